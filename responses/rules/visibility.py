"""When delegations see each other's answers: the body's choice, and the same in every channel."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from core.rules.refusal import Reason
from delegations.rules.roles import Actor, Can, Kind
from responses.rules.positions import Given, RoundFacts, is_late
from responses.rules.question import NO_ANSWER
from responses.rules.rounds import RUNNING, RoundStatus
from responses.rules.vocabulary import Answer, OutcomeCode


class Visibility(StrEnum):
    """The body's choice, made when the round is opened."""

    AT_ONCE = "at_once"
    AFTER_OWN = "after_own"
    AFTER_CLOSE = "after_close"


_CONDUCTS = frozenset({Can.CHAIR, Can.RECORD_ON_BEHALF, Can.AUDIT})


def sees_answers(actor: Actor, choice: Visibility, *, closed: bool, own_given: bool) -> bool:
    """Whether this person sees the answers of other States now.

    Who conducts or audits the round always does; a partner never does. ``closed`` as by
    ``is_closed``: a broken silence that still takes answers has not closed.
    """
    if actor.kind == Kind.PARTNER or not actor.delegation:
        return False
    if closed or actor.capabilities & _CONDUCTS:
        return True
    return choice is Visibility.AT_ONCE or (choice is Visibility.AFTER_OWN and own_given)


def sees_answer_of(actor: Actor, state: str, choice: Visibility, *, closed: bool, own_given: bool) -> bool:
    """Whether this person sees the answer of ``state``: its own State's always."""
    own = actor.kind == Kind.STATE and actor.delegation == state
    return own or sees_answers(actor, choice, closed=closed, own_given=own_given)


def board_mark(everything: int | None, terms: int, own: int) -> str:
    """What a poll compares: the revision of ``everything``; for whoever may not see that (None), that of what all may
    know and the number of the State's ``own`` last answer, which never rise because another State answered.
    """
    return f"t{terms}.{own}" if everything is None else f"a{everything}"


def has_answered(current: Mapping[str, Given], state: str) -> bool:
    """Whether the State has given its own answer: a mere comment, or what it took back, is none."""
    return state in current and current[state].answer not in NO_ANSWER


def is_closed(facts: RoundFacts, *, now: datetime) -> bool:
    """Whether nobody can answer in time any more. A braked vote may be put again on the answers it has."""
    if facts.status is RoundStatus.BROKEN:
        return is_late(now, facts.closes_at)
    return facts.status not in (RoundStatus.DRAFT, RoundStatus.BRAKED, *RUNNING)


def shows_to_all(given: Given, before: Given | None) -> bool:
    """Whether an answer that moves nothing still changes what ``without_names`` says: a reservation comes or goes."""
    return Answer.RESERVATION in (given.answer, before.answer if before else None)


def without_names(code: OutcomeCode) -> Reason:
    """What those may read who do not see the answers yet."""
    return Reason(_HIDDEN.get(code, "responses.hidden_until_shown"))


_HIDDEN = {
    OutcomeCode.BROKEN: "responses.hidden_broken",
    OutcomeCode.HELD: "responses.hidden_held",
    OutcomeCode.EXPIRED_SILENT: "responses.standing_silence_clear",
}
