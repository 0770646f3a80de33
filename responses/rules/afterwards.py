"""What follows a response that has left the house: commitments others made, and what it changed."""

from enum import StrEnum

from core.rules.refusal import Kind, Refusal
from delegations.rules.roles import Actor, Can
from responses.rules.authorship import may_follow_up
from responses.rules.delivery import SPOKEN_TO

LONGEST = 500


class CommitmentStatus(StrEnum):
    """Whether somebody did what they said they would do."""

    OPEN = "open"
    KEPT = "kept"
    NOT_KEPT = "not_kept"
    DROPPED = "dropped"  # overtaken by events, or released from it


class Effect(StrEnum):
    """What the operation did after the response, as far as it can be seen."""

    CEASED = "ceased"
    REDUCED = "reduced"
    UNCHANGED = "unchanged"
    INCREASED = "increased"
    CANNOT_TELL = "cannot_tell"


def may_note_commitment(actor: Actor, kind: str) -> Refusal | None:
    """By the services that carry responses out, on a delivery in which somebody was spoken to."""
    if refusal := may_follow_up(actor):
        return refusal
    if kind in SPOKEN_TO:
        return None
    return Refusal("responses.nobody_to_commit", kind=Kind.STATE)


def may_settle(actor: Actor, status: str) -> Refusal | None:
    """Once; a settled commitment stays as it was found."""
    if refusal := may_follow_up(actor):
        return refusal
    return None if status == CommitmentStatus.OPEN else Refusal("responses.commitment_is_settled", kind=Kind.STATE)


def may_say_effect(actor: Actor, *, done: bool) -> Refusal | None:
    """By those who carry responses out or assess; said once, so that 30, 90 and 180 days can be compared."""
    if not (actor.can(Can.RECORD_DELIVERY) or actor.can(Can.ASSESS)):
        return Refusal("responses.may_not_say_effect")
    return Refusal("responses.effect_is_said", kind=Kind.STATE) if done else None


def written(value: str, field: str, *, longest: int = LONGEST) -> Refusal | None:
    """Something is written there, and it fits."""
    if 0 < len(value.strip()) <= longest:
        return None
    return Refusal("responses.words_needed", {"longest": longest}, kind=Kind.INVALID, field=field)
