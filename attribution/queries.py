"""Reading: the analysis of a case, what each State says, and what texts of the Union say.

National attributions are listed one by one. Nothing here counts, adds up or compares them (R23).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from attribution.models import Assessment, NationalAttribution, UnionPosition
from attribution.rules.access import may_record_union_position, may_write
from attribution.rules.vocabulary import AssessmentStatus, StateStance
from attribution.words import label
from cases.models import Case
from core.registry import Hit
from delegations import facts as people
from delegations.models import Delegation
from delegations.rules.roles import Can

FOUND = 20
SHOWN_FIRST = {
    AssessmentStatus.AGREED: 0,
    AssessmentStatus.PEER_REVIEW: 1,
    AssessmentStatus.DRAFT: 2,
    AssessmentStatus.SUPERSEDED: 3,
}


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One Member State and the last position it recorded, if any; ``earlier`` are those before it."""

    state: Delegation
    position: NationalAttribution | None
    earlier: tuple[NationalAttribution, ...] = ()

    @property
    def stance(self) -> str:
        """The word for its stance; empty where none is recorded."""
        return label(StateStance(self.position.stance)) if self.position else ""


def assessments(case: Case, user: Any) -> list[Assessment]:
    """The assessments of a case this reader may see: the agreed one first, then what is being written."""
    rows = Assessment.objects.visible_to(user).filter(case=case).select_related("actor", "author", "reviewer")
    found = rows.prefetch_related("hypotheses").order_by("-changed_at", "id")
    return sorted(found, key=lambda one: SHOWN_FIRST[AssessmentStatus(one.status)])


def register(case: Case, user: Any) -> list[RegisterRow]:
    """One row for every Member State in protocol order. Two queries, whatever is recorded."""
    given: dict[str, list[NationalAttribution]] = {}
    for row in _positions(case, user):
        given.setdefault(row.state_id, []).append(row)
    return [_row(state, given.get(state.code, [])) for state in people.states()]


def recorded(case: Case, user: Any) -> list[RegisterRow]:
    """The rows of States that recorded a position, in protocol order. One query."""
    given: dict[str, list[NationalAttribution]] = {}
    for row in _positions(case, user):
        given.setdefault(row.state_id, []).append(row)
    return [_row(rows[0].state, rows) for rows in given.values()]


def union_positions(case: Case, user: Any) -> QuerySet[UnionPosition]:
    """What texts of the Union say, newest first."""
    return UnionPosition.objects.visible_to(user).filter(case=case).order_by("-date", "-created_at")


def panel(case: Case, user: Any) -> dict[str, Any]:
    """The context of ``attribution/_panel.html``, all under one key; None for those who see no analysis."""
    actor = people.actor(user)
    if actor.kind == "partner" or not actor.delegation:
        return {"attribution": None}
    speaks = actor.speaks_for_a_state and actor.can(Can.SIGN_POSITION)
    return {
        "attribution": {
            "case": case,
            "assessments": assessments(case, user),
            "may_not_write": may_write(actor),
            "recorded": recorded(case, user),
            "may_record": speaks or actor.can(Can.RECORD_ON_BEHALF),
            "union_positions": union_positions(case, user),
            "may_record_union": may_record_union_position(actor, reference="-") is None,
        }
    }


def search(user: Any, text: str) -> Iterator[Hit]:
    """Assessments by the actor they name or by their words."""
    found = Assessment.objects.visible_to(user).select_related("case", "actor")
    for word in text.split():
        found = found.filter(Q(actor__name__icontains=word) | Q(reasons__icontains=word))
    for one in found.order_by("-changed_at")[:FOUND]:
        yield Hit("assessment", str(one), one.get_absolute_url(), one.actor.name if one.actor else "", one.changed_at)


def _positions(case: Case, user: Any) -> QuerySet[NationalAttribution]:
    rows = NationalAttribution.objects.visible_to(user).filter(case=case).select_related("state", "actor")
    return rows.order_by("state__protocol_order", "-sequence")


def _row(state: Delegation, rows: list[NationalAttribution]) -> RegisterRow:
    return RegisterRow(state, rows[0] if rows else None, tuple(rows[1:]))
