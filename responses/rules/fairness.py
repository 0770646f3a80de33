"""What a deadline leaves each capital: hours at the desk, and whether it falls in the night. It only informs."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

OPENS, CLOSES = time(9), time(18)
NIGHT_FROM, NIGHT_TO = 22, 7
WEEKEND = 5


@dataclass(frozen=True, slots=True)
class Capital:
    """A State and the clock of its capital."""

    code: str
    zone: str


def office_hours(capital: Capital, opened_at: datetime, closes_at: datetime) -> int:
    """Whole hours between the instants on Monday to Friday, 9 to 18 there. Public holidays are not taken off."""
    zone = ZoneInfo(capital.zone)
    day, last = opened_at.astimezone(zone).date(), closes_at.astimezone(zone).date()
    seconds = 0.0
    while day <= last:
        if day.weekday() < WEEKEND:
            begins = max(opened_at, datetime.combine(day, OPENS, tzinfo=zone).astimezone(UTC))
            ends = min(closes_at, datetime.combine(day, CLOSES, tzinfo=zone).astimezone(UTC))
            seconds += max((ends - begins).total_seconds(), 0)
        day += timedelta(days=1)
    return int(seconds // 3600)


def asleep(capital: Capital, at: datetime) -> bool:
    """Whether it is between 22:00 and 07:00 there."""
    hour = at.astimezone(ZoneInfo(capital.zone)).hour
    return hour >= NIGHT_FROM or hour < NIGHT_TO
