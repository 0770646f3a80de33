"""The date by which a State expects to clear its reservation: it is asked when that date has come."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.rules.showing import BRUSSELS
from notifications.actions import cancel_deadline, set_deadline
from notifications.rules.vocabulary import DeadlineKind
from responses.instants import RESERVATION_DUE
from responses.models import Position, Round
from responses.rules.positions import Given
from responses.rules.vocabulary import Answer


def reserved(said: Iterable[Given]) -> bool:
    """Whether a State ever entered a reservation: only those name a day."""
    return any(one.answer is Answer.RESERVATION for one in said)


def ask_owner_in_time(round_: Round, row: Position, *, reserved_before: bool) -> None:
    """Plan to ask the State at the end of the Brussels day it named; what it said before asks no more."""
    if reserved_before:
        _ask_no_more(round_, row)
    due_at = _end_of_day(row)
    if row.reservation and not row.late and due_at is not None and due_at > row.received_at:
        set_deadline(
            subject=row, handler=RESERVATION_DUE, kind=DeadlineKind.RESERVATION, chain=str(round_.proposal.case_id),
            opened_at=row.received_at, due_at=due_at, delegations=[row.state_id], chair=row.state_id,
        )  # fmt: skip


def _ask_no_more(round_: Round, row: Position) -> None:
    for before in round_.positions.filter(state_id=row.state_id, expected_on__isnull=False).exclude(pk=row.pk):
        cancel_deadline(subject=before, handler=RESERVATION_DUE)


def _end_of_day(row: Position) -> datetime | None:
    if row.expected_on is None:
        return None
    return datetime.combine(row.expected_on + timedelta(days=1), time(), ZoneInfo(BRUSSELS))
