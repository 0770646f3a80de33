"""When delegations see each other's answers: the body's choice, and the same in every channel."""

from enum import StrEnum

from delegations.rules.roles import Actor, Can, Kind
from responses.rules.rounds import RUNNING, RoundStatus


class Visibility(StrEnum):
    """The body's choice, made when the round is opened."""

    AT_ONCE = "at_once"
    AFTER_OWN = "after_own"
    AFTER_CLOSE = "after_close"


_CONDUCTS = frozenset({Can.CHAIR, Can.RECORD_ON_BEHALF, Can.AUDIT})


def sees_answers(actor: Actor, choice: Visibility, status: RoundStatus, *, own_given: bool) -> bool:
    """Whether this person sees the answers of other States now.

    Who conducts or audits the round always does; a partner never does. A silence that is broken
    or held has shown its hand: everyone asked must know what to work on.
    """
    if actor.kind == Kind.PARTNER or not actor.delegation:
        return False
    if actor.capabilities & _CONDUCTS or status not in (RoundStatus.DRAFT, *RUNNING):
        return True
    return choice is Visibility.AT_ONCE or (choice is Visibility.AFTER_OWN and own_given)


def sees_answer_of(actor: Actor, state: str, choice: Visibility, status: RoundStatus, *, own_given: bool) -> bool:
    """Whether this person sees the answer of ``state``: its own State's always."""
    own = actor.kind == Kind.STATE and actor.delegation == state
    return own or sees_answers(actor, choice, status, own_given=own_given)
