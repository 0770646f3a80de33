"""The one way this house writes an instant. Plain Python; no locale ever changes it.

A deadline read wrongly is a deadline missed: Django's short formats turn 11 December into
``12/11`` for some readers and noon into ``12:00 p.m.`` for others. So names of days and months
are ours, the clock has 24 hours, and the place and the zone are always said.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

BRUSSELS = "Europe/Brussels"
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def shown_as(instant: datetime, *, zone: str = BRUSSELS, city: str = "Brussels", ends_day: bool = False) -> str:
    """``Wed 6 Jan 2027, 12:00 (Brussels, CET)``.

    With ``ends_day`` a local midnight is written as ``24:00`` of the day it ends, as periods
    under Regulation 1182/71 are. A naive datetime is refused with ``ValueError``.
    """
    local = _local(instant, zone)
    if ends_day and (local.hour, local.minute, local.second) == (0, 0, 0):
        return _written(local - timedelta(days=1), "24:00", city, local.tzname())
    return _written(local, f"{local:%H:%M}", city, local.tzname())


def beside(instant: datetime, zone: str, city: str) -> str:
    """The same instant on the reader's own clock, or "" where that clock agrees with Brussels."""
    if _local(instant, zone).utcoffset() == _local(instant, BRUSSELS).utcoffset():
        return ""
    return shown_as(instant, zone=zone, city=city)


def time_left(now: datetime, instant: datetime) -> str:
    """``2 d 4 h``, ``3 h 20 min``, ``12 min``, ``< 1 min``; "" once the instant has come.

    Rounded down, so that nobody is promised more time than there is. The units are the
    international symbols and need no translation.
    """
    seconds = int((instant - now).total_seconds())
    if instant <= now:
        return ""
    days, hours, minutes = seconds // 86400, seconds // 3600 % 24, seconds // 60 % 60
    if days:
        return f"{days} d {hours} h" if hours else f"{days} d"
    if hours:
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    return f"{minutes} min" if minutes else "< 1 min"


def shown_day(day: date) -> str:
    """``Sat 21 Nov 2026``: a day without a clock, such as the day a list is reviewed."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def _local(instant: datetime, zone: str) -> datetime:
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return instant.astimezone(UTC).astimezone(ZoneInfo(zone))


def _written(day: datetime, clock: str, city: str, abbreviation: str | None) -> str:
    return f"{shown_day(day)}, {clock} ({city}, {abbreviation})"
