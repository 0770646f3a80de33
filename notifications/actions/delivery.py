"""What the secretariat does about things that did not arrive."""

from typing import Any

from django.db import transaction

from audit.trail import record
from core.clock import db_now
from core.rules.refusal import enforce
from delegations.facts import actor
from notifications.models import Notice, Reminder
from notifications.rules.access import may_retry
from notifications.rules.vocabulary import NoticeStatus, ReminderStatus


@transaction.atomic
def retry_notice(*, notice: Notice, by: Any) -> None:
    """A dead or bounced notice goes back into the queue, due now, with a fresh count of attempts."""
    row = Notice.objects.select_for_update().get(pk=notice.pk)
    who = actor(by)
    enforce(may_retry(who, row.status))
    Notice.objects.filter(pk=row.pk).update(status=NoticeStatus.QUEUED, due_at=db_now(), attempts=0, last_error="")
    record(
        verb="retried", sentence="{actor} had a notice sent again that had not arrived.",
        subject=row, by=by, chain=row.chain, body=who.delegation, code=row.code,
    )  # fmt: skip


@transaction.atomic
def retry_reminder(*, reminder: Reminder, by: Any) -> None:
    """A reminder that found nobody is planned again for now; whether it is still owed is asked anew."""
    row = Reminder.objects.select_for_update(of=("self",)).select_related("deadline").get(pk=reminder.pk)
    who = actor(by)
    enforce(may_retry(who, row.status))
    Reminder.objects.filter(pk=row.pk).update(
        status=ReminderStatus.PLANNED, due_at=db_now(), retry_at=None, failures=0, problem=""
    )
    record(
        verb="retried", sentence="{actor} had a reminder tried again that had found nobody.",
        subject=row, by=by, chain=row.deadline.chain, body=who.delegation, reminder=row.kind,
    )  # fmt: skip


@transaction.atomic
def record_bounce(*, message_id: str, reason: str) -> bool:
    """A mail came back: noted on the notice whose Message-ID it bore. False if none was sent under it."""
    sent = Notice.objects.select_for_update().filter(message_id=message_id, status__in=_HANDED_OVER).first()
    if sent is None:
        return False
    Notice.objects.filter(pk=sent.pk).update(status=NoticeStatus.BOUNCED, last_error=reason[:300])
    return True


_HANDED_OVER = (NoticeStatus.SENT, NoticeStatus.DELIVERED)
