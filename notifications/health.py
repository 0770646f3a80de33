"""Is the dispatcher alive, and does anything wait that should have gone?"""

from datetime import datetime, timedelta

from django.db.models import Q

from core.clock import db_now
from core.rules.refusal import Reason
from notifications.models import Deadline, Notice, Reminder, Tick
from notifications.queries import failed_reminders, lost_notices
from notifications.rules.vocabulary import DeadlineStatus, NoticeStatus, ReminderStatus

TOO_LONG = timedelta(minutes=2)


def dispatcher_lag_seconds() -> float | None:
    """Seconds since anybody last ticked; None if nobody ever did."""
    last = Tick.objects.order_by("-at").values_list("at", flat=True).first()
    return round((db_now() - last).total_seconds(), 1) if last else None


def alarm() -> Reason | None:
    """What is wrong, or None: nobody ticks, or due rows have waited more than two minutes untouched.

    What failed and waits for its next attempt is not overdue; it is on the deliveries page.
    """
    lag = dispatcher_lag_seconds()
    if lag is None:
        return Reason("notifications.never_ticked")
    if lag > TOO_LONG.total_seconds():
        return Reason("notifications.ticks_stopped", {"age": in_words(lag)})
    waiting = _overdue()
    if not waiting:
        return None
    return Reason("notifications.overdue", {"count": len(waiting), "since": min(waiting)})


def standing() -> dict[str, int]:
    """How many rows of each kind are due now, and how many were given up: ``due_…`` and ``lost_…``."""
    now = db_now()
    waiting = (NoticeStatus.QUEUED, NoticeStatus.CLAIMED)
    return {
        "due_deadlines": Deadline.objects.filter(status=DeadlineStatus.OPEN, due_at__lte=now).count(),
        "due_reminders": Reminder.objects.filter(status=ReminderStatus.PLANNED, due_at__lte=now).count(),
        "due_notices": Notice.objects.filter(status__in=waiting, due_at__lte=now).count(),
        "lost_notices": lost_notices().count(),
        "lost_reminders": failed_reminders().count(),
    }


def in_words(seconds: float) -> str:
    """``12 s``, ``4 min``, ``3 h``: how long ago, rounded down."""
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{int(seconds // size)} {unit}"
    return f"{max(int(seconds), 0)} s"


def _overdue() -> list[datetime]:
    """When each overdue row was due; at most 1,000 of a kind are counted."""
    before = db_now() - TOO_LONG
    not_put_off = Q(retry_at__isnull=True) | Q(retry_at__lt=before)
    deadlines = Deadline.objects.filter(not_put_off, status=DeadlineStatus.OPEN, due_at__lt=before)
    reminders = Reminder.objects.filter(not_put_off, status=ReminderStatus.PLANNED, due_at__lt=before)
    unclaimed = Q(status=NoticeStatus.QUEUED) | Q(status=NoticeStatus.CLAIMED, claimed_until__lt=before)
    notices = Notice.objects.filter(unclaimed, due_at__lt=before)
    return [due for rows in (deadlines, reminders, notices) for due in rows.values_list("due_at", flat=True)[:1000]]
