"""From an opening and a period to an instant. A calculation only proposes: the chair decides.

Three ways to count: elapsed hours; working days of the Brussels institutions; Regulation (EEC,
Euratom) No 1182/71, which governs time limits set by acts, not silence procedures in foreign
policy. All instants are aware; results are in UTC. A day outside the calendar raises ``Refused``
with ``notifications.calendar_missing``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from core.rules.refusal import enforce
from notifications.rules.calendars import (
    BRUSSELS,
    ONE_DAY,
    ClosingDays,
    brussels_day,
    days_after,
    start_of_day,
)

# State code -> day -> name of the holiday. States in protocol order; so is the answer.
NationalHolidays = Mapping[str, Mapping[date, str]]

_LEAST_WORKING_DAYS = 2  # Regulation 1182/71, Art. 3(5)


@dataclass(frozen=True, slots=True)
class HolidayWarning:
    """A State on holiday on the closing day. It warns and never moves the common deadline."""

    state: str
    day: date
    holiday: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposed end. ``last_day`` is the Brussels day on which the period ends.

    ``at_24`` is true where the period ends with the last hour of that day, so that ``closes_at``
    is 00:00 of the next.
    """

    closes_at: datetime
    last_day: date
    skipped: tuple[date, ...]
    at_24: bool = False


def clock(opened_at: datetime, hours: int, calendar: ClosingDays) -> Proposed:
    """Elapsed hours, counted in UTC: a change of summer time neither gives nor takes one."""
    return _ending(opened_at, opened_at.astimezone(UTC) + timedelta(hours=hours), calendar)


def working_days(opened_at: datetime, days: int, at: time, calendar: ClosingDays) -> Proposed:
    """The ``days``-th working day after the day of opening, at ``at`` in Brussels."""
    following = calendar.working_days_after(brussels_day(opened_at))
    last_day = next(islice(following, days - 1, None))
    closes = datetime.combine(last_day, at, tzinfo=BRUSSELS)
    return _ending(opened_at, closes.astimezone(UTC), calendar)


def reg1182_hours(opened_at: datetime, hours: int, calendar: ClosingDays) -> Proposed:
    """Hours from the next full hour after the hour of opening (Art. 3(1)).

    Never moved for holidays; Art. 3(5) is not applied to hours.
    """
    hour_of_opening = opened_at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    return _ending(opened_at, hour_of_opening + timedelta(hours=1 + hours), calendar)


def reg1182_days(opened_at: datetime, days: int, calendar: ClosingDays) -> Proposed:
    """Days after the day of opening, to 24:00 Brussels of the last (Art. 3(1), (2), (4), (5)).

    A last day that is no working day gives way to the next one; a period of two days or more
    runs on until it contains two working days.
    """
    opening_day = brussels_day(opened_at)
    last_day = opening_day + timedelta(days=days)
    while not _may_end(opening_day, last_day, days, calendar):
        last_day += ONE_DAY
    skipped = calendar.closing_weekdays(opening_day, last_day)
    return Proposed(start_of_day(last_day + ONE_DAY), last_day, skipped, at_24=True)


def warnings(last_day: date, holidays: NationalHolidays) -> tuple[HolidayWarning, ...]:
    """States that have a national holiday on the closing day, in the mapping's order."""
    return tuple(
        HolidayWarning(state, last_day, days[last_day]) for state, days in holidays.items() if last_day in days
    )


def _ending(opened_at: datetime, closes_at: datetime, calendar: ClosingDays) -> Proposed:
    last_day = brussels_day(closes_at)
    enforce(calendar.missing(last_day))
    skipped = calendar.closing_weekdays(brussels_day(opened_at), last_day)
    return Proposed(closes_at, last_day, skipped)


def _may_end(opening_day: date, last_day: date, days: int, calendar: ClosingDays) -> bool:
    if not calendar.is_working_day(last_day):
        return False
    if days < _LEAST_WORKING_DAYS:
        return True
    worked = filter(calendar.is_working_day, days_after(opening_day, last_day))
    return len(tuple(islice(worked, _LEAST_WORKING_DAYS))) == _LEAST_WORKING_DAYS
