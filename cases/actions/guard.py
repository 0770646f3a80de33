"""Classified content stays outside: nothing of it is kept, but that it was tried is."""

from collections.abc import Mapping
from typing import Any, NoReturn

from django.db import transaction

from audit import trail
from cases.models import Case, Quarantined
from cases.rules import classification
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, Refused, enforce
from delegations import facts as people
from delegations.rules.roles import Can
from notifications import outbox


def refuse_marked_text(texts: Mapping[str, str], *, by: Any, case: Case | None = None) -> None:
    """Look for a classification marking in each text, named by where it stands; see ``keep_out``."""
    for where, text in texts.items():
        found = classification.found(text)
        if found:
            keep_out(found=found, where=where, by=by, case=case)


def keep_out(*, found: str, where: str, by: Any, case: Case | None = None, sha256: str = "") -> NoReturn:
    """Record that marked content was tried, tell the security officers, and refuse it (422).

    The record is committed by itself before the refusal is raised, so that it survives; hence this
    cannot be called inside a transaction of the caller's (``RuntimeError``).
    """
    _record(found=found[:60], where=where[:60], by=by, case=case, sha256=sha256)
    field = where if where in ("title", "body", "links", "file") else ""
    raise Refused(Refusal("cases.classified_marking", {"marking": found}, kind=Kind.UNPROCESSABLE, field=field))


@transaction.atomic(durable=True)
def _record(*, found: str, where: str, by: Any, case: Case | None, sha256: str) -> None:
    row = Quarantined.objects.create(marking_found=found, where=where, by=by, case=case, sha256=sha256)
    body = people.actor(by).delegation
    trail.record(
        verb="quarantine", subject=row, by=by, chain=case or "", body=body, marking=found, where=where,
        sentence=f"{{actor}} ({body}) tried to add content marked {found}; it was kept out and the security "
        "officers were told.",
    )  # fmt: skip
    outbox.notify(
        people=people.holders(Can.GUARD_MARKINGS), code="cases.notice_quarantined",
        params={"marking": found, "body": body, "person": by.name}, subject=row,
        url=row.get_absolute_url(), dedupe=f"quarantined:{row.pk}",
    )  # fmt: skip


@transaction.atomic
def close_quarantine_entry(*, entry: Quarantined, note: str, by: Any) -> Quarantined:
    """The security officer says what was done about it (the sender called, the registry told)."""
    enforce(None if people.actor(by).can(Can.GUARD_MARKINGS) else Refusal("cases.may_not_guard"))
    done = Quarantined.objects.filter(pk=entry.pk, handled_at__isnull=True).update(
        handled_at=db_now(), handled_note=note
    )
    enforce(None if done else Refusal("core.stale", kind=Kind.STATE))
    trail.record(
        verb="close_quarantine", subject=entry, by=by, chain=entry.case or "", body=people.actor(by).delegation,
        sentence="{actor} closed the quarantine entry: " + note,
    )  # fmt: skip
    entry.refresh_from_db()
    return entry
