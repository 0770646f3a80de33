"""The plans, ladders, usual periods and terms in force on a day, as the rules take them."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from core.rules.refusal import Refused
from delegations.facts import brussels_day
from notifications.facts import closing_days
from notifications.rules import deadlines
from notifications.rules.escalation import Rung
from notifications.rules.plans import Step
from notifications.rules.presets import NOON, Period, Preset, urgency_of
from notifications.rules.timetables import Sort, delivered, read
from notifications.rules.vocabulary import DeadlineKind, Mode, Urgency
from notifications.time_rules import TimeRule

DELIVERED = delivered()


def steps_for(kind: str, opened_at: datetime, closes_at: datetime) -> tuple[Step, ...]:
    """The plan of a kind of deadline, for the urgency of this period where that has its own. One query."""
    return _for_period(Sort.PLAN, kind, opened_at, closes_at)


def ladder_for(kind: str, opened_at: datetime, closes_at: datetime) -> tuple[Rung, ...]:
    """The ladder of a kind of deadline; empty where nobody is looked for. One query."""
    return _for_period(Sort.LADDER, kind, opened_at, closes_at) or ()


def presets(on: date) -> list[Preset]:
    """The four usual periods. One query."""
    found = _in_force(Sort.PRESET, tuple(Urgency), on)
    return [found[urgency] for urgency in Urgency]


def least_hours(on: date) -> int:
    """Office hours every capital should have."""
    return _in_force(Sort.LEAST_HOURS, ("rounds",), on)["rounds"]


def review_days(on: date) -> tuple[int, ...]:
    """Days after a delivery on which its effect is looked at."""
    return _in_force(Sort.REVIEWS, ("effect",), on)["effect"]


def time_allowed(kind: DeadlineKind, opened_at: datetime) -> datetime:
    """When work of this kind that begins now is due (UTC).

    Beyond the known closing days working days are counted as week days: work gets its instant all the same.
    """
    period: Period = _in_force(Sort.TERM, (str(kind),), brussels_day(opened_at))[str(kind)]
    calendar = closing_days()
    try:
        if period.mode is Mode.CLOCK:
            return deadlines.clock(opened_at, period.quantity, calendar).closes_at
        return deadlines.working_days(opened_at, period.quantity, period.at or NOON, calendar).closes_at
    except Refused:
        days = period.quantity / 24 if period.mode is Mode.CLOCK else period.quantity * 7 / 5
        return opened_at + timedelta(days=days)


def _for_period(sort: Sort, kind: str, opened_at: datetime, closes_at: datetime) -> Any:
    own = f"{kind}/{urgency_of(opened_at, closes_at)}"
    found = _in_force(sort, (str(kind), own), brussels_day(opened_at))
    return found.get(own, found.get(str(kind)))


def _in_force(sort: Sort, keys: Sequence[str], on: date) -> dict[str, Any]:
    """The last row of each key; what the house delivers where an installation holds none yet."""
    found = {key: DELIVERED[sort, key] for key in keys if (sort, key) in DELIVERED}
    rows = TimeRule.objects.filter(sort=sort, key__in=keys, valid_from__lte=on).order_by("valid_from")
    found |= {row.key: row.value for row in rows}
    return {key: read(sort, key, value) for key, value in found.items()}
