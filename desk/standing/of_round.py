"""A round as it stood: open or not, until when, and who had answered what, as far as the reader may know today."""

from datetime import datetime
from typing import Any

from audit import trail
from delegations import facts as people
from responses.api.shown import shown_to
from responses.discretion import ANSWERING
from responses.models import Position, Round
from responses.words import ANSWERS, RESERVATIONS

ENDS = {"close_round", "withdraw_round", "supersede_round", "declare_broken", "confirm_outcome"}


def round_at(round_: Round, at: datetime, user: Any) -> dict[str, Any]:
    """Instant, last sentence and each State's last word by then."""
    events = list(trail.trail_of(round_).filter(at__lte=at))
    said = trail.readable(event for event in events if event.verb not in ANSWERING)
    return {
        "opened": round_.opened_at is not None and round_.opened_at <= at,
        "closes_at": _closes_at(round_, events),
        "ended": next((event for event in reversed(events) if event.verb in ENDS), None),
        "entries": [{"at": event.at, "sentence": text} for event, text in reversed(said)],
        **_answers(round_, at, user),
    }


def _closes_at(round_: Round, events: list[Any]) -> datetime | None:
    """As the last act that named it said; every opening, extension and re-opening does."""
    for event in reversed(events):
        if kept := event.details.get("closes_at"):
            return datetime.fromisoformat(str(kept))
    return round_.closes_at if not events else None


def _answers(round_: Round, at: datetime, user: Any) -> dict[str, Any]:
    shown = shown_to(user, round_)
    last: dict[str, Position] = {}
    for row in shown.positions:
        if row.received_at <= at and not row.late:
            last[row.state_id] = row
    asked = set(round_.members.filter(suspended=False).values_list("state_id", flat=True))
    rows = [_row(state, last.get(state.code)) for state in people.states() if state.code in asked]
    return {"rows": rows, "everything": shown.everything, "given": len(last)}


def _row(state: Any, given: Position | None) -> dict[str, Any]:
    if given is None or given.takes_back:
        return {"state": state, "answer": "", "note": "", "at": given.received_at if given else None}
    note = RESERVATIONS.get(given.reservation, "")
    return {"state": state, "answer": ANSWERS[given.answer], "note": note, "at": given.received_at}
