"""An answer prepared inside one State for a signatory to sign. Nobody else ever sees it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.constraints import choices, one_of
from core.models import Stored
from responses.models.mandate import StandingMandate
from responses.models.round import Position, Round
from responses.rules.vocabulary import Answer, ReservationType


class PreparedPosition(Stored):
    """One colleague's draft of the State's answer. One at a time is open; a newer one settles the older.

    ``signed_as`` is the position it became. It is shown to the own delegation only, on pages only:
    never registered for search, API, export or administration.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="prepared")
    state = models.ForeignKey("delegations.Delegation", models.PROTECT, related_name="+")
    answer = models.CharField(max_length=30, choices=choices(Answer))
    reservation = models.CharField(max_length=20, choices=choices(ReservationType), blank=True)
    clearing_condition = models.CharField(max_length=500, blank=True)
    expected_on = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)
    fix = models.TextField(blank=True)
    withdraws = models.BooleanField(default=False)
    text_sha256 = models.CharField(max_length=64)
    mandate = models.ForeignKey(StandingMandate, models.PROTECT, null=True, blank=True, related_name="+")
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True, help_text="signed, or replaced by a newer one")
    signed_as = models.OneToOneField(Position, models.PROTECT, null=True, blank=True, related_name="prepared_as")

    class Meta:
        constraints = [
            one_of("answer", Answer, name="prepared_answer_known"),
            models.UniqueConstraint(
                fields=["round", "state"], condition=Q(settled_at__isnull=True), name="one_open_draft_per_state"
            ),
        ]

    def __str__(self) -> str:
        return f"Prepared answer of {self.state_id}"
