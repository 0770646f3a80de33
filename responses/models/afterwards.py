"""What follows a delivery: what others promised in it, and what it changed after 30, 90 and 180 days."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from core.constraints import choices, one_of, together
from core.models import Stored
from responses.models.delivery import Delivery
from responses.models.proposal import Proposal
from responses.rules.afterwards import CommitmentStatus, Effect


class CommitmentQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "CommitmentQuerySet":
        """Whoever may see the delivery."""
        rows = self.filter(delivery__in=Delivery.objects.visible_to(user).values("pk"))
        return rows.select_related("delivery__proposal__case")


class Commitment(Stored):
    """What somebody outside said in a dialogue they would do, and until when. Settled once."""

    delivery = models.ForeignKey(Delivery, models.PROTECT, related_name="commitments")
    by_whom = models.CharField(max_length=200)
    what = models.CharField(max_length=500)
    due_at = models.DateTimeField()
    status = models.CharField(max_length=10, choices=choices(CommitmentStatus), default=CommitmentStatus.OPEN)
    note = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("status", CommitmentStatus, name="commitment_status_known"),
            together("settled_at", "settled_by", name="a_settled_commitment_has_a_name"),
            models.CheckConstraint(
                condition=Q(status=CommitmentStatus.OPEN) | Q(settled_at__isnull=False),
                name="a_settled_commitment_has_its_instant",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by_whom}: {self.what}"

    def get_absolute_url(self) -> str:
        return reverse("responses:commitment", args=[self.pk])


class EffectReviewQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "EffectReviewQuerySet":
        """Whoever may see the proposal."""
        rows = self.filter(proposal__in=Proposal.objects.visible_to(user).values("pk"))
        return rows.select_related("proposal__case")


class EffectReview(Stored):
    """A look at what changed, so many days after the response left the house. Said once, never rewritten."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="effect_reviews")
    after_days = models.PositiveSmallIntegerField()
    due_at = models.DateTimeField()
    effect = models.CharField(max_length=15, choices=choices(Effect), blank=True)
    cost = models.TextField(blank=True, help_text="what the response cost those who interfere, as far as known")
    note = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = EffectReviewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "after_days"], name="one_effect_review_each"),
            one_of("effect", ["", *Effect], name="effect_known"),
            together("done_at", "done_by", name="a_done_effect_review_has_a_name"),
            models.CheckConstraint(condition=Q(done_at__isnull=True) | ~Q(effect=""), name="a_done_review_says_it"),
        ]

    def __str__(self) -> str:
        return f"{self.proposal}: effect after {self.after_days} days"

    def get_absolute_url(self) -> str:
        return reverse("responses:effect", args=[self.pk])
