"""Which reminders a deadline gets, and whether one is still owed when its time has come.

Silence is not nagged (decision 9): everyone hears of the opening, whoever has not agreed gets one
last notice. Elsewhere those who owe an answer are reminded. A plan is visible before it fires.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from notifications.rules.vocabulary import Audience, DeadlineKind, ReminderKind

TOO_CLOSE = timedelta(minutes=30)
"""Two reminders to the same readers nearer than this are one: the later, more urgent one stays."""

_NOTHING = timedelta(0)
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a plan: ``before_close``, but not before ``share`` of the period has passed.

    Used only where the period is longer than ``if_longer_than``.
    """

    kind: ReminderKind
    audience: Audience
    before_close: timedelta | None = None
    share: float = 0.0
    if_longer_than: timedelta = _NOTHING


@dataclass(frozen=True, slots=True)
class PlannedReminder:
    """A reminder before it is a row: what, when (UTC as given), to whom."""

    kind: ReminderKind
    due_at: datetime
    audience: Audience


@dataclass(frozen=True, slots=True)
class Standing:
    """How a delegation stands towards a deadline at the moment of sending."""

    deadline_open: bool
    same_revision: bool
    answered: bool = False
    agreed: bool = False


def _before(kind: ReminderKind, audience: Audience, **before: float) -> Step:
    return Step(kind, audience, timedelta(**before))


_OPENED = Step(ReminderKind.OPENED, Audience.ALL)
_CHAIR = _before(ReminderKind.CHAIR_T_1H, Audience.CHAIR, hours=1)
_EXPIRY = _before(ReminderKind.EXPIRY, Audience.OWING, hours=0)
_T_4H = _before(ReminderKind.T_4H, Audience.OWING, hours=4)
_T_1H = _before(ReminderKind.T_1H, Audience.OWING, hours=1)
_T_24H = Step(ReminderKind.T_24H, Audience.OWING, timedelta(hours=24), if_longer_than=timedelta(hours=48))

SILENCE = (
    _OPENED,
    Step(ReminderKind.LAST_NOTICE, Audience.NOT_AGREED, timedelta(hours=4), share=_HALF),
    _CHAIR,
)
ANSWER = (
    _OPENED,
    Step(ReminderKind.HALF_TIME, Audience.OWING, share=_HALF),
    _T_24H,
    _T_4H,
    _T_1H,
    _CHAIR,
    _EXPIRY,
)
FLASH_ANSWER = (_OPENED, Step(ReminderKind.HALF_TIME, Audience.OWING, share=_HALF), _T_1H, _CHAIR, _EXPIRY)
"""Within six hours: nothing but the half, the last hour and the end."""

WORK = (_T_24H, _T_4H, _EXPIRY)
INVITATION = (_OPENED, Step(ReminderKind.T_24H, Audience.ALL, timedelta(hours=24), if_longer_than=timedelta(hours=48)))
"""A meeting asks for no answer: it is announced, and everybody is told once more the day before."""
HOUSEKEEPING = (
    _before(ReminderKind.T_30D, Audience.OWING, days=30),
    _before(ReminderKind.T_7D, Audience.OWING, days=7),
    _before(ReminderKind.T_24H, Audience.OWING, hours=24),
    _EXPIRY,
)

FLASH_PLANS = dict.fromkeys((DeadlineKind.WRITTEN, DeadlineKind.CONSENT, DeadlineKind.COMMENT), FLASH_ANSWER)

PLANS: dict[DeadlineKind, tuple[Step, ...]] = {
    DeadlineKind.SILENCE: SILENCE,
    DeadlineKind.WRITTEN: ANSWER,
    DeadlineKind.CONSENT: ANSWER,
    DeadlineKind.COMMENT: ANSWER,
    DeadlineKind.TRIAGE: WORK,
    DeadlineKind.ASSESSMENT: WORK,
    DeadlineKind.TASK: WORK,
    DeadlineKind.RESERVATION: WORK,
    DeadlineKind.COMMITMENT: WORK,
    DeadlineKind.FOLLOW_UP: WORK,
    DeadlineKind.REVIEW: WORK,
    DeadlineKind.PHASE: WORK,
    DeadlineKind.MEETING: INVITATION,
    DeadlineKind.LISTING_EXPIRY: (_EXPIRY,),  # its ladder is in sanctions.rules.terms
    DeadlineKind.POPULATION_SET: (_before(ReminderKind.T_60D, Audience.OWING, days=60), *HOUSEKEEPING),
    DeadlineKind.KEY_EXPIRY: HOUSEKEEPING,
    DeadlineKind.APPOINTMENT_EXPIRY: HOUSEKEEPING,
}


def plan(
    kind: DeadlineKind,
    opened_at: datetime,
    closes_at: datetime,
    *,
    now: datetime,
    known: Sequence[Step] | None = None,
) -> tuple[PlannedReminder, ...]:
    """The reminders of a deadline in order of time, none before ``now`` or after the close.

    ``known``: the steps in force for this kind; without them those the house delivers. Called again
    with the new instant after an extension or a revival.
    """
    known = PLANS[kind] if known is None else known
    steps = (step for step in known if closes_at - opened_at > step.if_longer_than)
    reminders = (PlannedReminder(step.kind, _due(step, opened_at, closes_at), step.audience) for step in steps)
    ahead = [each for each in reminders if max(now, opened_at) <= each.due_at <= closes_at]
    ahead.sort(key=lambda each: each.due_at)
    return tuple(_without_crowding(ahead))


def still_owed(audience: Audience, kind: ReminderKind, standing: Standing) -> bool:
    """Whether a claimed reminder should go out; otherwise it is obsolete.

    The notice at expiry is the only one that goes out once the deadline has fired.
    """
    if not standing.same_revision:
        return False
    if not standing.deadline_open and kind is not ReminderKind.EXPIRY:
        return False
    if audience is Audience.NOT_AGREED:
        return not standing.agreed
    return audience is not Audience.OWING or not standing.answered


def _due(step: Step, opened_at: datetime, closes_at: datetime) -> datetime:
    earliest = opened_at + (closes_at - opened_at) * step.share
    if step.before_close is None:
        return earliest
    due = closes_at - step.before_close
    return max(due, earliest) if step.share else due


def _without_crowding(ahead: list[PlannedReminder]) -> Iterable[PlannedReminder]:
    for place, reminder in enumerate(ahead):
        if not _crowded_out(reminder, ahead[:place], ahead[place + 1 :]):
            yield reminder


def _crowded_out(reminder: PlannedReminder, earlier: list[PlannedReminder], later: list[PlannedReminder]) -> bool:
    """Near the opening the opening wins; elsewhere the later of two neighbours does."""
    if reminder.kind in (ReminderKind.OPENED, ReminderKind.EXPIRY, ReminderKind.CHAIR_T_1H):
        return False
    just_told = any(
        other.kind is ReminderKind.OPENED and reminder.due_at - other.due_at < TOO_CLOSE for other in earlier
    )
    return just_told or any(
        other.audience is not Audience.CHAIR and other.due_at - reminder.due_at < TOO_CLOSE for other in later
    )
