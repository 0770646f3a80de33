"""What did not arrive: noted when a mail comes back, told to who should call, tried again by the secretariat."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse

from audit.trail import record
from core.clock import db_now
from core.registry import find_visible
from core.rules.refusal import enforce
from delegations.facts import actor, holders
from delegations.rules.roles import Can
from notifications.models import Notice, Reminder
from notifications.outbox import notify
from notifications.people import chairs, may_see
from notifications.queries import delivery_of
from notifications.rules.access import may_retry
from notifications.rules.vocabulary import Channel, DeadlineStatus, NoticeStatus, ReminderStatus

_HANDED_OVER = (NoticeStatus.SENT, NoticeStatus.DELIVERED)
FAILED = "failed"


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
    """A mail came back: noted on what was sent under its Message-ID. False if nothing was, or it was read.

    A digest is one mail for several notices, so all of them come back with it. Where a delegation is
    thereby not reached, the chair and whoever phones for the secretariat are told at once.
    """
    sent = Notice.objects.select_for_update().filter(message_id=message_id, status__in=_HANDED_OVER).first()
    if sent is None:
        return False
    for notice in _with_it(sent).select_for_update():
        Notice.objects.filter(pk=notice.pk).update(status=NoticeStatus.BOUNCED, last_error=reason[:300])
        record(
            verb="bounced", sentence="{actor} learned that a notice did not arrive.",
            subject=notice, chain=notice.chain, code=notice.code,
        )  # fmt: skip
        tell_unreached(notice)
    return True


def tell_unreached(notice: Notice) -> None:
    """A reminder's mail is lost for good: if nothing else reached that delegation, somebody should phone.

    Told once for each instant and delegation, within the caller's transaction.
    """
    reminder = notice.reminder
    if reminder is None or reminder.deadline.status != DeadlineStatus.OPEN:
        return
    deadline, code = reminder.deadline, reminder.delegation_id
    found = delivery_of(deadline).get(code)
    callers = {each.pk: each for each in [*chairs(code), *holders(Can.RECORD_ON_BEHALF)] if may_see(each, deadline)}
    if found is None or found.state != FAILED or not callers:
        return
    subject = find_visible(deadline.subject_kind, deadline.subject_id, next(iter(callers.values())))
    if subject is not None:
        notify(
            people=callers.values(), code="notifications.unreached", subject=subject, chain=deadline.chain,
            params={"delegation": code, "due": deadline.due_at},
            url=reverse("notifications:deadline", args=[deadline.pk]),
            dedupe=f"unreached:{deadline.pk}:{deadline.revision}:{code}",
        )  # fmt: skip


def _with_it(sent: Notice) -> QuerySet[Notice]:
    """What left in the same mail."""
    if sent.channel != Channel.DIGEST:
        return Notice.objects.filter(pk=sent.pk)
    return Notice.objects.filter(
        person_id=sent.person_id, channel=Channel.DIGEST, sent_at=sent.sent_at, status__in=_HANDED_OVER
    )
