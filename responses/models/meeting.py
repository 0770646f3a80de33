"""A meeting of one body and its agenda. An item is seen by whoever may see its proposal, and by nobody else."""

from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from core.constraints import choices, one_of, together
from core.models import Stored, no_truncate
from core.rules.showing import shown_day
from delegations import facts as people
from delegations.rules.roles import Kind
from responses.models.proposal import Proposal
from responses.models.round import Round
from responses.rules.agenda import BODIES, ItemKind, ItemOutcome, MeetingStatus
from responses.words import STAGES

FINAL = (MeetingStatus.CLOSED, MeetingStatus.CANCELLED)


class MeetingQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "MeetingQuerySet":
        """That a body meets is known in the house; what it speaks about is another question. Never to partners."""
        actor = people.actor(user)
        return self.none() if not actor.delegation or actor.kind == Kind.PARTNER else self.all()


class Meeting(Stored):
    """One body at one instant. Nothing of its agenda stands in this row, nor moves ``revision``."""

    body = models.CharField(max_length=20, choices=choices(BODIES))
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    status = models.CharField(max_length=10, choices=choices(MeetingStatus), default=MeetingStatus.PLANNED)
    reason = models.CharField(max_length=500, blank=True, help_text="why it was cancelled")
    attendance = models.JSONField(null=True, blank=True, help_text="who was present, who acted for whom")
    revision = models.PositiveIntegerField(default=1, help_text="of body, instant, place and attendance")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True, help_text="its flash note is out since")
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = MeetingQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("body", BODIES, name="meeting_body_known"),
            one_of("status", MeetingStatus, name="meeting_status_known"),
            together("closed_at", "closed_by", name="a_closed_meeting_has_a_name"),
            models.CheckConstraint(
                condition=~Q(status__in=[MeetingStatus.HELD, MeetingStatus.CLOSED]) | Q(attendance__isnull=False),
                name="a_held_meeting_has_its_attendance",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="closed_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__status__in=[str(status) for status in FINAL]),
            ),
            pgtrigger.Protect(name="no_delete", operation=pgtrigger.Delete),
            no_truncate(),
        ]

    def __str__(self) -> str:
        return f"{STAGES[self.body]}, {shown_day(people.brussels_day(self.starts_at))}"

    def get_absolute_url(self) -> str:
        return reverse("meetings:meeting", args=[self.pk])


class AgendaItemQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "AgendaItemQuerySet":
        """Whoever may see the proposal."""
        return self.filter(proposal__in=Proposal.objects.visible_to(user).values("pk"))

    def live(self) -> "AgendaItemQuerySet":
        """Not taken off the agenda."""
        return self.filter(removed_at__isnull=True)


class AgendaItem(Stored):
    """One proposal at one meeting. ``place`` orders; numbers are counted anew for each reader.

    ``came_from`` is the item at an earlier meeting it returns from. ``sentence`` is the chair's, in the flash note.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="agenda_items")
    round = models.ForeignKey(Round, models.PROTECT, null=True, blank=True, related_name="agenda_items")
    came_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="returned_as")
    place = models.PositiveIntegerField()
    kind = models.CharField(max_length=15, choices=choices(ItemKind))
    annotation = models.TextField(blank=True)
    outcome = models.CharField(max_length=10, choices=choices(ItemOutcome), blank=True)
    sentence = models.CharField(max_length=500, blank=True)
    revision = models.PositiveIntegerField(default=1)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("kind", ItemKind, name="item_kind_known"),
            one_of("outcome", ["", *ItemOutcome], name="item_outcome_known"),
            models.UniqueConstraint(
                fields=["meeting", "proposal", "round"],
                condition=Q(removed_at__isnull=True),
                nulls_distinct=False,
                name="once_on_an_agenda",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="closed_agenda_stays",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func="""
                IF EXISTS (SELECT 1 FROM responses_meeting
                    WHERE id = NEW.meeting_id AND status IN ('closed', 'cancelled')) THEN
                    RAISE EXCEPTION 'pgtrigger: The agenda of a meeting that is over stays as it is';
                END IF;
                RETURN NEW;
                """,
            ),
            pgtrigger.Protect(name="no_delete", operation=pgtrigger.Delete),
            no_truncate(),
        ]

    def __str__(self) -> str:
        return f"{self.proposal} at {self.meeting}"

    def get_absolute_url(self) -> str:
        return f"{reverse('meetings:meeting', args=[self.meeting_id])}#item-{self.pk}"
