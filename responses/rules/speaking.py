"""Which sentence says where a round stands, what doing nothing means, and what an answer will do."""

from datetime import datetime

from core.rules.refusal import Reason
from responses.rules.closing import answers_of_record
from responses.rules.outcome import LimbCode, Outcome
from responses.rules.positions import Given, RoundFacts, is_late
from responses.rules.question import Question
from responses.rules.reservations import moved_to
from responses.rules.rounds import RUNNING, RoundStatus
from responses.rules.silence import standing
from responses.rules.tally import tally
from responses.rules.visibility import Visibility
from responses.rules.vocabulary import (
    FAVOURABLE,
    Answer,
    OutcomeCode,
    Procedure,
    ReservationEffect,
    ReservationStatus,
    Rule,
)

FIXED: dict[RoundStatus, str] = {
    RoundStatus.SUSPENDED: "responses.clock_stopped",
    RoundStatus.WITHDRAWN: "responses.withdrawn",
    RoundStatus.SUPERSEDED: "responses.superseded",
}
_AFTERWARDS: dict[ReservationStatus | None, str] = {
    ReservationStatus.LIFTED: "effect_lifts_afterwards",
    ReservationStatus.CONVERTED: "effect_converts_afterwards",
}
_WEIGHED: dict[Rule, str] = {
    Rule.UNANIMITY: "unanimity",
    Rule.WRITTEN_UNANIMITY: "unanimity",
    Rule.QUALIFIED_MAJORITY: "majority",
    Rule.SIMPLE_MAJORITY: "majority",
    Rule.CONSENT_OF_PARTICIPANTS: "consent",
}
"""What a vote against or an abstention does depends on the rule: it stops, it works as a no, or it stops nothing."""
WAITS = (OutcomeCode.HELD, OutcomeCode.INCOMPLETE, OutcomeCode.NO_QUORUM)
AGAINST_IT = (OutcomeCode.BROKEN, OutcomeCode.NOT_ADOPTED_OPPOSED, OutcomeCode.NOT_ADOPTED_DECLARATIONS_BLOCK)


def polled(facts: RoundFacts) -> bool:
    """Whether each State answers, so that there is something to count."""
    return facts.rule not in (Rule.CONSENSUS_BY_CHAIR, Rule.NONE)


def as_it_stands(facts: RoundFacts, question: Question, current: dict[str, Given]) -> tuple[Reason, Outcome | None]:
    """The sentence for a round without an outcome yet, and the tally behind it."""
    if facts.status in FIXED:
        return Reason(FIXED[facts.status]), None
    if not polled(facts):
        return Reason("responses.consensus_by_chair"), None
    outcome = tally(question, answers_of_record(current))
    if facts.procedure is Procedure.SILENCE:
        return standing(question, answers_of_record(current)), outcome
    return outcome.reason, outcome


def hidden(choice: Visibility) -> Reason:
    """What is said in place of answers one may not see yet."""
    after_own = choice is Visibility.AFTER_OWN
    return Reason("responses.answers_after_own" if after_own else "responses.answers_after_close")


def tone_of(code: OutcomeCode | None, *, over: bool) -> str:
    """``passed``, ``held``, ``blocked`` or ``waiting``: how the verdict is drawn."""
    if code is None:
        return "waiting"
    if not over:
        return "blocked" if code in AGAINST_IT else "held" if code is OutcomeCode.HELD else "waiting"
    return "passed" if code in FAVOURABLE else "held" if code in WAITS else "blocked"


def if_you_do_nothing(facts: RoundFacts) -> Reason:
    """What silence means here, for a State that has not answered."""
    return Reason(f"responses.nothing_{facts.procedure}", {"closes_at": facts.closes_at or ""})


def effect_sentence(given: Given, facts: RoundFacts, *, at: datetime, before: Given | None = None) -> Reason:
    """What signing this answer does, in one sentence for the person about to sign.

    ``before`` is the State's word that counts: after the end its reservation can still be lifted or turned.
    """
    params = {"state": given.state, "closes_at": facts.closes_at or ""}
    if is_late(at, facts.closes_at) or facts.status not in (*RUNNING, RoundStatus.BROKEN):
        return Reason(f"responses.{_after_the_end(given, before)}", params)
    if given.takes_back:
        return Reason("responses.effect_withdraws", params)
    return Reason(f"responses.effect_{_what(given, facts)}", params)


def _after_the_end(given: Given, before: Given | None) -> str:
    if before is None or before.answer is not Answer.RESERVATION:
        return "effect_late"
    return _AFTERWARDS.get(moved_to(given), "effect_late")


def _what(given: Given, facts: RoundFacts) -> str:
    if given.answer is Answer.RESERVATION:
        return f"reservation_{given.effect or ReservationEffect.NONE}"
    if given.answer is Answer.OBJECT and facts.status is RoundStatus.BROKEN:
        return "object_again"
    if given.answer in (Answer.AGAINST, Answer.ABSTAIN):
        return f"{given.answer}_{_WEIGHED[facts.rule]}"
    return str(given.answer)


def needs_reason(outcome: Outcome | None) -> Reason | None:
    """The least that is still needed: answers under unanimity, elsewhere votes in favour and of whom."""
    if outcome is None or outcome.needs is None or not outcome.needs.examples:
        return None
    if outcome.limb(LimbCode.DECLARED_STATES) is not None:
        return Reason("responses.still_needed_answers")
    all_of_them = outcome.needs.count == len(outcome.missing)
    params = {"count": outcome.needs.count, "example": outcome.needs.examples[0]}
    return Reason(f"responses.still_needed{'_all' if all_of_them else ''}", params)


def receipt_code(effect_late: bool, on_behalf: bool) -> str:
    """Which sentence a receipt carries."""
    if effect_late:
        return "responses.receipt_late"
    return "responses.receipt_on_behalf" if on_behalf else "responses.receipt_counts"
