"""Due reminders become notices: one per person and channel, if the reminder is still owed."""

import logging
import random
import time

from django.db import transaction
from django.db.models import Q

from core.clock import db_now
from core.registry import DEADLINES, find_visible
from core.rules.refusal import Reason
from notifications.models import Reminder
from notifications.outbox import notify
from notifications.people import readers
from notifications.reach import reach_of
from notifications.rules.plans import Standing, still_owed
from notifications.rules.retries import gives_up, wait
from notifications.rules.vocabulary import Audience, DeadlineStatus, ReminderKind, ReminderStatus

log = logging.getLogger(__name__)
chance = random.SystemRandom()


def expand_due(end: float) -> int:
    """Expand every reminder that is due; returns how many were dealt with."""
    expanded = 0
    while time.monotonic() < end and _expand_next():
        expanded += 1
    return expanded


@transaction.atomic
def _expand_next() -> bool:
    """The oldest due reminder nobody else is at; False if there is none.

    It stays locked while it is asked whether it is still owed and its notices are written: an answer
    given meanwhile waits for this lock and then finds notices to cancel; one given before has
    cancelled the reminder, and it is not found here. One at a time, so that nobody waits for long.
    """
    now = db_now()
    free = Q(retry_at__isnull=True) | Q(retry_at__lte=now)
    due = Reminder.objects.filter(free, status=ReminderStatus.PLANNED, due_at__lte=now)
    rows = due.select_related("deadline").order_by("due_at").select_for_update(skip_locked=True, of=("self",))
    reminder = rows.first()
    if reminder is None:
        return False
    try:
        with transaction.atomic():
            _expand(reminder)
    except Exception:  # why: the words of one reminder must not hold up the others
        log.exception("reminder %s could not be expanded", reminder.pk)
        _put_off(reminder)
    return True


def _expand(reminder: Reminder) -> None:
    if _overtaken(reminder) or not _owed(reminder):
        reminder.status = ReminderStatus.OBSOLETE
    elif told := readers(reminder):
        _tell(reminder, told)
        reminder.status, reminder.sent_at = ReminderStatus.SENT, db_now()
    else:
        log.warning("nobody of %s can be told about %s", reminder.delegation_id, reminder.deadline_id)
        reminder.status, reminder.problem = ReminderStatus.FAILED, "notifications.nobody_to_tell"
    reminder.save()


def _tell(reminder: Reminder, told: list) -> None:
    deadline = reminder.deadline
    code, params, url = DEADLINES[deadline.handler].notice(deadline, reminder)
    subject = find_visible(deadline.subject_kind, deadline.subject_id, told[0])
    if subject is None:  # hidden from them since a moment ago: there is nothing to tell
        return
    if reminder.audience == Audience.CHAIR:
        code, params = "notifications.chair_told", {"told": Reason(code, params), "reached": reach_of(deadline)}
    notify(
        people=told, code=code, params=params, subject=subject, url=url,
        dedupe=f"reminder:{reminder.pk}", chain=deadline.chain, reminder=reminder,
    )  # fmt: skip


def _owed(reminder: Reminder) -> bool:
    """The common rule first, then what the app that owns the subject says."""
    deadline = reminder.deadline
    standing = Standing(
        deadline_open=deadline.status == DeadlineStatus.OPEN, same_revision=reminder.revision == deadline.revision
    )
    if deadline.status == DeadlineStatus.CANCELLED:
        return False
    if not still_owed(Audience(reminder.audience), ReminderKind(reminder.kind), standing):
        return False
    return DEADLINES[deadline.handler].still_owed(deadline, reminder)


def _overtaken(reminder: Reminder) -> bool:
    """After a standstill only the latest of several nudges goes out; the opening always does."""
    if reminder.kind == ReminderKind.OPENED or reminder.audience == Audience.CHAIR:
        return False
    later = Reminder.objects.filter(
        deadline_id=reminder.deadline_id, revision=reminder.revision, delegation_id=reminder.delegation_id,
        status=ReminderStatus.PLANNED, due_at__gt=reminder.due_at, due_at__lte=db_now(),
    )  # fmt: skip
    return later.exclude(audience=Audience.CHAIR).exists()


def _put_off(reminder: Reminder) -> None:
    failures = reminder.failures + 1
    changes = {"failures": failures, "retry_at": db_now() + wait(failures, jitter=chance.random())}
    if gives_up(failures):
        changes |= {"status": ReminderStatus.FAILED, "problem": "notifications.words_failed"}
    Reminder.objects.filter(pk=reminder.pk).update(**changes)
