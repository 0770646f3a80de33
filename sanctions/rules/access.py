"""Who may see and move a dossier. A leak before publication gives time to move assets."""

from dataclasses import dataclass

from core.rules.refusal import Kind, Refusal
from delegations.rules.roles import Actor, Can
from delegations.rules.roles import Kind as Body
from sanctions.rules.vocabulary import DossierStatus

# Services without an own entry in the access list that see dossiers for their work.
SEEING = frozenset({Can.CHECK_LEGALITY, Can.AUDIT, Can.CHAIR, Can.DRAFT})
HIGH_REPRESENTATIVE = "EEAS"

MOVERS: dict[str, frozenset[Can]] = {
    "start_draft": frozenset({Can.DRAFT}),
    "send_to_legal_check": frozenset({Can.DRAFT}),
    "return_to_draft": frozenset({Can.DRAFT, Can.CHECK_LEGALITY, Can.CHAIR}),
    "propose": frozenset({Can.SIGN_POSITION, Can.DRAFT}),
    "take_to_relex": frozenset({Can.CHAIR}),
    "take_to_coreper": frozenset({Can.CHAIR}),
    "record_adoption": frozenset({Can.RECORD_ADOPTION}),
    "record_publication": frozenset({Can.RECORD_ADOPTION}),
    "record_notification": frozenset({Can.RECORD_ADOPTION}),
    "enter_into_force": frozenset({Can.RECORD_ADOPTION}),
    "withdraw": frozenset({Can.SIGN_POSITION, Can.DRAFT}),
}
_PROPOSERS_OWN = ("start_draft", "send_to_legal_check", "propose", "withdraw")


@dataclass(frozen=True, slots=True)
class DossierAccessFacts:
    """Whose proposal it is and who was let in, by display code."""

    status: DossierStatus
    proposer: str
    access: frozenset[str]
    legality_confirmed: bool = False


def may_be_proposer(code: str, kind: str) -> Refusal | None:
    """Only a Member State or the High Representative, through the EEAS, proposes."""
    if kind == Body.STATE or code == HIGH_REPRESENTATIVE:
        return None
    return Refusal("sanctions.may_not_propose", kind=Kind.INVALID, field="proposer")


def may_view(actor: Actor, dossier: DossierAccessFacts) -> Refusal | None:
    """The access list, the proposer, and those who check, chair, draft or audit; no partner."""
    if actor.kind == Body.PARTNER or not actor.delegation:
        return Refusal("sanctions.not_yours_to_see")
    let_in = actor.delegation == dossier.proposer or actor.delegation in dossier.access
    return None if let_in or SEEING & actor.capabilities else Refusal("sanctions.not_yours_to_see")


def may_edit(actor: Actor, dossier: DossierAccessFacts) -> Refusal | None:
    """Drafters, and the officers of the State that proposes; only while it is a draft."""
    hidden = may_view(actor, dossier)
    if hidden:
        return hidden
    if not (actor.can(Can.DRAFT) or _of_proposer(actor, dossier)):
        return Refusal("sanctions.may_not_edit", {"proposer": dossier.proposer})
    if dossier.status in (DossierStatus.IDEA, DossierStatus.DRAFT):
        return None
    return Refusal("sanctions.only_in_draft", kind=Kind.STATE)


def may_let_in(actor: Actor, dossier: DossierAccessFacts, *, kind: str) -> Refusal | None:
    """The proposer widens the access list; a partner is never on it."""
    if kind == Body.PARTNER:
        return Refusal("sanctions.no_partner", kind=Kind.INVALID, field="delegation")
    if actor.delegation == dossier.proposer and actor.kind != Body.PARTNER:
        return None
    return Refusal("sanctions.only_the_proposer", {"proposer": dossier.proposer})


def may_move(actor: Actor, dossier: DossierAccessFacts, move: str) -> Refusal | None:
    """Whether the actor may make this move; the lifecycle says if it is open, the gates if ready."""
    hidden = may_view(actor, dossier)
    if hidden:
        return hidden
    if move in _PROPOSERS_OWN and not _for_proposer(actor, dossier, move):
        return Refusal("sanctions.only_the_proposer", {"proposer": dossier.proposer})
    if move not in _PROPOSERS_OWN and not MOVERS[move] & actor.capabilities:
        return Refusal("sanctions.may_not_move")
    if move == "propose" and not dossier.legality_confirmed:
        return Refusal("sanctions.legality_not_confirmed", kind=Kind.STATE)
    return None


def may_confirm_legality(actor: Actor, dossier: DossierAccessFacts) -> Refusal | None:
    """The legal adviser, while the dossier is in the legal check."""
    if not actor.can(Can.CHECK_LEGALITY):
        return Refusal("sanctions.may_not_check_legality")
    if dossier.status is DossierStatus.LEGAL_CHECK:
        return None
    return Refusal("sanctions.not_in_legal_check", kind=Kind.STATE)


def _of_proposer(actor: Actor, dossier: DossierAccessFacts) -> bool:
    return actor.delegation == dossier.proposer and actor.can(Can.PREPARE_POSITION)


def _for_proposer(actor: Actor, dossier: DossierAccessFacts, move: str) -> bool:
    """Drafters prepare anybody's dossier; proposing and withdrawing is the proposer's own."""
    own = actor.delegation == dossier.proposer
    if move in ("propose", "withdraw"):
        return own and bool(MOVERS[move] & actor.capabilities)
    return bool(MOVERS[move] & actor.capabilities) or (own and actor.can(Can.PREPARE_POSITION))
