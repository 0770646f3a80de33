"""Who may open a listing dossier, and for which proposer."""

from core.rules.refusal import Kind, Refusal
from delegations.rules.roles import Actor, Can
from delegations.rules.roles import Kind as Body
from sanctions.rules.access import may_be_proposer


def may_open(actor: Actor) -> Refusal | None:
    """Drafters, and the officers of a Member State."""
    if actor.kind == Body.PARTNER or not (actor.can(Can.DRAFT) or _officer(actor)):
        return Refusal("sanctions.may_not_open")
    return None


def may_open_for(actor: Actor, *, proposer: str, kind: str) -> Refusal | None:
    """A drafter opens for any proposer, a State's officer for the own State alone."""
    no = may_open(actor) or may_be_proposer(proposer, kind)
    if no or actor.can(Can.DRAFT) or actor.delegation == proposer:
        return no
    return Refusal("sanctions.open_for_your_own", {"own": actor.delegation}, kind=Kind.INVALID, field="proposer")


def check_criterion(*, chosen: bool, no_applicable_regime: bool) -> Refusal | None:
    """A regime with its criterion, or the finding that none applies; one of the two, not both."""
    if chosen == no_applicable_regime:
        code = "sanctions.regime_or_none" if chosen else "sanctions.criterion_missing"
        return Refusal(code, kind=Kind.INVALID, field="criterion")
    return None


def _officer(actor: Actor) -> bool:
    return actor.speaks_for_a_state and actor.can(Can.PREPARE_POSITION)
