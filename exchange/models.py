"""A sealed dossier: one case or one decision, taken out as a bag that proves itself."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.models import Case
from core.models import Stored
from delegations import facts as people
from delegations.rules.roles import Can, Kind
from responses.models import Proposal


class SealingStatus(models.TextChoices):
    """Asked for, being made, there, failed, gone after its time."""

    WAITING = "waiting", _("Waiting")
    MAKING = "making", _("Being made")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Could not be made")
    EXPIRED = "expired", _("Deleted after its time")


class SealedDossierQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "SealedDossierQuerySet":
        """Whoever asked for it and may still see the case; auditors. It was made with the asker's own rights."""
        actor = people.actor(user)
        if not actor.delegation or actor.kind == Kind.PARTNER:
            return self.none()
        seen = self.filter(case__in=Case.objects.visible_to(user).values("pk"))
        return seen if actor.can(Can.AUDIT) else seen.filter(asked_by_id=user.pk)


class SealedDossier(Stored):
    """One export, made in the background with the rights of whoever asked, kept for a few days only."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="sealed_dossiers")
    proposal = models.ForeignKey(
        Proposal, models.PROTECT, null=True, blank=True, related_name="sealed_dossiers", help_text="a decision alone"
    )
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    body = models.CharField(max_length=12, help_text="display code of the delegation asked for")
    purpose = models.CharField(max_length=300)
    status = models.CharField(max_length=10, choices=SealingStatus.choices, default=SealingStatus.WAITING)
    progress = models.PositiveSmallIntegerField(default=0, help_text="per cent")
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_until = models.DateTimeField(null=True, blank=True)
    marking = models.CharField(max_length=10, blank=True, help_text="the most restrictive of its parts")
    file = models.FileField(upload_to="sealed/%Y/%m/", blank=True, max_length=200)
    size = models.PositiveBigIntegerField(null=True, blank=True, help_text="bytes")
    sha256 = models.CharField(max_length=64, blank=True, help_text="of the whole file")
    made_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)

    objects = SealedDossierQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(status__in=SealingStatus.values), name="sealing_status_known"),
            models.CheckConstraint(
                condition=~Q(status=SealingStatus.READY) | (~Q(sha256="") & Q(expires_at__isnull=False)),
                name="a_ready_dossier_has_hash_and_end",
            ),
        ]
        indexes = [models.Index(fields=["status", "created_at"], name="sealing_queue")]
        verbose_name = "sealed dossier"

    def __str__(self) -> str:
        return f"Sealed dossier of {self.about}"

    @property
    def about(self) -> str:
        """Reference of the case, or of the proposal."""
        return self.proposal.reference if self.proposal_id and self.proposal else self.case.reference

    def get_absolute_url(self) -> str:
        return reverse("exchange:sealed", args=[self.pk])
