"""A State says who did it, for itself; a text of the Union is recorded with its reference.

Rows are added, never changed. No position of the Union follows from those of States (R23).
"""

from datetime import date as day
from typing import Any

from django.db import transaction
from django.db.models import Max

from attribution.actions.actors import actor_named
from attribution.actions.guard import see_case
from attribution.models import NationalAttribution, UnionPosition
from attribution.rules.access import check_stance, may_record_stance, may_record_union_position
from attribution.rules.vocabulary import AttributionLevel, Confidence, EUPosition, StateStance
from attribution.rules.writing import check_day
from audit import trail
from cases.actions.guard import refuse_marked_text
from cases.actions.telling import tell_bodies
from cases.actions.wording import quoted
from cases.models import Case
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts as people
from delegations.models import Delegation
from delegations.rules.roles import Kind as Body


def record_national_attribution(
    *, case: Case, state: str, stance: str, by: Any, actor_name: str = "", level: str = "", confidence: str = "",
    is_public: bool = False, date: day | None = None, text_url: str = "", note: str = "", quotable: bool = False,
    proof: str = "",
) -> NationalAttribution:  # fmt: skip
    """Add a State's position after its former ones; ``state`` is the display code.

    Refused: anybody but a signatory of that State, or the secretariat with ``proof`` (403, 400); no actor
    where the stance names one, an actor where it names none, a date after today (400); markings (422).
    """
    actor = people.actor(by)
    see_case(actor, case)
    enforce(_is_state(state) or may_record_stance(actor, state=state, proof=proof))
    enforce(check_stance(StateStance(stance), actor_named=bool(actor_name.strip())))
    on = date or people.today()
    enforce(check_day(on, today=people.today()))
    refuse_marked_text({"note": note, "proof": proof, "actor": actor_name}, by=by, case=case)
    said = {
        "stance": StateStance(stance), "level": AttributionLevel(level) if level else "", "date": on,
        "confidence": Confidence(confidence) if confidence else "", "is_public": is_public,
        "text_url": text_url, "note": note.strip(), "quotable": quotable, "proof": proof.strip(),
    }  # fmt: skip
    return _recorded(case, state, actor_name, said, by)


def record_union_position(
    *, case: Case, position: str, reference: str, by: Any, date: day | None = None, text_url: str = ""
) -> UnionPosition:
    """What a text of the Union does with national attributions, from the text itself.

    Refused to all but those who record adoptions (403), without a reference or dated ahead (400).
    """
    actor = people.actor(by)
    see_case(actor, case)
    refuse_marked_text({"reference": reference}, by=by, case=case)
    enforce(may_record_union_position(actor, reference=reference))
    on = date or people.today()
    enforce(check_day(on, today=people.today()))
    return _union_recorded(case, EUPosition(position), reference.strip(), on, text_url, by)


@transaction.atomic
def _recorded(case: Case, state: str, actor_name: str, said: dict[str, Any], by: Any) -> NationalAttribution:
    Case.objects.select_for_update().get(pk=case.pk)  # why: two at once would take the same number
    last = NationalAttribution.objects.filter(case=case, state_id=state).aggregate(last=Max("sequence"))["last"] or 0
    made = NationalAttribution.objects.create(
        case=case, state_id=state, sequence=last + 1, actor=actor_named(actor_name), by=by, **said
    )
    body = people.actor(by).delegation
    behalf = f" on behalf of {state}; proof: {quoted(made.proof)}" if body != state else ""
    trail.record(
        verb="record_national_attribution", subject=made, by=by, chain=case, body=body,
        stance=made.stance, sequence=made.sequence, sentence=f"{{actor}} ({body}) recorded the position of {state} "
        f"on {case.reference}: {_said(made.stance)}{behalf}.",
    )  # fmt: skip
    tell_bodies(
        case, [case.lead_id], code="attribution.notice_position", dedupe=f"national:{made.pk}", by=by, state=state
    )
    return made


@transaction.atomic
def _union_recorded(case: Case, position: EUPosition, reference: str, on: day, text_url: str, by: Any) -> UnionPosition:
    made = UnionPosition.objects.create(
        case=case, position=position, reference=reference, date=on, text_url=text_url, by=by
    )
    body = people.actor(by).delegation
    trail.record(
        verb="record_union_position", subject=made, by=by, chain=case, body=body, reference=reference,
        sentence=f"{{actor}} ({body}) recorded what {quoted(reference)} says of {case.reference}: "
        f"{_said(position)}.",
    )  # fmt: skip
    return made


def _is_state(code: str) -> Refusal | None:
    if Delegation.objects.filter(pk=code, kind=Body.STATE).exists():
        return None
    return Refusal("attribution.not_a_state", kind=Kind.INVALID, field="state")


def _said(value: str) -> str:
    """The record is in English, whatever language the page had."""
    return quoted(value.replace("_", " "))
