"""Qualified majority: States, population, and the rule that few cannot block (Art. 16(4) TEU, 238 TFEU).

Abstaining and staying away are not votes in favour, so they work as a no. The blocking rule
rescues the population limb only. For proposals of a Member State the treaty states no blocking
rule; what it would change is shown beside the result (open question A1).
"""

from dataclasses import dataclass

from core.rules.refusal import Reason
from responses.rules.figures import Reading
from responses.rules.needs import least
from responses.rules.outcome import Alternative, Limb, LimbCode, Needs, Outcome
from responses.rules.question import Count
from responses.rules.thresholds import (
    PERCENT_OF_PERSONS,
    at_least,
    blocking_minority,
    enough_persons,
    legal_basis,
    states_needed,
)
from responses.rules.vocabulary import LEGALLY_CARRIED, Answer, OutcomeCode, ProposalFrom


@dataclass(frozen=True, slots=True)
class Majority:
    """One way to read the law and the figures: is the blocking rule applied, which figures hold."""

    count: Count
    rescue: bool
    reading: Reading = Reading.STATED

    def verdict(self) -> OutcomeCode:
        """As the votes stand; incomplete if the unanswered could still carry it."""
        in_favour = self.count.gave(Answer.FOR)
        now = self._with(in_favour)
        if now is not None:
            return now
        hoped = self._with((*in_favour, *self.count.missing))
        return OutcomeCode.INCOMPLETE if hoped is not None else OutcomeCode.NOT_ADOPTED_THRESHOLD

    def _with(self, in_favour: tuple[str, ...]) -> OutcomeCode | None:
        question = self.count.question
        if len(in_favour) < states_needed(question):
            return None
        if enough_persons(question, in_favour, self.reading):
            return OutcomeCode.ADOPTED
        others = len(self.count.electorate) - len(in_favour)
        if self.rescue and others < blocking_minority(question, self.reading):
            return OutcomeCode.DEEMED_ADOPTED_NO_BLOCKING_MINORITY
        return None


def tally_qualified_majority(count: Count) -> Outcome:
    """The outcome under the qualified majority that fits the proposal's origin."""
    proposed = count.question.proposal_from is ProposalFrom.HR_OR_COMMISSION
    code = Majority(count, rescue=proposed).verdict()
    needs = needs_of(count) if code is OutcomeCode.INCOMPLETE else None
    return Outcome(
        code=code,
        reason=_reason(count, code, needs),
        legal_basis=legal_basis(count.question),
        states_for=len(count.gave(Answer.FOR)),
        limbs=_limbs(count),
        missing=count.missing,
        bound=count.question.participating if code in LEGALLY_CARRIED else (),
        needs=needs,
        alternative=_other_reading(count, code),
        indicative=_could_change(count, rescue=proposed),
    )


def _could_change(count: Count, *, rescue: bool) -> bool:
    """Whether figures within the bounds give another result; either way of carrying is one result.

    What is stated lies between the most and the least helpful figures, and so does its result.
    """
    codes = {Majority(count, rescue, reading).verdict() for reading in (Reading.FOR, Reading.AGAINST)}
    return len(codes) > 1 and not codes <= LEGALLY_CARRIED


def _other_reading(count: Count, code: OutcomeCode) -> Alternative | None:
    """The result with the blocking rule, where it is another; where the rule is in force it never is."""
    other = Majority(count, rescue=True).verdict()
    if other is code:
        return None
    name = "alternative_a1" if other in LEGALLY_CARRIED else "alternative_a1_open"
    return Alternative(other, Reason(f"responses.{name}", {"not_in_favour": _others(count)}))


def needs_of(count: Count) -> Needs:
    """The least that would carry it under the rule in force, as the figures are stated."""
    question = count.question
    figures, in_favour = question.figures, count.gave(Answer.FOR)
    threshold = at_least(PERCENT_OF_PERSONS, figures.of(count.electorate))
    deemed_at = None
    if question.proposal_from is ProposalFrom.HR_OR_COMMISSION:
        deemed_at = _others(count) - blocking_minority(question, Reading.STATED) + 1
    return least(
        count.missing,
        figures.stated,
        states_short=states_needed(question) - len(in_favour),
        persons_short=threshold - figures.of(in_favour),
        deemed_at=deemed_at,
    )


def _others(count: Count) -> int:
    return len(count.electorate) - len(count.gave(Answer.FOR))


def _limbs(count: Count) -> tuple[Limb, ...]:
    question, in_favour = count.question, count.gave(Answer.FOR)
    figures, size = question.figures, len(count.electorate)
    persons, total = figures.of(in_favour), figures.of(count.electorate)
    states, needed = states_needed(question), at_least(PERCENT_OF_PERSONS, total)
    bar, others = blocking_minority(question, Reading.STATED), _others(count)
    return (
        Limb(LimbCode.STATES, len(in_favour), states, size, len(in_favour) >= states),
        Limb(LimbCode.POPULATION, persons, needed, total, persons >= needed, figures.certain),
        Limb(
            LimbCode.NOT_IN_FAVOUR,
            others,
            bar,
            size,
            others >= bar,
            figures.certain or question.everyone_votes,
        ),
    )


def _reason(count: Count, code: OutcomeCode, needs: Needs | None) -> Reason:
    states, population, blocking = _limbs(count)
    facts = {
        "states_for": states.value,
        "states_needed": states.needed,
        "population_for": population.value,
        "population_needed": population.needed,
        "not_in_favour": blocking.value,
        "blocking": blocking.needed,
        "electorate": states.total,
        "missing": count.missing,
    }
    least_needed = {"count": needs.count, "example": needs.examples[0]} if needs else {}
    return Reason(_sentence(code, states, population, count.missing), facts | least_needed)


def _sentence(code: OutcomeCode, states: Limb, population: Limb, missing: tuple[str, ...]) -> str:
    if code is not OutcomeCode.NOT_ADOPTED_THRESHOLD:
        return _SENTENCE[code]
    if missing:
        return "responses.qualified_out_of_reach"
    if states.met:
        return "responses.qualified_short_of_population"
    if population.met:
        return "responses.qualified_short_of_states"
    return "responses.qualified_short_of_both"


_SENTENCE = {
    OutcomeCode.ADOPTED: "responses.qualified_reached",
    OutcomeCode.DEEMED_ADOPTED_NO_BLOCKING_MINORITY: "responses.qualified_deemed",
    OutcomeCode.INCOMPLETE: "responses.qualified_incomplete",
}
