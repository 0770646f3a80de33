"""What the tally calculator accepts. Every refusal names the field at fault."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.rules.refusal import Kind, Refusal, Refused
from responses.rules.figures import Figures
from responses.rules.question import COUNTED, Question
from responses.rules.reference import Reference
from responses.rules.vocabulary import Answer, ProposalFrom, Rule

FIELDS = ("rule", "proposal_from", "populations", "on", "suspended", "participants", "positions")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Asked:
    """A valid request: the question and the positions by display code."""

    question: Question
    positions: Mapping[str, str]


def read_request(request: Mapping[str, Any], reference: Reference, *, today: date) -> Asked | Refusal:
    """A request as a question, or the first thing wrong with it. ``today`` is Brussels' date."""
    try:
        return _read(request, reference, today)
    except Refused as refused:
        return refused.refusal


def known_to(rule: Rule) -> tuple[Answer, ...]:
    """The positions the calculator takes under ``rule``; under a vote a State may be absent."""
    return COUNTED[rule] if rule is Rule.SILENCE else (*COUNTED[rule], Answer.ABSENT)


def _read(request: Mapping[str, Any], reference: Reference, today: date) -> Asked:
    for key in request:
        if key not in FIELDS:
            raise _refused("unknown_field", key, value=_shown(key))
    rule = Rule(_choice(request.get("rule"), "rule", tuple(COUNTED)))
    suspended, participants = (_states(request, field, reference) for field in ("suspended", "participants"))
    everyone = frozenset(reference.members)
    if not (everyone if participants is None else participants) - (suspended or frozenset()):
        raise _refused("nobody_votes", "participants" if participants is not None else "suspended")
    question = Question(
        rule=rule,
        members=reference.members,
        figures=_figures(request, reference, today),
        proposal_from=_origin(request.get("proposal_from"), rule),
        participants=participants,
        suspended=suspended or frozenset(),
    )
    return Asked(question, _positions(request.get("positions"), question, reference))


def _origin(value: Any, rule: Rule) -> ProposalFrom | None:
    if rule is Rule.QUALIFIED_MAJORITY:
        return ProposalFrom(_choice(value, "proposal_from", tuple(ProposalFrom)))
    if value is not None:
        raise _refused("origin_not_asked", "proposal_from", rule=rule)
    return None


def _figures(request: Mapping[str, Any], reference: Reference, today: date) -> Figures:
    year, on = request.get("populations"), _day(request.get("on"), today)
    if year is None:
        found = reference.figures_on(on)
        if found is None:
            raise _refused("figures_missing", "populations")
        return found
    if not isinstance(year, int) or isinstance(year, bool) or year not in reference.sets:
        raise _refused("year_not_loaded", "populations", value=_shown(year))
    return reference.figures(year)


def _day(value: Any, today: date) -> date:
    if value is None:
        return today
    if isinstance(value, str) and _DAY.fullmatch(value):
        with suppress(ValueError):
            return date.fromisoformat(value)
    raise _refused("not_a_date", "on", value=_shown(value))


def _states(request: Mapping[str, Any], field: str, reference: Reference) -> frozenset[str] | None:
    codes = request.get(field)
    if codes is None:
        return None
    if not isinstance(codes, list):
        raise _refused("not_a_list", field)
    return frozenset(_each_once(codes, field, reference))


def _each_once(codes: Any, field: str, reference: Reference) -> list[str]:
    """Display codes in the order given; a State named twice, also as EL and GR, is refused."""
    found: list[str] = []
    for code in codes:
        state = reference.display(code)
        if state is None:
            raise _refused("unknown_state", field, value=_shown(code))
        if state in found:
            raise _refused("state_twice", field, state=state)
        found.append(state)
    return found


def _positions(given: Any, question: Question, reference: Reference) -> dict[str, str]:
    if not isinstance(given, dict):
        raise _refused("positions_required", "positions")
    states = _each_once(given, "positions", reference)
    for state in states:
        if state not in question.electorate:
            raise _refused("state_cannot_vote", "positions", state=state)
    known = known_to(question.rule)
    return {s: _choice(answer, "positions", known) for s, answer in zip(states, given.values(), strict=True)}


def _choice(value: Any, field: str, choices: tuple[str, ...]) -> str:
    if not isinstance(value, str) or value not in choices:
        code = "value_required" if value is None else "not_a_choice"
        raise _refused(code, field, field=field, value=_shown(value), choices=tuple(str(c) for c in choices))
    return value


def _shown(value: Any) -> str:
    """A stranger's value, short enough to repeat in a sentence."""
    return str(value)[:40] if isinstance(value, str | int | float) else type(value).__name__


def _refused(code: str, at: str, **params: Any) -> Refused:
    return Refused(Refusal(f"responses.{code}", params, kind=Kind.INVALID, field=str(at)[:40]))
