"""Plan, move and cancel an instant and its reminders, in the transaction of the act that does so.

Order of locks, everywhere: the subject first (the caller holds it), then the deadline, then
reminders, then notices. The act itself is recorded in the audit by the caller, who knows its words.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Model, QuerySet

from core.clock import db_now
from core.registry import DEADLINES, subject_kind
from core.request_log import current
from delegations import facts as people
from notifications.actions import ladder
from notifications.models import Deadline, Escalation, Notice, Reminder
from notifications.rules.plans import PlannedReminder, plan
from notifications.rules.vocabulary import (
    Audience,
    DeadlineKind,
    DeadlineStatus,
    NoticeStatus,
    ReminderKind,
    ReminderStatus,
)
from notifications.timetable import steps_for

WAITING = (ReminderStatus.PLANNED, ReminderStatus.CLAIMED)
TO_WHOEVER_OWES = (Audience.NOT_AGREED, Audience.OWING)
_moved_here: ContextVar[set[UUID] | None] = ContextVar("_moved_here", default=None)


@contextmanager
def moved_by_handler() -> Iterator[set[UUID]]:
    """The deadlines set within the block. A handler may set its own again, a ladder's next rung, say;
    the dispatcher must tell that from a change somebody else made while the handler was on its way.
    """
    moved: set[UUID] = set()
    reset = _moved_here.set(moved)
    try:
        yield moved
    finally:
        _moved_here.reset(reset)


@transaction.atomic
def set_deadline(
    *,
    subject: Model,
    handler: str,
    kind: DeadlineKind,
    chain: str,
    opened_at: datetime,
    due_at: datetime,
    delegations: Sequence[str],
    chair: str = "",
) -> Deadline:
    """Let something happen to ``subject`` at ``due_at`` and remind ``delegations`` by the plan of ``kind``.

    One deadline per subject and handler. A second call moves it: the revision rises, reminders of the
    old instant are cancelled and new ones planned; one that fired or was cancelled runs again. The
    notice of the opening is planned only for a new ``opened_at``, so an extension does not repeat it.
    ``chair``: the body whose chairs hear the state of play; empty: the Presidency of today. The same
    instant twice changes nothing but delegations that were missing. An unknown handler is a
    programming error (``LookupError``).
    """
    if handler not in DEADLINES:
        raise LookupError(f"Register what the deadline {handler} does before setting one.")
    found = {"subject_kind": subject_kind(subject), "subject_id": subject.pk, "handler": handler}
    told = {"kind": kind, "chain": str(chain), "opened_at": opened_at, "due_at": due_at}
    deadline, is_new = Deadline.objects.get_or_create(**found, defaults=told | {"asked_in": current()})
    opens = is_new or deadline.opened_at != opened_at
    if not is_new:
        deadline = _moved(Deadline.objects.select_for_update().get(pk=deadline.pk), told)
    _plan(deadline, delegations, chair or people.presidency(people.brussels_day(opened_at)), opens=opens)
    ladder.plan(deadline, delegations)
    return deadline


@transaction.atomic
def cancel_deadline(*, subject: Model, handler: str) -> None:
    """Nothing happens at the instant any more, and nobody is reminded of it. Repeating it does nothing.

    One that has passed is settled by it: what was overdue is done.
    """
    deadline = _of(subject, handler).select_for_update().exclude(status=DeadlineStatus.CANCELLED).first()
    if deadline is None:
        return
    Deadline.objects.filter(pk=deadline.pk).update(status=DeadlineStatus.CANCELLED)
    _cancel(deadline.reminders.all())
    ladder.cancel(deadline.escalations.all())


@transaction.atomic(savepoint=False)
def cancel_reminders(*, subject: Model, handler: str, delegation: str) -> None:
    """This delegation owes nothing any more: what it would still be sent is cancelled.

    Notices to everyone and the chair's stay. Mails already handed over cannot be called back.
    """
    deadline = _of(subject, handler).values_list("pk", flat=True).first()
    owed = Reminder.objects.filter(deadline=deadline, delegation_id=delegation, audience__in=TO_WHOEVER_OWES)
    open_ = list(owed.exclude(status=ReminderStatus.CANCELLED).values_list("pk", flat=True))
    if open_:
        _cancel(Reminder.objects.filter(pk__in=open_))
    ladder.cancel(Escalation.objects.filter(deadline=deadline, delegation_id=delegation))


@transaction.atomic
def restore_reminders(*, subject: Model, handler: str, delegation: str | None = None) -> None:
    """Bring back what was cancelled and is still ahead (decision 5), of one delegation or of all.

    The deadline itself is opened again if it was cancelled before its instant. Reminders whose time
    has passed stay cancelled; whether one is still owed is asked again when it is sent.
    """
    deadline = _of(subject, handler).select_for_update().first()
    now = db_now()
    if deadline is None or deadline.due_at <= now or deadline.status == DeadlineStatus.FIRED:
        return
    Deadline.objects.filter(pk=deadline.pk).update(status=DeadlineStatus.OPEN, retry_at=None, failures=0)
    rows = deadline.reminders.filter(revision=deadline.revision, status=ReminderStatus.CANCELLED, due_at__gt=now)
    if delegation is not None:
        rows = rows.filter(delegation_id=delegation)
    rows.update(status=ReminderStatus.PLANNED)
    ladder.restore(deadline, delegation, now)


def _of(subject: Model, handler: str) -> QuerySet[Deadline]:
    return Deadline.objects.filter(subject_kind=subject_kind(subject), subject_id=subject.pk, handler=handler)


def _moved(deadline: Deadline, told: dict[str, Any]) -> Deadline:
    """The deadline at its new instant; unchanged if it is open and nothing about it differs."""
    same = all(getattr(deadline, name) == value for name, value in told.items())
    if same and deadline.status == DeadlineStatus.OPEN:
        return deadline
    _cancel(deadline.reminders.all())
    ladder.cancel(deadline.escalations.all())
    for name, value in told.items():
        setattr(deadline, name, value)
    deadline.revision += 1
    deadline.status = DeadlineStatus.OPEN
    deadline.fired_at = deadline.retry_at = None
    deadline.failures, deadline.last_error = 0, ""
    deadline.asked_in = current() or deadline.asked_in
    deadline.save()
    moved = _moved_here.get()
    if moved is not None:
        moved.add(deadline.pk)
    return deadline


def _plan(deadline: Deadline, delegations: Sequence[str], chair: str, *, opens: bool) -> None:
    Reminder.objects.bulk_create(
        [
            Reminder(
                deadline=deadline, revision=deadline.revision, delegation_id=code,
                kind=each.kind, audience=each.audience, due_at=each.due_at,
            )
            for each in _ahead(deadline, opens=opens)
            for code in ([chair] if each.audience is Audience.CHAIR else delegations)
            if code
        ],
        ignore_conflicts=True,
    )  # fmt: skip


def _ahead(deadline: Deadline, *, opens: bool) -> list[PlannedReminder]:
    """The plan from now on; the opening counts as now, though the clock moved on since it was read."""
    now = db_now()
    kind, period = DeadlineKind(deadline.kind), (deadline.opened_at, deadline.due_at)
    whole = plan(kind, *period, now=deadline.opened_at if opens else now, known=steps_for(kind, *period))
    return [each for each in whole if each.due_at >= now or (opens and each.kind is ReminderKind.OPENED)]


def _cancel(reminders: QuerySet[Reminder]) -> None:
    """Cancel what waits, and the notices of reminders already expanded that were not handed over yet."""
    Notice.objects.filter(reminder__in=reminders, status=NoticeStatus.QUEUED).update(status=NoticeStatus.CANCELLED)
    reminders.filter(status__in=WAITING).update(status=ReminderStatus.CANCELLED)
