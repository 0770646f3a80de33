"""What a round becomes when its instant has passed: once, by the rule, from what is on record."""

from collections.abc import Mapping

from responses.rules.outcome import Outcome
from responses.rules.positions import Given
from responses.rules.question import Question
from responses.rules.rounds import closing_move
from responses.rules.silence import at_closing, counted_as
from responses.rules.tally import if_the_clock_ran_out
from responses.rules.vocabulary import Procedure, Rule


def answers_of_record(current: Mapping[str, Given]) -> dict[str, str]:
    """The current positions as answers to count, reservations as their instrument lets them work."""
    return {state: counted_as(given.answer, given.effect) for state, given in current.items()}


def outcome_at_close(question: Question, current: Mapping[str, Given], *, unreached: tuple[str, ...] = ()) -> Outcome:
    """The outcome at the instant. ``unreached`` are States whose notification provably failed."""
    answers = answers_of_record(current)
    if question.rule is Rule.SILENCE:
        return at_closing(question, answers, unreached=unreached)
    return if_the_clock_ran_out(question, answers)


def move_at_close(procedure: Procedure, outcome: Outcome) -> str:
    """The name of the lifecycle row the round takes with this outcome."""
    return closing_move(procedure, outcome.code)
