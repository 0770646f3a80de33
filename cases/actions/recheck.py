"""Files that the checker for malware did not answer about are asked about again until it does."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q

from cases import virus_check
from cases.actions.kept_files import enter
from cases.actions.quarantine import decide, locked, mark_infected, tell_sender
from cases.models import Quarantined
from cases.rules.vocabulary import CustodyStepKind, QuarantineOutcome, QuarantineReason
from core.clock import db_now
from core.rules.refusal import Refused

AGAIN_AFTER = timedelta(minutes=2)
AT_ONCE = 20
CLEAN = "Checked for malware: clean."


def recheck_waiting(most: int = AT_ONCE) -> int:
    """Ask about what waits longest; returns how many were asked about. Stops at the first silence."""
    asked = 0
    while asked < most and (entry := _claimed()):
        asked += 1
        with entry.file.open("rb") as held:
            verdict = virus_check.check(held)
        if verdict.silent:
            break
        if verdict.infected:
            mark_infected(entry, verdict.infected)
        else:
            _clean(entry, CLEAN if verdict.asked else "")
    return asked


@transaction.atomic
def _claimed() -> Quarantined | None:
    now = db_now()
    due = Q(checked_at__isnull=True) | Q(checked_at__lt=now - AGAIN_AFTER)
    waiting = Quarantined.objects.filter(
        due, reason=QuarantineReason.UNCHECKED, outcome=QuarantineOutcome.OPEN
    ).order_by(F("checked_at").asc(nulls_first=True), "created_at")
    entry = waiting.select_for_update(skip_locked=True, of=("self",)).first()
    if entry:
        Quarantined.objects.filter(pk=entry.pk).update(checked_at=now)
    return entry


def _clean(entry: Quarantined, note: str) -> None:
    """It enters; if it may not any more (the case was closed, the sender left), a security officer decides."""
    try:
        with transaction.atomic():
            entry = locked(entry)
            if entry.outcome != QuarantineOutcome.OPEN:
                return
            step = CustodyStepKind.RELEASED_FROM_QUARANTINE
            entry.evidence = enter(entry, step, why="Found clean; entered by itself.", by=entry.by, note=note)
            decide(entry, QuarantineOutcome.RELEASED, note or "No checker is configured.", None, "let in what was held")
            tell_sender(entry, "cases.notice_let_in", None)
    except Refused:
        return
