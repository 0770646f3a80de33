"""Deadlines → reminders → notices. Time lives in the database: every instant here is a row."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.clock import EntenteNow
from core.constraints import choices, one_of, together
from core.models import Stored
from core.rules.showing import shown_as
from notifications.rules.vocabulary import (
    Audience,
    Channel,
    DeadlineKind,
    DeadlineStatus,
    EscalationStatus,
    EscalationStep,
    NoticeStatus,
    ReminderKind,
    ReminderStatus,
)
from notifications.time_rules import TimeRule
from notifications.words import KINDS

__all__ = [
    "CalendarFeed",
    "Deadline",
    "Escalation",
    "Mute",
    "Notice",
    "Preference",
    "Reminder",
    "Tick",
    "TimeRule",
]


class Deadline(Stored):
    """One instant at which something happens to a subject, once.

    ``handler`` names what is registered in ``core.registry.DEADLINES``. ``revision`` rises with every
    change of the instant, so that a reminder belongs to the instant it announced.
    """

    subject_kind = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    handler = models.CharField(max_length=60)
    kind = models.CharField(max_length=20, choices=choices(DeadlineKind))
    chain = models.CharField(max_length=64, help_text="the case, for visibility and audit")
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)
    status = models.CharField(max_length=10, choices=choices(DeadlineStatus), default=DeadlineStatus.OPEN)
    fired_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)
    retry_at = models.DateTimeField(null=True, blank=True)
    asked_in = models.CharField(
        max_length=64,
        blank=True,
        default="",
        db_default="",
        help_text="the request it came from, as the log numbers it",
    )

    class Meta:
        constraints = [
            one_of("status", DeadlineStatus, name="deadline_status_known"),
            models.UniqueConstraint(fields=["subject_kind", "subject_id", "handler"], name="one_deadline_per_subject"),
            models.CheckConstraint(
                condition=~Q(status=DeadlineStatus.FIRED) | Q(fired_at__isnull=False),
                name="fired_has_instant",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(status=DeadlineStatus.OPEN), name="deadline_open_by_due"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {shown_as(self.due_at)}"


class Reminder(Stored):
    """A planned nudge: one per deadline revision, delegation and kind, however often it is planned."""

    deadline = models.ForeignKey(Deadline, models.PROTECT, related_name="reminders")
    revision = models.PositiveIntegerField()
    delegation = models.ForeignKey("delegations.Delegation", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=choices(ReminderKind))
    audience = models.CharField(max_length=20, choices=choices(Audience))
    due_at = models.DateTimeField()
    status = models.CharField(max_length=10, choices=choices(ReminderStatus), default=ReminderStatus.PLANNED)
    sent_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=80, blank=True, help_text="code of the sentence that says why it failed")

    class Meta:
        constraints = [
            one_of("status", ReminderStatus, name="reminder_status_known"),
            models.UniqueConstraint(fields=["deadline", "revision", "delegation", "kind"], name="one_reminder_each"),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(status=ReminderStatus.PLANNED), name="reminder_planned_by_due"),
            models.Index(fields=["-due_at"], condition=Q(status=ReminderStatus.FAILED), name="reminder_failed_by_due"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.delegation_id} at {shown_as(self.due_at)}"

    @property
    def in_words(self) -> str:
        """Which step of the plan this is, for a page."""
        return str(KINDS[self.kind])


class Escalation(Stored):
    """One rung of the ladder for one delegation: whom to turn to if it has not been reached by then."""

    deadline = models.ForeignKey(Deadline, models.PROTECT, related_name="escalations")
    revision = models.PositiveIntegerField()
    delegation = models.ForeignKey("delegations.Delegation", models.PROTECT, related_name="+")
    step = models.CharField(max_length=20, choices=choices(EscalationStep))
    due_at = models.DateTimeField()
    status = models.CharField(max_length=10, choices=choices(EscalationStatus), default=EscalationStatus.PLANNED)
    done_at = models.DateTimeField(null=True, blank=True)
    called_at = models.DateTimeField(null=True, blank=True)
    called_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    call_note = models.CharField(max_length=300, blank=True, help_text="whom the secretariat spoke to")

    class Meta:
        constraints = [
            together("called_at", "called_by", name="a_call_has_a_name"),
            one_of("status", EscalationStatus, name="escalation_status_known"),
            models.UniqueConstraint(fields=["deadline", "revision", "delegation", "step"], name="one_rung_each"),
        ]
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(status=EscalationStatus.PLANNED), name="escalation_planned_by_due"
            )
        ]

    def __str__(self) -> str:
        return f"{self.step} of {self.delegation_id} at {shown_as(self.due_at)}"


class Notice(Stored):
    """What is told to one person through one channel: claimed, sent, marked by compare-and-set.

    ``code`` and ``params`` are a sentence of the catalogue, rendered at sending time in the reader's
    language and only if the reader may then still see the subject. ``dedupe`` makes a repeat harmless.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notices")
    channel = models.CharField(max_length=10, choices=choices(Channel))
    dedupe = models.CharField(max_length=200)
    code = models.CharField(max_length=80)
    params = models.JSONField(default=dict)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    url = models.CharField(max_length=300)
    chain = models.CharField(max_length=64, blank=True)
    reminder = models.ForeignKey(Reminder, models.PROTECT, null=True, blank=True, related_name="notices")
    due_at = models.DateTimeField()
    status = models.CharField(max_length=15, choices=choices(NoticeStatus), default=NoticeStatus.QUEUED)
    claim = models.UUIDField(null=True, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    message_id = models.CharField(max_length=200, default="", blank=True)
    asked_in = models.CharField(
        max_length=64,
        blank=True,
        default="",
        db_default="",
        help_text="the request it came from, as the log numbers it",
    )

    class Meta:
        constraints = [
            one_of("status", NoticeStatus, name="notice_status_known"),
            models.UniqueConstraint(fields=["person", "channel", "dedupe"], name="one_notice_each"),
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(status__in=[NoticeStatus.QUEUED, NoticeStatus.CLAIMED]),
                name="notice_waiting_by_due",
            ),
            models.Index(fields=["person", "channel", "-created_at"], name="notice_by_person"),
            models.Index(
                fields=["-due_at"],
                condition=Q(status__in=[NoticeStatus.DEAD, NoticeStatus.BOUNCED]),
                name="notice_lost_by_due",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} to {self.person_id} by {self.channel}"


class Preference(models.Model):
    """How one person wants to be told. Missing row: in the application and by e-mail at once."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, primary_key=True, related_name="+")
    email = models.BooleanField(default=True)
    digest = models.BooleanField(default=False, help_text="one mail in the capital's morning instead of each at once")
    quiet_from = models.TimeField(null=True, blank=True)
    quiet_until = models.TimeField(null=True, blank=True)


class Mute(models.Model):
    """No e-mail about one case to one person; in the application it is told all the same."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    chain = models.CharField(max_length=64)
    created_at = models.DateTimeField(db_default=EntenteNow(), editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "chain"], name="muted_once")]


class CalendarFeed(models.Model):
    """A secret, revocable address under which a person's calendar program reads deadlines."""

    token_hash = models.CharField(primary_key=True, max_length=64)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)


class Tick(models.Model):
    """The dispatcher's heartbeat: one row per runner, overwritten; its age is the lag we publish."""

    runner = models.CharField(primary_key=True, max_length=100)
    at = models.DateTimeField()
    fired = models.PositiveIntegerField(default=0)
    sent = models.PositiveIntegerField(default=0)
    id_of_last_run = models.UUIDField(default=uuid.uuid4)
