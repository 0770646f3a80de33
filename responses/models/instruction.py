"""A request for instructions from one State's own capital. Nobody else ever learns that it was made."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from core.models import Stored
from delegations import facts as people
from responses.models.prepared import PreparedPosition
from responses.models.proposal import TextVersion
from responses.models.round import Round


class InstructionQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "InstructionQuerySet":
        """The State's own people, as long as they may see the round."""
        actor = people.actor(user)
        if not actor.speaks_for_a_state:
            return self.none()
        return self.filter(state=actor.delegation, round__in=Round.objects.visible_to(user).values("pk"))


class InstructionRequest(Stored):
    """One sheet to the capital (decision 8): what it asks, and the code that brings the answer back.

    ``since`` is the version the State's last sheet on this proposal showed; the sheet marks what changed.
    Of the reply nothing is kept here but the prepared position it became. Shown to the own delegation
    only, on pages only: never registered for search, API, export or administration.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="instruction_requests")
    state = models.ForeignKey("delegations.Delegation", models.PROTECT, related_name="+")
    since = models.ForeignKey(TextVersion, models.PROTECT, null=True, blank=True, related_name="+")
    code = models.CharField(max_length=24, unique=True)
    contact = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True, help_text="what the officer adds: background, a line to take")
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    prepared = models.ForeignKey(PreparedPosition, models.PROTECT, null=True, blank=True, related_name="+")

    objects = InstructionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, prepared__isnull=True, answered_by__isnull=True)
                | Q(answered_at__isnull=False, prepared__isnull=False, answered_by__isnull=False),
                name="an_answered_request_became_a_prepared_position",
            )
        ]
        indexes = [models.Index(fields=["round", "state", "created_at"], name="instruction_of_a_state")]

    def __str__(self) -> str:
        return f"Request {self.code}"

    def get_absolute_url(self) -> str:
        return reverse("responses:instruction_sheet", args=[self.pk])
