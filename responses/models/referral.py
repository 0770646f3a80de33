"""An item sent up to the next body with the one point that is open, or sent back down with a reason."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from core.constraints import choices, one_of
from core.models import Stored, append_only
from responses.models.proposal import Proposal
from responses.models.round import Round
from responses.rules.instrument_facts import Stage
from responses.rules.referral import Direction


class ReferralQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "ReferralQuerySet":
        """Whoever may see the proposal."""
        return self.filter(proposal__in=Proposal.objects.visible_to(user).values("pk"))

    def standing(self) -> "ReferralQuerySet":
        """The last word on each item, as long as the item still lies where it was sent."""
        newer = Referral.objects.filter(proposal=OuterRef("proposal"), sequence__gt=OuterRef("sequence"))
        return self.filter(~Exists(newer), to_stage=F("proposal__stage"))


class Referral(Stored):
    """One step of an item between two bodies. Never rewritten: the last in sequence says where it lies.

    ``generated`` is the agenda line as it was written from what was answered, ``line`` what the chair sent.
    """

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="referrals")
    sequence = models.PositiveIntegerField(help_text="within the proposal")
    direction = models.CharField(max_length=4, choices=choices(Direction))
    from_stage = models.CharField(max_length=20, choices=choices(Stage))
    to_stage = models.CharField(max_length=20, choices=choices(Stage))
    round = models.ForeignKey(Round, models.PROTECT, null=True, blank=True, related_name="referrals")
    generated = models.TextField(blank=True)
    line = models.TextField(blank=True, help_text="for the agenda of the next body")
    reason = models.CharField(max_length=500, blank=True, help_text="why it was sent back")
    referred_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = ReferralQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "sequence"], name="referrals_are_numbered"),
            one_of("direction", Direction, name="referral_direction_known"),
            models.CheckConstraint(condition=~Q(from_stage=F("to_stage")), name="a_referral_moves_the_item"),
            models.CheckConstraint(
                condition=(Q(direction=Direction.UP.value) & ~Q(line=""))
                | (Q(direction=Direction.DOWN.value) & ~Q(reason="")),
                name="a_referral_says_why",
            ),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return self.line or self.reason

    def get_absolute_url(self) -> str:
        return f"{self.proposal.get_absolute_url()}#referral"
