"""Pointing at classified content that stays in its registry."""

from typing import Any

from django.db import IntegrityError, transaction

from audit import trail
from cases.actions.guard import keeps_out_marked, refuse_marked_text
from cases.actions.telling import tell_bodies
from cases.actions.wording import quoted
from cases.facts import case_facts
from cases.models import Case, ClassifiedPointer
from cases.rules.pointers import PointerWords, check_pointer, may_point, may_withdraw_pointer
from cases.rules.quarantine import check_note
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts as people
from delegations.models import Delegation


def point(*, case: Case, reference: str, level: str, originator: str, summary: str, by: Any, **more: Any) -> Any:
    """Add a pointer. Its summary is guarded like any text: marked, it is refused (422) and recorded."""
    actor = people.actor(by)
    enforce(may_point(actor, case_facts(case)))
    words = PointerWords(reference.strip(), level, originator, summary.strip())
    enforce(check_pointer(words) or _unknown(originator))
    refuse_marked_text({"summary": words.summary}, by=by, case=case)
    pointer = ClassifiedPointer(
        case=case, reference=words.reference, level=level, originator_id=originator, summary=words.summary,
        added_by=by, body_id=actor.delegation, **more,
    )  # fmt: skip
    return _inserted(pointer, by)


@keeps_out_marked("why")
@transaction.atomic
def withdraw_pointer(*, pointer: ClassifiedPointer, why: str, by: Any) -> ClassifiedPointer:
    """Wrong or obsolete: it stays on record, struck out. Refused (409) if it is withdrawn already."""
    actor = people.actor(by)
    enforce(may_withdraw_pointer(actor, case_facts(pointer.case), pointer.body_id) or check_note(why, "why"))
    rows = ClassifiedPointer.objects.filter(pk=pointer.pk, withdrawn_at__isnull=True)
    done = rows.update(withdrawn_at=db_now(), withdrawn_why=why.strip())
    enforce(None if done else Refusal("core.stale", kind=Kind.STATE))
    trail.record(
        verb="withdraw_pointer", subject=pointer, by=by, chain=pointer.case, body=actor.delegation,
        sentence=f"{{actor}} ({actor.delegation}) withdrew the pointer {quoted(pointer.reference)}: {quoted(why)}.",
    )  # fmt: skip
    pointer.refresh_from_db()
    return pointer


def _inserted(pointer: ClassifiedPointer, by: Any) -> ClassifiedPointer:
    try:
        with transaction.atomic():
            pointer.save(force_insert=True)
            _recorded(pointer, by)
    except IntegrityError:
        enforce(Refusal("cases.pointer_exists", {"reference": pointer.reference}, kind=Kind.STATE, field="reference"))
        raise
    return pointer


def _recorded(pointer: ClassifiedPointer, by: Any) -> None:
    body, case = pointer.body_id, pointer.case
    trail.record(
        verb="point", subject=pointer, by=by, chain=case, body=body, level=pointer.level,
        sentence=f"{{actor}} ({body}) pointed from {case.reference} to {quoted(pointer.reference)} in the registry "
        f"of {pointer.originator_id}.",
    )  # fmt: skip
    tell_bodies(
        case, [case.lead_id], code="cases.notice_pointer_added", dedupe=f"pointer:{pointer.pk}", by=by, body=body
    )


def _unknown(originator: str) -> Refusal | None:
    if Delegation.objects.filter(pk=originator).exists():
        return None
    return Refusal("cases.body_unknown", {"codes": originator[:12]}, kind=Kind.INVALID, field="originator")
