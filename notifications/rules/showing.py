"""The one way to show an instant and the time left, on pages, in mails, in PDFs, over the API.

24-hour clock, zone named, day and month in words: nobody has to guess which number is the month.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from notifications.rules.calendars import BRUSSELS

_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, Monday and January first."""

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    brussels: str
    day: str
    days: str
    under_a_minute: str
    over: str


ENGLISH = Words(
    weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    brussels="Brussels",
    day="day",
    days="days",
    under_a_minute="under a minute",
    over="time is up",
)


def shown(
    instant: datetime, *, beside: ZoneInfo | None = None, at_24: bool = False, words: Words = ENGLISH
) -> str:
    """``Wed 6 Jan 2027, 12:00 (Brussels, CET)``, and the reader's own zone beside it.

    ``beside`` is left out where its clock agrees with Brussels at that instant. ``at_24`` shows
    00:00 Brussels as 24:00 of the day that ends; it has no effect at any other hour.
    """
    there = instant.astimezone(BRUSSELS)
    text = f"{_day_and_hour(there, at_24, words)} ({words.brussels}, {there.tzname()})"
    if beside is None or _same_clock(instant, beside):
        return text
    return f"{text} · {_in_zone(instant, beside, words)}"


def time_left(now: datetime, until: datetime, *, words: Words = ENGLISH) -> str:
    """``3 h 20 min``, ``2 days 4 h``, ``45 min``; always rounded down, never in the past."""
    left = until.astimezone(UTC) - now.astimezone(UTC)
    if left < _MINUTE:
        return words.over if left < timedelta(0) else words.under_a_minute
    if left < _DAY:
        return _joined((left // _HOUR, "h"), (left % _HOUR // _MINUTE, "min"))
    days = left // _DAY
    return _joined((days, words.day if days == 1 else words.days), (left % _DAY // _HOUR, "h"))


def _day_and_hour(there: datetime, at_24: bool, words: Words) -> str:
    if at_24 and (there.hour, there.minute) == (0, 0):
        return f"{_day(there - _DAY, words)}, 24:00"
    return f"{_day(there, words)}, {there:%H:%M}"


def _day(there: datetime, words: Words) -> str:
    weekday, month = words.weekdays[there.weekday()], words.months[there.month - 1]
    return f"{weekday} {there.day} {month} {there.year}"


def _same_clock(instant: datetime, zone: tzinfo) -> bool:
    return instant.astimezone(zone).utcoffset() == instant.astimezone(BRUSSELS).utcoffset()


def _in_zone(instant: datetime, zone: ZoneInfo, words: Words) -> str:
    there = instant.astimezone(zone)
    city = zone.key.rpartition("/")[2].replace("_", " ")
    return f"{_day_and_hour(there, False, words)} ({city}, {_zone_name(there)})"


def _zone_name(there: datetime) -> str:
    """Zones without letters of their own carry only an offset; say what it is an offset from."""
    name = there.tzname() or ""
    return f"UTC{name}" if name[:1] in "+-" else name


def _joined(*parts: tuple[int, str]) -> str:
    return " ".join(f"{number} {unit}" for number, unit in parts if number)
