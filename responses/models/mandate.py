"""What a capital agreed to beforehand, kept by its own delegation."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from core.constraints import choices, one_of
from core.models import Stored
from delegations import facts as people
from responses.rules.mandates import PREPARED
from responses.rules.vocabulary import Answer


class MandateQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "MandateQuerySet":
        """The State's own people."""
        actor = people.actor(user)
        return self.filter(state=actor.delegation) if actor.speaks_for_a_state else self.none()


class StandingMandate(Stored):
    """“Agree to a demarche if confidence is high, until June.” It prepares a draft; a signatory signs it or not.

    ``conditions`` is what a person must look at and no rule can. Shown to the own delegation only, on
    pages only: never registered for search, API, export or administration.
    """

    state = models.ForeignKey("delegations.Delegation", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(help_text="within the State")
    reference = models.CharField(max_length=120, blank=True, help_text="of the instruction at home")
    instruments = models.JSONField(default=list, help_text="codes of the instruments it speaks about")
    answer = models.CharField(max_length=30, choices=choices(Answer))
    confidence = models.PositiveSmallIntegerField(default=0, help_text="least of the assessment: 1 low, 2, 3 high")
    conditions = models.TextField(blank=True)
    since = models.DateField()
    until = models.DateField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = MandateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["state", "number"], name="mandates_are_numbered"),
            one_of("answer", PREPARED, name="mandate_answer_can_be_given_beforehand"),
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="a_mandate_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(confidence__lte=3), name="mandate_confidence_known"),
        ]

    def __str__(self) -> str:
        return f"Mandate {self.number} of {self.state_id}"
