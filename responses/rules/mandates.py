"""Standing mandates: what a capital agreed to beforehand. One prepares a draft and never answers (decision 9)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.rules.refusal import Kind, Refusal
from delegations.rules.roles import Actor, Can
from responses.rules.vocabulary import Answer

PREPARED = (Answer.AGREE, Answer.FOR, Answer.COMMENT, Answer.ABSTAIN)
"""An objection, a reservation, a declaration is never given beforehand: each is about one text."""


@dataclass(frozen=True, slots=True)
class MandateFacts:
    """A mandate as the rule sees it. ``confidence`` is the least the assessment must have: 1 low to 3 high, 0 any."""

    number: int
    instruments: frozenset[str]
    answer: Answer
    confidence: int
    since: date
    until: date
    revoked: bool = False


def may_mandate(actor: Actor) -> Refusal | None:
    """Who commits the State may say beforehand what it would commit to."""
    if actor.speaks_for_a_state and actor.can(Can.SIGN_POSITION):
        return None
    return Refusal("responses.only_signatories_mandate")


def check_mandate(facts: MandateFacts, *, today: date) -> Refusal | None:
    """What is put down for later is an answer that can be, for something, until a day to come."""
    if facts.answer not in PREPARED:
        return Refusal("responses.never_beforehand", kind=Kind.INVALID, field="answer")
    if not facts.instruments:
        return Refusal("responses.mandate_for_what", kind=Kind.INVALID, field="instruments")
    if facts.until < max(today, facts.since):
        return Refusal("responses.mandate_until", kind=Kind.INVALID, field="until")
    return None


def fits(facts: MandateFacts, *, instrument: str, answers: Iterable[Answer], confidence: int, on: date) -> bool:
    """Whether the mandate speaks about this round: instrument, its positions, how sure we are, the day."""
    in_time = facts.since <= on <= facts.until and not facts.revoked
    return in_time and instrument in facts.instruments and facts.answer in answers and confidence >= facts.confidence


def chosen(mandates: Iterable[MandateFacts]) -> MandateFacts | None:
    """Of those that fit, the newest: a capital that spoke again meant the later word."""
    return max(mandates, key=lambda each: each.number, default=None)
