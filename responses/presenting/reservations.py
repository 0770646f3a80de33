"""The reservations of a proposal: whose, of which kind, what clears it, until when, where it stands."""

from datetime import date, datetime
from typing import Any

from delegations import facts as people
from delegations.rules.roles import Actor
from responses.board import sight_of
from responses.facts import given, instrument_facts, reference, state_of_play
from responses.models import Position, Round
from responses.rules.positions import ANSWERABLE, LATE_ONLY
from responses.rules.reference import Reference
from responses.rules.reservations import blocks_publication, may_move, status_afterwards, status_in_round, status_later
from responses.rules.vocabulary import Answer, Procedure, ReservationStatus, ReservationType
from responses.words import ANSWERS, RESERVATION_EFFECTS, RESERVATION_STATUS, RESERVATIONS, worded

WAITS = (ReservationStatus.ENTERED, ReservationStatus.MAINTAINED, ReservationStatus.TO_BE_CONFIRMED)


def reservations(rounds: list[Round], latest_version: int, actor: Actor, now: datetime) -> list[dict[str, Any]]:
    """The last reservation of each State this reader may see, by State. ``rounds``: newest first, prefetched."""
    known = reference()
    found: dict[str, dict[str, Any]] = {}
    answered: set[str] = set()
    for round_ in rounds:
        newer = round_ is not rounds[0] or round_.version.number != latest_version
        for state, rows in _by_state(round_, known, actor, now).items():
            line = _line(round_, rows, actor, now, newer=newer, since=state in answered)
            if line and state not in found:
                found[state] = line
            answered.add(state)
    return sorted(found.values(), key=lambda line: line["state"])


def _by_state(round_: Round, known: Reference, actor: Actor, now: datetime) -> dict[str, list[Position]]:
    """What each State said, late answers too, as far as this reader may see it."""
    sight = sight_of(round_, actor, state_of_play(round_, known), now)
    rows: dict[str, list[Position]] = {}
    for row in sorted(round_.positions.all(), key=lambda one: (one.state_id, one.sequence)):
        if sight.of(row.state_id):
            rows.setdefault(row.state_id, []).append(row)
    return rows


def _line(
    round_: Round, rows: list[Position], actor: Actor, now: datetime, *, newer: bool, since: bool
) -> dict[str, Any] | None:
    instrument = instrument_facts(round_.proposal.instrument)
    late = [given(row, instrument) for row in rows if row.late]
    rows = [row for row in rows if not row.late]
    said = [given(row, instrument) for row in rows]
    status = status_in_round(said)
    if status is None:
        return None
    status = status_afterwards(status, late)
    status = status_later(status, answered_since=since) if newer else status
    place = max(number for number, row in enumerate(rows) if row.answer == Answer.RESERVATION)
    row = rows[place]
    return {
        "kind": RESERVATIONS.get(row.reservation, ANSWERS["reservation"]),
        "state": row.state_id, "row": row, "round": round_, "key": str(status),
        "status": RESERVATION_STATUS[status], "effect": RESERVATION_EFFECTS[said[place].effect or "none"],
        "blocks_publication": _language_waits(row), "overdue": _overdue(row, status, people.brussels_day(now)),
        "moves": _moves(round_, actor, row, status, newer=newer),
    }  # fmt: skip


def _language_waits(row: Position) -> bool:
    """One said in a room carries no kind of its own."""
    return bool(row.reservation) and blocks_publication(ReservationType(row.reservation))


def _overdue(row: Position, status: ReservationStatus, today: date) -> bool:
    return status in WAITS and row.expected_on is not None and row.expected_on < today


def _moves(round_: Round, actor: Actor, row: Position, status: ReservationStatus, *, newer: bool) -> bool:
    """Whether this reader may lift or convert it now by answering anew, in the round that runs or has ended."""
    takes = round_.procedure != Procedure.MEETING and round_.status in (*ANSWERABLE, *LATE_ONLY)
    return takes and not newer and may_move(actor, "lift", owner=row.state_id, status=status) is None


def with_history(lines: list[dict[str, Any]], rounds: list[Round], actor: Actor, now: datetime) -> list[dict[str, Any]]:
    """The same, those still standing first, each with all its State said in time, oldest first."""
    known = reference()
    said: dict[str, list[dict[str, Any]]] = {}
    for round_ in reversed(rounds):
        for state, rows in _by_state(round_, known, actor, now).items():
            steps = [
                {"row": row, "round": round_, "label": worded(row.answer, withdraws=row.withdraws)} for row in rows
            ]
            said.setdefault(state, []).extend(steps)
    held = [line | {"said": said[line["state"]], "stands": line["key"] in WAITS} for line in lines]
    return sorted(held, key=lambda line: (not line["stands"], not line["overdue"], line["state"]))
