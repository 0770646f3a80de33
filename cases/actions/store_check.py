"""All stored evidence is compared with the hashes of its receipt, again and again, in slices."""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction

from audit import trail
from cases.actions.kept_files import hash_of_stored
from cases.actions.wording import quoted
from cases.models import Evidence, StoreCheck, StoreFault
from core.clock import db_now
from delegations import facts as people
from delegations.rules.roles import Can
from notifications import outbox

SLICE_ITEMS = 200
SLICE_BYTES = 512 * 1024 * 1024


def check_slice() -> StoreCheck | None:
    """Go on with the walk that is under way, or begin one if the last is old enough. None: nothing to do."""
    run = _under_way() or _begun()
    if run:
        _walk(run, SLICE_ITEMS, SLICE_BYTES)
    return run


def check_everything() -> StoreCheck:
    """One whole walk, at once."""
    run = _under_way() or StoreCheck.objects.create()
    while run.finished_at is None:
        _walk(run, SLICE_ITEMS, SLICE_BYTES)
    return run


def _under_way() -> StoreCheck | None:
    return StoreCheck.objects.filter(finished_at__isnull=True).first()


def _begun() -> StoreCheck | None:
    recent = db_now() - timedelta(hours=settings.EVIDENCE_CHECK_EVERY_HOURS)
    if StoreCheck.objects.filter(created_at__gt=recent).exists():
        return None
    try:
        with transaction.atomic():
            return StoreCheck.objects.create()
    except IntegrityError:  # why: another worker began it in the same moment
        return None


@transaction.atomic
def _walk(run: StoreCheck, items: int, size: int) -> None:
    """The next slice. Its row is locked, so that two workers do not walk together."""
    locked = StoreCheck.objects.select_for_update(skip_locked=True).filter(pk=run.pk, finished_at__isnull=True).first()
    if locked is None:
        run.refresh_from_db()
        return
    run.reached, run.items, run.size, run.faults = locked.reached, locked.items, locked.size, locked.faults
    wrong, read, waiting = [], 0, _next(run, items)
    for item in waiting:
        now = hash_of_stored(item)
        wrong += [(item, now)] if now != item.sha256 else []
        run.reached, run.items, read = item.pk, run.items + 1, read + (item.size or 0)
        if read > size:
            break
    run.size += read
    _found(run, wrong)
    if not _next(run, 1):
        run.finished_at = db_now()
        _report(run)
    run.save()


def _next(run: StoreCheck, items: int) -> list[Evidence]:
    rows = Evidence.objects.exclude(file="").filter(created_at__lte=run.created_at).select_related("case")
    return list((rows.filter(pk__gt=run.reached) if run.reached else rows).order_by("pk")[:items])


def _found(run: StoreCheck, wrong: list[tuple[Evidence, str]]) -> None:
    """Recorded at the end of the slice: the chains of the cases are then locked for a moment only."""
    run.faults += len(wrong)
    for item, now in wrong:
        StoreFault.objects.create(check_run=run, evidence=item, sha256=now)
        _alarm(item, now)


def _alarm(item: Evidence, sha256: str) -> None:
    found = f"has the hash {sha256}" if sha256 else "is missing"
    trail.record(
        verb="hash_mismatch", subject=item, chain=item.case,
        sentence=f"{{actor}} compared {quoted(item.title)} with its receipt: the stored file {found}.",
    )  # fmt: skip
    outbox.notify(
        people=people.holders(Can.GUARD_MARKINGS), code="cases.notice_file_changed",
        params={"reference": item.case.reference}, subject=item, url=item.get_absolute_url(),
        dedupe=f"mismatch:{item.pk}:{sha256}", chain=str(item.case_id),
    )  # fmt: skip


def _report(run: StoreCheck) -> None:
    trail.record(
        verb="check_store", subject=run, items=run.items, faults=run.faults,
        sentence=f"{{actor}} compared {run.items} stored files with their receipts and found {run.faults} at fault.",
    )  # fmt: skip


def faults_of(run: StoreCheck) -> Iterator[str]:
    """Each fault in a line that names the item."""
    for fault in run.found.select_related("evidence__case").order_by("created_at"):
        item = fault.evidence
        found = f"has the hash {fault.sha256}" if fault.sha256 else "is missing"
        yield f"{item.case.reference} {item.pk} {item.file_name!r}: expected {item.sha256}, but the stored file {found}"
