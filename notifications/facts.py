"""Calendars as stored and as published → the frozen values the deadline rules take."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import holidays

from delegations import facts as people
from delegations.models import CalendarCover, ClosingDay
from notifications.rules.calendars import ClosingDays
from notifications.rules.deadlines import NationalHolidays


def closing_days() -> ClosingDays:
    """The closing days of the institutions with the span they are known for. Two queries.

    Without any cover on record nothing is known, and every calculation is refused.
    """
    covers = list(CalendarCover.objects.order_by("covers_from"))
    days = frozenset(ClosingDay.objects.values_list("day", flat=True))
    if not covers:
        return ClosingDays(days=days, covers_from=date.max, covers_to=date.min)
    return ClosingDays(days=days, covers_from=covers[0].covers_from, covers_to=max(c.covers_to for c in covers))


def national_holidays(calendar: ClosingDays) -> NationalHolidays:
    """Public holidays of every Member State in the calendar's years, in protocol order; they only warn."""
    years = range(calendar.covers_from.year, calendar.covers_to.year + 1)
    return {state.code: _published(state.iso or state.code, years) for state in people.states()}


@lru_cache(maxsize=64)
def _published(iso: str, years: range) -> Mapping[date, str]:
    return dict(holidays.country_holidays(iso, years=years, language="en_US"))
