"""Two persons for one answer, where the State wants it: an officer prepares, a signatory confirms."""

from core.rules.refusal import Kind, Refusal
from delegations.rules.roles import Actor


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
