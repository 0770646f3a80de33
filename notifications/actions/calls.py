"""The last rung of the ladder: the secretariat telephones, and says whom it spoke to."""

from typing import Any

from django.db import transaction

from audit.trail import record
from core.clock import db_now
from core.guarding import looked_through
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts as people
from notifications.models import Escalation
from notifications.rules.access import may_call

LONGEST = 300


@looked_through("note", chain=lambda said: said["rung"].deadline.chain)
@transaction.atomic
def record_call(*, rung: Escalation, note: str, by: Any) -> Escalation:
    """The delegation was called. Refused: not the secretariat (403), no words (400), a call already made (409).

    A classification marking in the note keeps it out (422).
    """
    row = Escalation.objects.select_for_update(of=("self",)).select_related("deadline").get(pk=rung.pk)
    who = people.actor(by)
    enforce(may_call(who, step=row.step, status=row.status, called=row.called_at is not None))
    fits = 0 < len(note.strip()) <= LONGEST
    words = Refusal("notifications.call_needs_words", {"longest": LONGEST}, kind=Kind.INVALID, field="note")
    enforce(None if fits else words)
    row.called_at, row.called_by, row.call_note = db_now(), by, note.strip()
    row.save(update_fields=["called_at", "called_by", "call_note"])
    record(
        verb="called", sentence=f"{{actor}} called {row.delegation_id}: {row.call_note}", subject=row.deadline, by=by,
        chain=row.deadline.chain, body=who.delegation, delegation=row.delegation_id,
    )  # fmt: skip
    return row
