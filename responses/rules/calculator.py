"""The tally calculator: a request in, the contract's answer out, nothing stored."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from core.rules.refusal import Reason, Refusal
from responses.rules.calculator_request import read_request
from responses.rules.outcome import Limb, LimbCode, Outcome
from responses.rules.reference import Reference
from responses.rules.tally import tally

Say = Callable[[Reason], str]


def calculate(request: Mapping[str, Any], reference: Reference, *, today: date, say: Say) -> dict[str, Any] | Refusal:
    """The answer to a request, or what is wrong with it. ``say`` renders a reason as a sentence."""
    asked = read_request(request, reference, today=today)
    if isinstance(asked, Refusal):
        return asked
    return answer_of(tally(asked.question, asked.positions), say)


def answer_of(outcome: Outcome, say: Say) -> dict[str, Any]:
    """An outcome in the fields of the contract."""
    return {
        "outcome": str(outcome.code),
        "explanation": explanation(outcome, say),
        "legal_basis": outcome.legal_basis,
        "states_for": outcome.states_for,
        **_numbers(outcome),
        "missing": list(outcome.missing),
        "bound": list(outcome.bound),
        "not_bound": list(outcome.not_bound),
        "needs": _needs(outcome),
        "alternative": _alternative(outcome, say),
        "indicative": outcome.indicative,
    }


def _numbers(outcome: Outcome) -> dict[str, int | None]:
    """Null where the rule does not look at the number."""
    states, population = outcome.limb(LimbCode.STATES), outcome.limb(LimbCode.POPULATION)
    declared = outcome.limb(LimbCode.DECLARED_POPULATION)
    of_everyone = population or declared
    return {
        "states_needed": states.needed if states else None,
        "population_for": _value(population),
        "population_needed": population.needed if population else None,
        "population_total": of_everyone.total if of_everyone else None,
        "declared_states": _value(outcome.limb(LimbCode.DECLARED_STATES)),
        "declared_population": _value(declared),
    }


def explanation(outcome: Outcome, say: Say) -> str:
    """One sentence: the reason, and after a semicolon what must be added about the figures."""
    parts = [say(outcome.reason).removesuffix("."), *(say(note).removesuffix(".") for note in outcome.notes)]
    return "; ".join(parts) + "."


def _value(limb: Limb | None) -> int | None:
    return None if limb is None else limb.value


def _needs(outcome: Outcome) -> dict[str, Any] | None:
    if outcome.needs is None:
        return None
    return {"count": outcome.needs.count, "examples": [list(e) for e in outcome.needs.examples]}


def _alternative(outcome: Outcome, say: Say) -> dict[str, str] | None:
    other = outcome.alternative
    return None if other is None else {"outcome": str(other.code), "reason": say(other.reason)}
