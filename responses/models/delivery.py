"""The act outside, and how the response was carried out."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from core.constraints import one_of
from core.models import Stored, append_only
from responses.models.proposal import Act, Proposal, TextVersion
from responses.models.round import Round
from responses.rules.delivery import DeliveryKind


class Adoption(Stored):
    """The legal act outside (COREU, Council), with its reference. Only then is anything “adopted”."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="adoptions")
    act = models.ForeignKey(Act, models.PROTECT, null=True, blank=True, related_name="adoptions")
    round = models.ForeignKey(Round, models.PROTECT, null=True, blank=True, related_name="adoptions")
    version = models.ForeignKey(TextVersion, models.PROTECT, related_name="+")
    body = models.CharField(max_length=60)
    reference = models.CharField(max_length=200)
    legal_basis = models.CharField(max_length=200)
    adopted_on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "act"], nulls_distinct=False, name="adopted_once"),
            models.CheckConstraint(condition=~Q(reference=""), name="an_adoption_has_its_reference"),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return self.reference


class DeliveryQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "DeliveryQuerySet":
        """Whoever may see the proposal."""
        return self.filter(proposal__in=Proposal.objects.visible_to(user).values("pk"))


class Delivery(Stored):
    """What was carried out, when, by whom, how it was received, and when it must be looked at again."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="deliveries")
    kind = models.CharField(max_length=20, choices=[(k.value, k.label) for k in DeliveryKind])
    what = models.CharField(max_length=300)
    addressee = models.CharField(max_length=200, blank=True)
    delivered_by = models.CharField(max_length=200)
    delivered_at = models.DateTimeField()
    version = models.ForeignKey(TextVersion, models.PROTECT, related_name="+", null=True, blank=True)
    reaction = models.TextField(blank=True)
    reference = models.CharField(max_length=200, blank=True)
    details = models.JSONField(default=dict, help_text="what this kind adds: participants, form, left behind …")
    follow_up_at = models.DateTimeField(null=True, blank=True)
    followed_up_at = models.DateTimeField(null=True, blank=True)
    follow_up_note = models.TextField(blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        constraints = [one_of("kind", DeliveryKind, name="delivery_kind_known")]
        verbose_name_plural = "deliveries"

    def __str__(self) -> str:
        return f"{DeliveryKind(self.kind).label}: {self.what}"

    def get_absolute_url(self) -> str:
        return f"{reverse('responses:proposal', args=[self.proposal_id])}#deliveries"
