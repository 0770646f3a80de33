"""The clock of a listing: the ladder before it expires, and what a judgment does to it.

Days are calendar days in Brussels. Dates of courts are indicative: only the court's own count.
"""

from calendar import monthrange
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from core.rules.refusal import Reason
from sanctions.rules.vocabulary import ExpiryStep

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5

LADDER: tuple[tuple[ExpiryStep, int], ...] = (
    (ExpiryStep.CALL_FOR_REVIEW, 120),
    (ExpiryStep.STATE_INPUT, 90),
    (ExpiryStep.EVIDENCE_REFRESHED, 60),
    (ExpiryStep.LETTERS, 45),
    (ExpiryStep.RELEX, 21),
    (ExpiryStep.COREPER, 14),
    (ExpiryStep.ADOPTION, 6),
    (ExpiryStep.EXPIRY, 0),
)
"""Days before expiry; practice shows margins of six days at the adoption."""

DISTANCE = timedelta(days=10)
FROM_PUBLICATION = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of the ladder: its date by count, and the working day by which to act."""

    step: ExpiryStep
    nominal: date
    act_by: date


def ladder(expires_on: date, *, closing_days: Collection[date] = ()) -> tuple[Rung, ...]:
    """Every step before ``expires_on``, in order.

    A step on a weekend or a closing day is to be done by the working day before it. The expiry
    itself is a date of law and never moves.
    """
    rungs = ((step, expires_on - timedelta(days=days)) for step, days in LADDER)
    return tuple(
        Rung(step, day, day if step is ExpiryStep.EXPIRY else working_day_up_to(day, closing_days))
        for step, day in rungs
    )


def working_day_up_to(day: date, closing_days: Collection[date] = ()) -> date:
    """``day`` itself, or the last working day before it."""
    while day.weekday() >= _SATURDAY or day in closing_days:
        day -= _ONE_DAY
    return day


def alarm(expires_on: date, *, today: date, done: Iterable[ExpiryStep]) -> Reason | None:
    """The loudest alarm due: measures lapsed, not adopted at T-6, or the first step overdue."""
    finished = frozenset(done)
    if ExpiryStep.ADOPTION in finished:
        return None
    if today > expires_on:
        return Reason("sanctions.lapsed", {"expires_on": expires_on})
    overdue = [rung for rung in ladder(expires_on) if rung.step not in finished and rung.act_by <= today]
    if any(rung.step is ExpiryStep.ADOPTION for rung in overdue):
        return Reason("sanctions.not_adopted_in_time", {"expires_on": expires_on})
    return _overdue(overdue[0]) if overdue else None


def _overdue(rung: Rung) -> Reason:
    step = Reason(f"sanctions.step_{rung.step}")
    return Reason("sanctions.step_overdue", {"step": step, "act_by": rung.act_by})


def effect_until(annulled_on: date, *, appeal_ended_on: date | None = None) -> date:
    """The last day annulled measures are still shown in force.

    Two months and ten days after the judgment, or the end of an appeal where that is later.
    """
    period_ends = add_months(annulled_on, 2) + DISTANCE
    return max(period_ends, appeal_ended_on) if appeal_ended_on else period_ends


def still_applied(
    annulled_on: date, *, on: date, appeal_pending: bool = False, appeal_ended_on: date | None = None
) -> bool:
    """Whether annulled measures are still in force on a day (R24)."""
    return appeal_pending or on <= effect_until(annulled_on, appeal_ended_on=appeal_ended_on)


def court_deadline(*, notified_on: date | None = None, published_on: date | None = None) -> date:
    """Last day for an action before the General Court: two months and ten days, indicative.

    Counted from the notification; from publication, where nobody was notified, 14 days later.
    Raises ``ValueError`` if neither date is known.
    """
    if notified_on:
        return add_months(notified_on, 2) + DISTANCE
    if published_on:
        return add_months(published_on + FROM_PUBLICATION, 2) + DISTANCE
    raise ValueError("a time limit needs a notification or a publication")


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return day.replace(year=year, month=month + 1, day=min(day.day, monthrange(year, month + 1)[1]))
