"""Which answers of a round a caller sees now: the body's choice, the same here as on the page."""

from dataclasses import dataclass
from typing import Any

from core.clock import db_now
from core.rules.refusal import Reason
from core.sentences import render
from delegations import facts as people
from responses.facts import given, instrument_facts, round_facts
from responses.models import Position, Round
from responses.record import reason_of
from responses.rules.outcome import OutcomeCode
from responses.rules.positions import current_positions
from responses.rules.visibility import Visibility, has_answered, is_closed, sees_answer_of, sees_answers, without_names


@dataclass(frozen=True, slots=True)
class Shown:
    """The answers the caller may see, in protocol order, whether these are all there are, and the number of the
    caller's own last one."""

    positions: list[Position]
    everything: bool
    own: int


def shown_to(user: Any, round_: Round) -> Shown:
    """Its own State's answers always; those of others as the round's visibility allows."""
    actor = people.actor(user)
    instrument = instrument_facts(round_.proposal.instrument)
    facts = round_facts(round_, list(round_.members.all()), instrument)
    rows = list(round_.positions.order_by("state__protocol_order", "sequence"))
    current = current_positions(given(row, instrument) for row in rows)
    choice = Visibility(round_.visibility)
    how = {"closed": is_closed(facts, now=db_now()), "own_given": has_answered(current, actor.delegation)}
    visible = [row for row in rows if sees_answer_of(actor, row.state_id, choice, **how)]
    own = max((row.sequence for row in rows if row.state_id == actor.delegation), default=0)
    return Shown(visible, sees_answers(actor, choice, **how), own)


def outcome_shown(user: Any, round_: Round) -> dict[str, Any]:
    """The kept outcome, or, for those who do not see the answers yet, one sentence without names."""
    kept = round_.outcome
    everything = shown_to(user, round_).everything if kept else False
    return {
        "round": round_.pk,
        "status": round_.status,
        "closes_at": round_.closes_at,
        "closed_at": round_.closed_at,
        "confirmed_at": round_.confirmed_at,
        "explanation": _explained(kept, everything=everything),
        "outcome": kept if everything else None,
    }


def _explained(kept: dict[str, Any] | None, *, everything: bool) -> str | None:
    if kept is None:
        return None
    code = OutcomeCode(kept["code"])
    told = everything or code is OutcomeCode.BRAKE_INVOKED  # which says of nobody how it would have voted
    reason: Reason = reason_of(kept["reason"]) if told else without_names(code)
    return render(reason)
