"""What can happen to a round besides answers: a brake in a vote, a slip of the pen in the text."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from core.constraints import together
from core.models import Stored, append_only, no_truncate
from responses.models.proposal import Paragraph
from responses.models.round import Round


class Brake(Stored):
    """A State opposes a majority vote for vital and stated reasons of national policy (Art. 31(2) TEU).

    ``invoked_by`` signed it or recorded it on the State's behalf. It stands until the chair has lifted it.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="brakes")
    state = models.ForeignKey("delegations.Delegation", models.PROTECT, related_name="+")
    reasons = models.TextField()
    invoked_at = models.DateTimeField()
    invoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    solution = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reasons=""), name="a_brake_states_its_reasons"),
            models.UniqueConstraint(fields=["round"], condition=Q(lifted_at__isnull=True), name="one_standing_brake"),
            together("lifted_at", "lifted_by", name="a_lifted_brake_has_a_name"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="invoked_words_stay",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("round", "state", "reasons", "invoked_at", "invoked_by"),
            ),
            pgtrigger.Protect(name="no_delete", operation=pgtrigger.Delete),
            no_truncate(),
        ]

    def __str__(self) -> str:
        return f"{self.state_id} in {self.round}"


class Corrigendum(Stored):
    """A slip of language put right during a round, accepted by the chair; the round goes on (decision 6).

    The version and its hash stay as they were answered: the correction stands beside the paragraph.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="corrigenda")
    paragraph = models.ForeignKey(Paragraph, models.PROTECT, related_name="corrigenda")
    before = models.CharField(max_length=500)
    after = models.CharField(max_length=500)
    why = models.CharField(max_length=300)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "corrigenda"
        constraints = [
            models.CheckConstraint(condition=~Q(before="") & ~Q(after=""), name="a_corrigendum_names_both_words"),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"“{self.before}” → “{self.after}”"
