"""What a chair should know of a closing instant before choosing it, and the instant that is fair to all.

One function for the calculator, for opening a round and for moving it: ``closing_notes``. It never
refuses and never moves anything.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from core.rules.refusal import Reason
from delegations import facts as people
from notifications.facts import closing_days, national_holidays
from notifications.rules.calendars import ClosingDays, brussels_day, is_weekend
from notifications.rules.deadlines import HolidayWarning, warnings
from notifications.rules.fairness import Capital, asleep, fair_deadline, office_hours
from notifications.timetable import least_hours


@dataclass(frozen=True, slots=True)
class ClosingNotes:
    """What is known about one instant. ``hours``: office hours of each capital, in protocol order.

    ``reasons`` are sentences for the page, the most serious first; ``fair_at`` is the earliest instant
    that leaves every capital ``least`` office hours, None where the instant asked about does.
    """

    closes_at: datetime
    least: int
    hours: Mapping[str, int]
    holidays: tuple[HolidayWarning, ...]
    asleep: tuple[str, ...]
    reasons: tuple[Reason, ...]
    fair_at: datetime | None

    def __bool__(self) -> bool:
        return bool(self.reasons)

    @property
    def short(self) -> dict[str, int]:
        """Capitals that would get fewer than ``least`` office hours."""
        return {code: got for code, got in self.hours.items() if got < self.least}


def closing_notes(opened_at: datetime, closes_at: datetime, *, least: int | None = None) -> ClosingNotes:
    """Everything worth saying about closing at ``closes_at`` what is put to capitals at ``opened_at``.

    ``least``: the office hours a capital should have; without it those in force that day.
    """
    least = least or least_hours(brussels_day(opened_at))
    calendar = closing_days()
    capitals = capitals_known(calendar)
    hours = {capital.code: office_hours(capital, opened_at, closes_at) for capital in capitals}
    day = brussels_day(closes_at)
    met = warnings(day, {capital.code: capital.holidays for capital in capitals})
    sleeping = tuple(capital.code for capital in capitals if asleep(capital, closes_at))
    short = {code: got for code, got in hours.items() if got < least}
    fair_at = fair_deadline(capitals, opened_at, least) if short else None
    reasons = [*_short(short, least, fair_at), *_asleep(sleeping), *_closed(day, calendar), *_recess(day)]
    if met:
        reasons.append(Reason("notifications.closing_holidays", {"states": [f"{w.state} ({w.holiday})" for w in met]}))
    return ClosingNotes(closes_at, least, hours, met, sleeping, tuple(reasons), fair_at)


def fair_at(opened_at: datetime, *, least: int | None = None) -> datetime:
    """The earliest instant that leaves every capital ``least`` office hours after ``opened_at``."""
    least = least or least_hours(brussels_day(opened_at))
    return fair_deadline(capitals_known(closing_days()), opened_at, least)


def capitals_known(calendar: ClosingDays) -> list[Capital]:
    """Every Member State with its clock and its public holidays, in protocol order."""
    holidays = national_holidays(calendar)
    return [Capital(state.code, state.zone or "Europe/Brussels", holidays[state.code]) for state in people.states()]


def _short(short: Mapping[str, int], least: int, fair: datetime | None) -> list[Reason]:
    if not short:
        return []
    said = [f"{code} ({got})" for code, got in sorted(short.items(), key=lambda row: row[1])]
    return [Reason("notifications.closing_short", {"least": least, "states": said, "fair": fair})]


def _asleep(codes: tuple[str, ...]) -> list[Reason]:
    return [Reason("notifications.closing_at_night", {"states": codes})] if codes else []


def _closed(day: date, calendar: ClosingDays) -> list[Reason]:
    if is_weekend(day):
        return [Reason("notifications.closing_on_weekend", {"day": day})]
    if not calendar.covers(day):
        return [Reason("notifications.closing_beyond_calendar", {"covers_to": calendar.covers_to})]
    return [Reason("notifications.closing_on_closing_day", {"day": day})] if day in calendar.days else []


def _recess(day: date) -> list[Reason]:
    found = people.recess_on(day)
    if found is None:
        return []
    code = "notifications.closing_in_recess" if found.confirmed else "notifications.closing_in_recess_unconfirmed"
    return [Reason(code, {"name": found.name, "since": found.since, "until": found.until})]
