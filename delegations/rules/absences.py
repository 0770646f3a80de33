"""Who may say that somebody is away and who stands in; when a body may ask for two persons."""

from datetime import date

from core.rules.refusal import Kind as Why
from core.rules.refusal import Refusal
from delegations.rules.appointments import may_manage
from delegations.rules.roles import Actor

LEAST_FOR_TWO_KEYS = 2


def may_plan_absence(actor: Actor, person: str, delegation: str) -> Refusal | None:
    """One's own absence, or that of anybody in the delegation one manages. ``person`` is a token."""
    own = actor.user_token == person and actor.delegation == delegation
    return None if own else may_manage(actor, delegation)


def check_absence(
    *, person: str, deputy: str, deputy_is_there: bool, since: date, until: date, today: date
) -> Refusal | None:
    """A colleague stands in, for days that make sense and are not over."""
    if person == deputy:
        return Refusal("delegations.not_ones_own_deputy", kind=Why.INVALID, field="deputy")
    if not deputy_is_there:
        return Refusal("delegations.deputy_from_elsewhere", kind=Why.INVALID, field="deputy")
    if until < since:
        return Refusal("delegations.ends_before_it_begins", kind=Why.INVALID, field="until")
    return Refusal("delegations.absence_is_over", kind=Why.INVALID, field="until") if until < today else None


def may_change_keys(actor: Actor, delegation: str, *, is_state: bool, wanted: bool, prepare: int) -> Refusal | None:
    """The lead (or the secretariat) decides; two persons must be there who can prepare an answer."""
    if refusal := may_manage(actor, delegation):
        return refusal
    if not is_state:
        return Refusal("delegations.only_states_have_keys", kind=Why.STATE)
    short = wanted and prepare < LEAST_FOR_TWO_KEYS
    return Refusal("delegations.two_persons_needed", {"delegation": delegation}, kind=Why.STATE) if short else None
