"""Two persons for one answer, where the State wants it: an officer prepares, a signatory confirms."""

from core.rules.refusal import Kind, Refusal
from delegations.rules.roles import Actor, Can


def check_keys(actor: Actor, *, state_wants_two: bool, prepared_by: str | None) -> Refusal | None:
    """Whether this signatory may commit the State alone.

    ``prepared_by`` is the token of whoever prepared the answer, None if nobody did.
    """
    if not state_wants_two:
        return None
    if prepared_by is None:
        return Refusal("responses.prepare_first", {"state": actor.delegation}, kind=Kind.STATE)
    if prepared_by == actor.user_token:
        return Refusal("responses.second_person_signs", {"state": actor.delegation}, kind=Kind.STATE)
    return None


def may_discard(actor: Actor, *, state: str, prepared_by: str) -> Refusal | None:
    """Whoever prepared an answer of its State, or a signatory of that State, puts it away before it is signed."""
    own = actor.speaks_for_a_state and actor.delegation == state
    if own and (actor.user_token == prepared_by or actor.can(Can.SIGN_POSITION)):
        return None
    return Refusal("responses.may_not_discard", {"state": state})
