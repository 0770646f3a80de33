"""The usual periods, as data. Practice, not law: the chair may set any instant."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from notifications.rules.vocabulary import Mode, Urgency

NOON = time(12)


@dataclass(frozen=True, slots=True)
class Period:
    """A way to count and how much of it: hours for CLOCK, days for WORKING_DAYS."""

    mode: Mode
    quantity: int
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Preset:
    """A proposed period and the alternatives the chair is offered beside it.

    ``around_the_clock``: nights and weekends count and capitals must have been alerted before.
    """

    urgency: Urgency
    proposed: Period
    alternatives: tuple[Period, ...]
    around_the_clock: bool


def _clock(hours: int) -> Period:
    return Period(Mode.CLOCK, hours)


def _working(days: int) -> Period:
    return Period(Mode.WORKING_DAYS, days, NOON)


PRESETS: dict[Urgency, Preset] = {
    preset.urgency: preset
    for preset in (
        Preset(Urgency.FLASH, _clock(4), (_clock(2), _clock(6)), around_the_clock=True),
        Preset(Urgency.URGENT, _clock(24), (), around_the_clock=True),
        Preset(Urgency.STANDARD, _clock(48), (_working(2),), around_the_clock=False),
        Preset(Urgency.ORDINARY, _working(3), (_working(4), _working(5)), around_the_clock=False),
    )
}


LONGEST: tuple[tuple[timedelta, Urgency], ...] = (
    (timedelta(hours=6), Urgency.FLASH),
    (timedelta(hours=24), Urgency.URGENT),
    (timedelta(hours=48), Urgency.STANDARD),
)


def urgency_of(opened_at: datetime, closes_at: datetime) -> Urgency:
    """The track a period belongs to by its length; plans and ladders may differ by it."""
    return next((urgency for most, urgency in LONGEST if closes_at - opened_at <= most), Urgency.ORDINARY)
