"""The Brussels zone and the working days of the institutions.

Closing days are reference data handed in, with the span they cover: outside it nobody knows
which days the institutions are closed, so every question there is refused rather than guessed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from core.rules.refusal import Kind, Refusal, enforce

BRUSSELS = ZoneInfo("Europe/Brussels")
ONE_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class ClosingDays:
    """Days on which the institutions are closed, known from ``covers_from`` to ``covers_to``.

    Both ends are included. Weekends need not be listed.
    """

    days: frozenset[date]
    covers_from: date
    covers_to: date

    def covers(self, day: date) -> bool:
        """Whether the calendar knows this day."""
        return self.covers_from <= day <= self.covers_to

    def missing(self, day: date) -> Refusal | None:
        """A refusal ``notifications.calendar_missing`` if the calendar does not know the day."""
        if self.covers(day):
            return None
        params = {"day": day, "covers_from": self.covers_from, "covers_to": self.covers_to}
        return Refusal("notifications.calendar_missing", params, kind=Kind.INVALID, field="opened_at")

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday and not a closing day. Raises ``Refused`` outside the cover."""
        enforce(self.missing(day))
        return not is_weekend(day) and day not in self.days

    def working_days_after(self, day: date) -> Iterator[date]:
        """The working days that follow ``day``, in order. Raises ``Refused`` past the cover."""
        while True:
            day += ONE_DAY
            if self.is_working_day(day):
                yield day

    def closing_weekdays(self, after: date, up_to: date) -> tuple[date, ...]:
        """Closing days from Monday to Friday after ``after`` up to and with ``up_to``.

        Raises ``Refused`` if any day looked at is outside the cover.
        """
        return tuple(day for day in days_after(after, up_to) if not self.is_working_day(day) and not is_weekend(day))


def is_weekend(day: date) -> bool:
    """Saturday or Sunday."""
    return day.weekday() >= _SATURDAY


def days_after(after: date, up_to: date) -> Iterator[date]:
    """Every day after ``after`` up to and with ``up_to``; none if ``up_to`` is not later."""
    while after < up_to:
        after += ONE_DAY
        yield after


def brussels_day(instant: datetime) -> date:
    """The date in Brussels at an aware instant."""
    return instant.astimezone(BRUSSELS).date()


def start_of_day(day: date) -> datetime:
    """00:00 in Brussels of that day, in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=BRUSSELS).astimezone(UTC)
