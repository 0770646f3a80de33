"""What pages ask about notices, plans and deliveries. Reads only; the number of queries is constant."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from core.clock import db_now
from core.registry import SUBJECTS
from core.rules.refusal import Reason
from notifications.models import Deadline, Escalation, Mute, Notice, Reminder
from notifications.rules.vocabulary import (
    Audience,
    Channel,
    DeadlineStatus,
    EscalationStatus,
    NoticeStatus,
    ReminderStatus,
)
from notifications.wording import text_for

ARRIVED = (NoticeStatus.SENT, NoticeStatus.DELIVERED, NoticeStatus.ACKNOWLEDGED)
LOST = (NoticeStatus.DEAD, NoticeStatus.BOUNCED)


@dataclass(frozen=True, slots=True)
class Delivery:
    """Whether a delegation is known to have been told.

    ``state``: ``acknowledged``, ``delivered``, ``waiting`` or ``failed`` (no mail has left though one was
    tried, too); ``told_at`` and ``acknowledged_at``: the first of each; ``problem``: a sentence for
    whoever should call, or None; ``written``: whether any notice was made out to it at all.
    """

    delegation: str
    state: str
    told_at: datetime | None = None
    acknowledged_at: datetime | None = None
    problem: Reason | None = None
    written: bool = True

    @property
    def known_at(self) -> datetime | None:
        """Since when it is known to have been told: as soon as a mail left or somebody confirmed."""
        return min((at for at in (self.told_at, self.acknowledged_at) if at is not None), default=None)


def notices_of(user: Any) -> QuerySet[Notice]:
    """What this person was told in the application, newest first, cancelled ones left out."""
    told = Notice.objects.filter(person=user, channel=Channel.IN_APP, due_at__lte=db_now())
    return told.exclude(status=NoticeStatus.CANCELLED).order_by("-created_at", "id")


def unread_count(user: Any) -> int:
    """How many of them wait for “received”."""
    return notices_of(user).filter(acknowledged_at=None).count()


def readable(user: Any, notices: Iterable[Notice]) -> list[Notice]:
    """Those whose subject this person may see now; one query per kind of subject."""
    rows = list(notices)
    seen = visible_subjects(user, {(row.subject_kind, row.subject_id) for row in rows})
    return [row for row in rows if (row.subject_kind, row.subject_id) in seen]


def visible_subjects(user: Any, wanted: Iterable[tuple[str, Any]]) -> set[tuple[str, Any]]:
    """Which of these (kind, id) the user may see."""
    by_kind: dict[str, list[Any]] = defaultdict(list)
    for kind, pk in wanted:
        by_kind[kind].append(pk)
    return {
        (kind, pk)
        for kind, pks in by_kind.items()
        if kind in SUBJECTS
        for pk in SUBJECTS[kind].visible_to(user).filter(pk__in=pks).values_list("pk", flat=True)
    }


def muted_by(user: Any) -> list[tuple[str, str]]:
    """(chain, its last notice's sentence) of each case this person muted."""
    chains = list(Mute.objects.filter(person=user).order_by("id").values_list("chain", flat=True))
    told = readable(user, notices_of(user).filter(chain__in=chains))
    last = {row.chain: row for row in reversed(told)}
    return [(each, text_for(user, last[each].code, last[each].params) if each in last else "") for each in chains]


def plan_of(deadline: Deadline) -> QuerySet[Reminder]:
    """The reminders of the deadline's present instant in order of time: sent, planned, and no longer owed."""
    rows = deadline.reminders.filter(revision=deadline.revision)
    if deadline.status == DeadlineStatus.CANCELLED:
        rows = rows.exclude(status=ReminderStatus.CANCELLED)
    return rows.select_related("delegation").order_by("due_at", "delegation__protocol_order")


def ladder_of(deadline: Deadline) -> QuerySet[Escalation]:
    """What has been or would be done about delegations that are not reached, in order of time."""
    rows = deadline.escalations.filter(revision=deadline.revision).exclude(status=EscalationStatus.CANCELLED)
    return rows.order_by("due_at", "delegation__protocol_order")


def delivery_of(deadline: Deadline) -> dict[str, Delivery]:
    """Per delegation reminded of this deadline, in any revision: told, acknowledged, or not reached."""
    reminders = deadline.reminders.exclude(audience=Audience.CHAIR).exclude(status=ReminderStatus.CANCELLED)
    by_delegation: dict[str, list[Reminder]] = defaultdict(list)
    for reminder in reminders.prefetch_related("notices").order_by("delegation__protocol_order", "due_at"):
        by_delegation[reminder.delegation_id].append(reminder)
    return {code: _delivery(code, rows) for code, rows in by_delegation.items()}


def log_of(deadline: Deadline) -> QuerySet[Notice]:
    """Every notice of a deadline, per recipient and channel, newest first."""
    rows = Notice.objects.filter(reminder__deadline=deadline).select_related("person", "reminder")
    return rows.order_by("-due_at", "person__name", "channel")


def lost_notices() -> QuerySet[Notice]:
    """Dead letters and bounced mails, newest first."""
    return Notice.objects.filter(status__in=LOST).select_related("person").order_by("-due_at")


def late_notices() -> QuerySet[Notice]:
    """Notices that failed at least once and wait for the next attempt."""
    waiting = Q(status=NoticeStatus.QUEUED, attempts__gt=0) | Q(status=NoticeStatus.CLAIMED)
    return Notice.objects.filter(waiting).exclude(last_error="").select_related("person").order_by("due_at")


def failed_reminders() -> QuerySet[Reminder]:
    """Reminders that found nobody or whose words could not be made."""
    rows = Reminder.objects.filter(status=ReminderStatus.FAILED)
    return rows.select_related("deadline", "delegation").order_by("-due_at")


def stuck_deadlines() -> QuerySet[Deadline]:
    """Instants whose handler failed and is tried again."""
    return Deadline.objects.filter(status=DeadlineStatus.OPEN, failures__gt=0).order_by("due_at")


def _delivery(code: str, reminders: list[Reminder]) -> Delivery:
    notices = [notice for reminder in reminders for notice in reminder.notices.all()]
    mails = [notice for notice in notices if notice.channel != Channel.IN_APP]
    acknowledged = min((n.acknowledged_at for n in notices if n.acknowledged_at), default=None)
    arrived = min((n.sent_at for n in (mails or notices) if n.sent_at and n.status in ARRIVED), default=None)
    if acknowledged:
        return Delivery(code, "acknowledged", arrived or acknowledged, acknowledged)
    if arrived:
        alone = None if mails else Reason("notifications.no_mail", {"delegation": code})
        return Delivery(code, "delivered", arrived, problem=alone)
    if problem := _problem(code, reminders, mails):
        return Delivery(code, "failed", problem=problem)
    return Delivery(code, "waiting", written=bool(notices))


def _problem(code: str, reminders: list[Reminder], mails: list[Notice]) -> Reason | None:
    failed = next((r for r in reminders if r.status == ReminderStatus.FAILED), None)
    if failed is not None:
        return Reason(failed.problem, {"delegation": code})
    if any(mail.status in LOST or _tried_in_vain(mail) for mail in mails):
        return Reason("notifications.mail_failed", {"delegation": code})
    return None


def _tried_in_vain(mail: Notice) -> bool:
    """It was tried, has not left, and nobody has called it off."""
    return bool(mail.last_error) and mail.status in (NoticeStatus.QUEUED, NoticeStatus.CLAIMED)
