"""Who writes, reads critically and agrees an assessment, and who speaks for a State."""

from attribution.rules.vocabulary import StateStance
from core.rules.refusal import Kind, Refusal
from delegations.rules.roles import Actor, Can


def may_write(actor: Actor) -> Refusal | None:
    """Analysts write assessments."""
    return None if actor.can(Can.ASSESS) else Refusal("attribution.may_not_assess")


def may_review(actor: Actor, *, author: str) -> Refusal | None:
    """Another analyst than the author (``author`` is a person's token)."""
    if actor.user_token == author:
        return Refusal("attribution.not_your_own")
    return may_write(actor)


def may_agree(actor: Actor, *, author: str, reviewer: str) -> Refusal | None:
    """Agreed by the reviewer, or by any analyst but the author once a reviewer has read it."""
    if not reviewer:
        return Refusal("attribution.nobody_reviewed", kind=Kind.STATE)
    return may_review(actor, author=author)


def may_record_stance(actor: Actor, *, state: str, proof: str = "") -> Refusal | None:
    """A State's signatory for that State; the secretariat on its behalf, with proof of receipt."""
    if actor.speaks_for_a_state and actor.delegation == state and actor.can(Can.SIGN_POSITION):
        return None
    if not actor.can(Can.RECORD_ON_BEHALF):
        return Refusal("attribution.only_that_state", {"state": state})
    if proof.strip():
        return None
    return Refusal("attribution.proof_missing", {"state": state}, kind=Kind.INVALID, field="proof")


def check_stance(stance: StateStance, *, actor_named: bool) -> Refusal | None:
    """Who attributes or joins an attribution names the actor; a neutral answer names nobody."""
    needs_actor = stance in (StateStance.OWN_ATTRIBUTION, StateStance.ASSOCIATES)
    if needs_actor and not actor_named:
        return Refusal("attribution.actor_missing", kind=Kind.INVALID, field="actor")
    if stance is StateStance.NO_POSITION and actor_named:
        return Refusal("attribution.no_position_names_nobody", kind=Kind.INVALID, field="actor")
    return None


def may_quote(*, state: str, is_public: bool, released_for_this_text: bool) -> Refusal | None:
    """A text quotes a national attribution only with that State's release for this very text.

    That it is public makes no difference: what an EU text says of it is the State's to allow.
    """
    if released_for_this_text:
        return None
    params = {"state": state, "is_public": is_public}
    return Refusal("attribution.not_released_for_this_text", params, kind=Kind.STATE)


def may_record_union_position(actor: Actor, *, reference: str) -> Refusal | None:
    """What an EU text says is recorded with its reference by those who record adoptions."""
    if not actor.can(Can.RECORD_ADOPTION):
        return Refusal("attribution.may_not_record_union_position")
    if reference.strip():
        return None
    return Refusal("attribution.reference_missing", kind=Kind.INVALID, field="reference")
