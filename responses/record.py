"""An outcome as it is kept: plain JSON that can be read without this code, and read back for a page."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from core.rules.refusal import Reason
from responses.facts import StateOfPlay
from responses.rules.outcome import Outcome
from responses.rules.positions import Given


def as_record(outcome: Outcome, play: StateOfPlay) -> dict[str, Any]:
    """Verdict, figures and every State's answer, as computed at the close."""
    question = play.question
    return {
        "code": str(outcome.code),
        "reason": reason_record(outcome.reason),
        "notes": [reason_record(note) for note in outcome.notes],
        "legal_basis": outcome.legal_basis,
        "rule": str(question.rule),
        "procedure": str(play.facts.procedure),
        "proposal_from": str(question.proposal_from) if question.proposal_from else None,
        "states_for": outcome.states_for,
        "limbs": [asdict(limb) | {"code": str(limb.code)} for limb in outcome.limbs],
        "missing": list(outcome.missing),
        "declared": list(outcome.declared),
        "bound": list(outcome.bound),
        "not_bound": list(outcome.not_bound),
        "indicative": outcome.indicative,
        "alternative": _alternative(outcome),
        "electorate": list(question.electorate),
        "answers": {state: _answer(play.current.get(state), state, play) for state in question.participating},
        "figures": _figures(play),
        "text_sha256": play.facts.text_sha256,
    }


def reason_record(reason: Reason) -> dict[str, Any]:
    """A reason as code and plain parameters."""
    return {"code": reason.code, "params": {name: _plain(value) for name, value in reason.params.items()}}


def reason_of(kept: Mapping[str, Any]) -> Reason:
    """The reason back from what was kept."""
    return Reason(kept["code"], kept["params"])


def _plain(value: Any) -> Any:
    if isinstance(value, bool | int) or value is None:
        return value
    if isinstance(value, tuple | list | frozenset | set):
        return [_plain(one) for one in value]
    return str(value)


def _alternative(outcome: Outcome) -> dict[str, Any] | None:
    other = outcome.alternative
    return {"code": str(other.code), "reason": reason_record(other.reason)} if other else None


def _answer(given: Given | None, state: str, play: StateOfPlay) -> dict[str, Any]:
    """Who said nothing is kept as silent or missing, never as having agreed."""
    if state in play.question.suspended:
        return {"answer": "suspended"}
    if given is None or given.takes_back:
        return {"answer": "silent" if play.facts.procedure == "silence" else "missing"}
    return {"answer": str(given.answer), "sequence": given.sequence, "effect": str(given.effect or "")}


def _figures(play: StateOfPlay) -> dict[str, Any]:
    figures = play.question.figures
    return {
        "year": figures.year,
        "total": figures.total,
        "stands_in_for": figures.stands_in_for,
        "estimated": list(figures.estimated),
    }
