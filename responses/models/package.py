"""What is agreed as one and done in phases, and each package as it was put to the States or begun."""

from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from core.constraints import choices, one_of, together
from core.models import Stored, append_only, no_truncate
from responses.models.delivery import Delivery
from responses.models.instrument import Instrument
from responses.models.proposal import Act, Proposal
from responses.rules.phases import NOON, Counted, PhaseStatus, Trigger

AGREED_WORDS = (
    *("proposal_id", "number", "title", "instrument_id", "act_id", "what", "carried_out_by_id"),
    *("trigger", "after_id", "days", "counted", "at", "instant"),
)
_CHANGED = " OR ".join(f'OLD."{name}" IS DISTINCT FROM NEW."{name}"' for name in AGREED_WORDS)


class PhaseQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "PhaseQuerySet":
        """Whoever may see the proposal."""
        rows = self.filter(proposal__in=Proposal.objects.visible_to(user).values("pk"))
        return rows.select_related("proposal__case", "proposal__instrument", "instrument", "after", "delivery")


class Phase(Stored):
    """One thing of a package: what is done, by whom, and what it waits for.

    Its words are free until the package is agreed and never change after; the database sees to that.
    ``revision`` rises with every change, so that nobody writes over another's words.
    """

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="phases")
    number = models.PositiveSmallIntegerField(help_text="within the proposal")
    title = models.CharField(max_length=200)
    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="+")
    act = models.ForeignKey(Act, models.PROTECT, null=True, blank=True, related_name="+")
    what = models.TextField(help_text="what is to be done")
    carried_out_by = models.ForeignKey("delegations.Delegation", models.PROTECT, related_name="+")
    trigger = models.CharField(max_length=15, choices=choices(Trigger), default=Trigger.AT_ONCE)
    after = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="followers")
    days = models.PositiveSmallIntegerField(null=True, blank=True)
    counted = models.CharField(max_length=10, choices=choices(Counted), blank=True)
    at = models.TimeField(default=NOON, help_text="hour of the Brussels clock")
    instant = models.DateTimeField(null=True, blank=True)
    status = models.CharField(max_length=10, choices=choices(PhaseStatus), default=PhaseStatus.PLANNED)
    started_at = models.DateTimeField(null=True, blank=True, help_text="when the package was agreed")
    called_at = models.DateTimeField(null=True, blank=True, help_text="when the chair said so")
    due_at = models.DateTimeField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    delivery = models.OneToOneField(Delivery, models.PROTECT, null=True, blank=True, related_name="phase")
    replied_at = models.DateTimeField(null=True, blank=True)
    reply = models.TextField(blank=True)
    reason = models.CharField(max_length=500, blank=True, help_text="why the chair stopped it or took it up again")
    revision = models.PositiveIntegerField(default=1)

    objects = PhaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "number"], name="phases_are_numbered"),
            one_of("status", PhaseStatus, name="phase_status_known"),
            one_of("trigger", Trigger, name="phase_trigger_known"),
            one_of("counted", ["", *Counted], name="phase_counted_known"),
            together("released_at", "released_by", name="a_released_phase_has_a_name"),
            models.CheckConstraint(
                condition=~Q(status=PhaseStatus.DONE) | Q(delivery__isnull=False), name="a_done_phase_has_its_delivery"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="agreed_words_stay",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(f'OLD."started_at" IS NOT NULL AND ({_CHANGED})'),
            ),
            pgtrigger.Protect(
                name="no_delete_once_agreed",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Condition('OLD."started_at" IS NOT NULL'),
            ),
            no_truncate(),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    def get_absolute_url(self) -> str:
        return f"{reverse('responses:proposal', args=[self.proposal_id])}#package"


class PackageQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "PackageQuerySet":
        """Whoever may see the proposal."""
        return self.filter(proposal__in=Proposal.objects.visible_to(user).values("pk"))


class Package(Stored):
    """All phases of a proposal as they stood when they were put to the States or begun, with their hash."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="packages")
    sha256 = models.CharField(max_length=64)
    content = models.JSONField()

    objects = PackageQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "sha256"], name="one_package_each")]
        triggers = append_only()

    def __str__(self) -> str:
        return f"package {self.sha256[:12]} of {self.proposal}"
