"""Whether a dossier may make a move now: right, place in the lifecycle and gates, in that order."""

from collections.abc import Callable

from core.rules.refusal import Refusal
from core.rules.transitions import check
from delegations.rules.roles import Actor
from sanctions.facts import access_facts, dossier_facts, measures_of
from sanctions.models import Dossier
from sanctions.rules.access import may_move
from sanctions.rules.gates import check_pair, may_go_to_coreper, may_leave_draft
from sanctions.rules.lifecycle import DOSSIER
from sanctions.rules.vocabulary import ActKind, DossierPurpose

RECORDED = ("record_adoption", "record_publication")
"""Moves that need the references of the acts and so have verbs of their own."""


def may_move_now(dossier: Dossier, name: str, actor: Actor) -> Refusal | None:
    """The first reason why not, or None."""
    no = may_move(actor, access_facts(dossier), name) or check(DOSSIER, name, state=dossier.status)
    gate = GATES.get(name)
    return no or (gate(dossier) if gate else None)


def _reasons_stand(dossier: Dossier) -> Refusal | None:
    return may_leave_draft(dossier_facts(dossier))


def _heard(dossier: Dossier) -> Refusal | None:
    return may_go_to_coreper(
        DossierPurpose(dossier.purpose),
        reasons_changed=dossier.reasons_changed,
        evidence_added=dossier.evidence_added,
        disclosed=dossier.disclosed_on is not None,
    )


def _published_as_a_pair(dossier: Dossier) -> Refusal | None:
    published = {ActKind(act.kind): act.published_on for act in dossier.acts.all() if act.published_on}
    return check_pair(measures_of(dossier), published)


GATES: dict[str, Callable[[Dossier], Refusal | None]] = {
    "send_to_legal_check": _reasons_stand,
    "take_to_coreper": _heard,
    "record_notification": _published_as_a_pair,
    "enter_into_force": _published_as_a_pair,
}
