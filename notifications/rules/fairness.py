"""What a deadline leaves each capital: hours at the desk, and whether it falls in the night.

It informs and proposes; the common instant is the chair's and the same for everyone. An office hour
lies between 9 and 18 on Monday to Friday by the capital's own clock, on no holiday of that State.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from notifications.rules.calendars import ONE_DAY, is_weekend

OPENS, CLOSES = time(9), time(18)
NIGHT_FROM, NIGHT_TO = 22, 7
LEAST_HOURS = 6
MOST_HOURS = 90
"""Ten days at the desk. Whoever wants to give more chooses working days."""
_MINUTE = timedelta(minutes=1)
_NONE = timedelta(0)


@dataclass(frozen=True, slots=True)
class Capital:
    """A State, the clock of its capital and the days its offices are closed."""

    code: str
    zone: str
    holidays: Mapping[date, str] = field(default_factory=dict)


def office_hours(capital: Capital, opened_at: datetime, closes_at: datetime) -> int:
    """Whole office hours of a capital between two instants."""
    spent = sum((ends - begins for begins, ends in _open_spans(capital, opened_at, closes_at)), _NONE)
    return int(spent.total_seconds() // 3600)


def enough_at(capital: Capital, opened_at: datetime, hours: int) -> datetime:
    """The earliest instant (UTC) at which this capital has had that many office hours."""
    left = timedelta(hours=hours)
    for begins, ends in _open_spans(capital, opened_at):
        if ends - begins >= left:
            return begins + left
        left -= ends - begins
    raise AssertionError("a calendar without working days")


def fair_deadline(capitals: Iterable[Capital], opened_at: datetime, hours: int) -> datetime:
    """The earliest full minute (UTC) that leaves every capital its office hours."""
    earliest = max(enough_at(capital, opened_at, hours) for capital in capitals)
    return earliest if earliest.second == earliest.microsecond == 0 else _next_minute(earliest)


def asleep(capital: Capital, at: datetime) -> bool:
    """Whether it is between 22:00 and 07:00 there."""
    hour = at.astimezone(ZoneInfo(capital.zone)).hour
    return hour >= NIGHT_FROM or hour < NIGHT_TO


def _open_spans(
    capital: Capital, opened_at: datetime, closes_at: datetime | None = None
) -> Iterator[tuple[datetime, datetime]]:
    """Stretches of office time from ``opened_at``, in order, to ``closes_at`` or without end."""
    zone = ZoneInfo(capital.zone)
    day = opened_at.astimezone(zone).date()
    while closes_at is None or day <= closes_at.astimezone(zone).date():
        if not is_weekend(day) and day not in capital.holidays:
            begins = max(opened_at, datetime.combine(day, OPENS, tzinfo=zone)).astimezone(UTC)
            evening = datetime.combine(day, CLOSES, tzinfo=zone).astimezone(UTC)
            ends = evening if closes_at is None else min(closes_at.astimezone(UTC), evening)
            if begins < ends:
                yield begins, ends
        day += ONE_DAY


def _next_minute(instant: datetime) -> datetime:
    return instant.replace(second=0, microsecond=0) + _MINUTE
