"""From positions to outcome: one pure function behind the page, the API and the closing of a round."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from core.rules.refusal import Reason
from responses.rules.consent import tally_consent
from responses.rules.outcome import LimbCode, Outcome
from responses.rules.qualified_majority import tally_qualified_majority
from responses.rules.question import Count, Question, count
from responses.rules.silence import tally_silence
from responses.rules.simple_majority import tally_simple_majority
from responses.rules.unanimity import tally_unanimity
from responses.rules.vocabulary import Answer, OutcomeCode, Rule

_BY_RULE: dict[Rule, Callable[[Count], Outcome]] = {
    Rule.UNANIMITY: tally_unanimity,
    Rule.WRITTEN_UNANIMITY: tally_unanimity,
    Rule.QUALIFIED_MAJORITY: tally_qualified_majority,
    Rule.SIMPLE_MAJORITY: tally_simple_majority,
    Rule.CONSENT_OF_PARTICIPANTS: tally_consent,
    Rule.SILENCE: tally_silence,
}


def tally(question: Question, positions: Mapping[str, str]) -> Outcome:
    """The outcome of ``positions`` (State code to answer) under the question's rule.

    A State not named has not answered. ``KeyError`` for a rule nobody is polled under
    (consensus found by the chair, none); ``ValueError`` for an answer the rule does not know.
    """
    outcome = _BY_RULE[question.rule](count(question, positions))
    return replace(outcome, notes=(*_about_figures(question, outcome), *outcome.notes))


def if_the_clock_ran_out(question: Question, positions: Mapping[str, str]) -> Outcome:
    """What the round would become if its closing instant were now.

    A majority that is not there at the instant is not reached: nobody is left to give it. Where
    every State must answer, a missing answer leaves the round incomplete, never carried.
    """
    outcome = tally(question, positions)
    if question.rule not in _KIND or not outcome.missing:
        return outcome
    closed = tally(question, {**positions, **dict.fromkeys(outcome.missing, Answer.ABSTAIN)})
    reason = closed.reason
    if closed.code is OutcomeCode.NOT_ADOPTED_THRESHOLD:
        reason = Reason(f"responses.{_KIND[question.rule]}_short_at_close", outcome.reason.params)
    return replace(closed, missing=outcome.missing, reason=reason)


def _about_figures(question: Question, outcome: Outcome) -> tuple[Reason, ...]:
    """A plain word about the figures, only where the rule looked at them."""
    figures = question.figures
    if figures.certain or not _looked_at_population(outcome):
        return ()
    notes = []
    if figures.stands_in_for is not None:
        facts = {"wanted": str(figures.stands_in_for), "year": str(figures.year)}
        notes.append(Reason("responses.note_other_year", facts))
    if figures.estimated:
        facts = {"year": str(figures.year), "count": str(len(figures.estimated))}
        notes.append(Reason("responses.note_percentages", facts))
    if outcome.indicative:
        notes.append(Reason("responses.note_indicative"))
    return tuple(notes)


def _looked_at_population(outcome: Outcome) -> bool:
    return outcome.limb(LimbCode.POPULATION) is not None or bool(outcome.declared)


# The rules under which a missing answer simply is not a vote in favour.
_KIND = {Rule.QUALIFIED_MAJORITY: "qualified", Rule.SIMPLE_MAJORITY: "simple"}
