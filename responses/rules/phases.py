"""A package: several things agreed as one and done in phases, each when its trigger has come.

Nothing leaves the house by itself. A phase falls due, those who carry it out and the chair are told,
and a person releases it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from core.rules.refusal import Reason
from core.rules.transitions import Lifecycle, Transition
from notifications.rules import deadlines
from notifications.rules.calendars import BRUSSELS, ClosingDays, brussels_day

NOON = time(12)


class PhaseStatus(StrEnum):
    """Where one phase stands."""

    PLANNED = "planned"
    WAITING = "waiting"
    DUE = "due"
    RELEASED = "released"
    DONE = "done"
    STOPPED = "stopped"
    SKIPPED = "skipped"  # its condition did not come true


class Trigger(StrEnum):
    """What a phase waits for."""

    AT_ONCE = "at_once"
    AFTER_DELIVERY = "after_delivery"
    WITHOUT_REPLY = "without_reply"
    ON_INSTANT = "on_instant"
    WHEN_CALLED = "when_called"


class Counted(StrEnum):
    """How days are counted; both end at an hour of the Brussels clock."""

    CALENDAR = "calendar"
    WORKING = "working"


S = PhaseStatus
FOLLOWS = (Trigger.AFTER_DELIVERY, Trigger.WITHOUT_REPLY)
BEFORE_RELEASE = (S.PLANNED, S.WAITING, S.DUE)
TURNING = (S.WAITING, S.DUE, S.SKIPPED)
"""Where a phase follows its trigger by itself; from everywhere else only a person moves it."""

PHASE: Lifecycle = (
    Transition("start", (S.PLANNED,), S.WAITING),
    Transition("fall_due", (S.WAITING,), S.DUE),
    Transition("skip", (S.WAITING, S.DUE), S.SKIPPED),
    Transition("reinstate", (S.SKIPPED,), S.WAITING),
    Transition("release", (S.DUE,), S.RELEASED),
    Transition("carry_out", (S.RELEASED,), S.DONE),
    Transition("stop", BEFORE_RELEASE, S.STOPPED),
    Transition("resume", (S.STOPPED,), S.WAITING),
    Transition("take_up", (S.STOPPED,), S.PLANNED),
)


@dataclass(frozen=True, slots=True)
class PhaseFacts:
    """One phase as rules see it. ``after`` is the number of the phase it follows, always a smaller one.

    ``started_at``: when the package was agreed; ``delivered_at``: when this phase was carried out;
    ``replied_at``: when the addressee of this phase answered. All instants aware.
    """

    number: int
    status: PhaseStatus
    trigger: Trigger
    after: int | None = None
    days: int | None = None
    counted: Counted | None = None
    at: time = NOON
    instant: datetime | None = None
    started_at: datetime | None = None
    called_at: datetime | None = None
    delivered_at: datetime | None = None
    replied_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a phase that follows its trigger stands, and the instant it falls due where that is known."""

    status: PhaseStatus
    due_at: datetime | None = None


def falls_due(phase: PhaseFacts, base: datetime, calendar: ClosingDays) -> datetime:
    """``days`` after the Brussels day of ``base``, at the phase's hour there; in UTC.

    Working days are those of the institutions; ``Refused`` (``notifications.calendar_missing``) past the
    calendar. Calendar days are never moved: the hour stays the same over a change of summer time.
    """
    days = phase.days or 0
    if phase.counted is Counted.WORKING:
        return deadlines.working_days(base, days, phase.at, calendar).closes_at
    day = brussels_day(base) + timedelta(days=days)
    return datetime.combine(day, phase.at, tzinfo=BRUSSELS).astimezone(UTC)


def turn_of(phase: PhaseFacts, before: PhaseFacts | None, calendar: ClosingDays, *, now: datetime) -> Turn:
    """What the trigger says now. ``before`` is the phase it follows, where it follows one."""
    if phase.trigger in FOLLOWS:
        return _after(phase, before, calendar, now) if before is not None else Turn(S.WAITING)
    if phase.trigger is Trigger.WHEN_CALLED:
        return _at(phase.called_at, now)
    return _at(phase.instant if phase.trigger is Trigger.ON_INSTANT else phase.started_at, now)


def turns(phases: Iterable[PhaseFacts], calendar: ClosingDays, *, now: datetime) -> dict[int, Turn]:
    """Every phase that follows its trigger, by number. What another one becomes counts for those after it."""
    known: dict[int | None, PhaseFacts] = {}
    found: dict[int, Turn] = {}
    for phase in sorted(phases, key=lambda one: one.number):
        known[phase.number] = phase
        if phase.status in TURNING and phase.started_at is not None:
            turn = turn_of(phase, known.get(phase.after), calendar, now=now)
            found[phase.number] = turn
            known[phase.number] = replace(phase, status=turn.status)
    return found


def moves_to(status: PhaseStatus, target: PhaseStatus) -> tuple[str, ...]:
    """The rows of the table that lead from one turning status to another; none where it stays."""
    if status is target:
        return ()
    back = ("reinstate",) if status is S.SKIPPED else ()
    last = {S.DUE: ("fall_due",), S.SKIPPED: ("skip",), S.WAITING: ()}[target]
    return (*back, *last)


def way_back(status: PhaseStatus, *, started: bool) -> str:
    """The row by which a phase comes back that was skipped or stopped: to its plan before the package is agreed."""
    if status is S.SKIPPED:
        return "reinstate"
    return "resume" if started else "take_up"


def when(phase: PhaseFacts) -> Reason:
    """When it happens, in one sentence for people who agree to it."""
    if phase.trigger in FOLLOWS:
        params = {"days": phase.days or 0, "after": phase.after, "at": f"{phase.at:%H:%M}"}
        one = "_one" if phase.days == 1 else ""
        return Reason(f"responses.phase_{phase.trigger}_{phase.counted or Counted.CALENDAR}{one}", params)
    params_of_instant: Mapping[str, datetime] = {"instant": phase.instant} if phase.instant else {}
    return Reason(f"responses.phase_{phase.trigger}", params_of_instant)


def _at(instant: datetime | None, now: datetime) -> Turn:
    if instant is None:
        return Turn(S.WAITING)
    return Turn(S.DUE if instant <= now else S.WAITING, instant)


def _after(phase: PhaseFacts, before: PhaseFacts, calendar: ClosingDays, now: datetime) -> Turn:
    """A phase after one that was skipped is skipped with it; after a stopped one it waits for the chair."""
    if before.status is S.SKIPPED:
        return Turn(S.SKIPPED)
    if before.status is not S.DONE or before.delivered_at is None:
        return Turn(S.WAITING)
    due_at = falls_due(phase, before.delivered_at, calendar)
    replied = before.replied_at is not None and before.replied_at <= due_at
    if phase.trigger is Trigger.WITHOUT_REPLY and replied:
        return Turn(S.SKIPPED)
    return _at(due_at, now)
