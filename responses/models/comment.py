"""Before the round: comments by paragraph, who supports them, and what the penholder did with each."""

from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from core.constraints import choices, one_of, together
from core.models import Stored, append_only, no_truncate
from responses.models.proposal import Paragraph, Proposal, TextVersion
from responses.models.working import WorkingText
from responses.rules.comments import CommentKind, Decision


class OfProposals(models.QuerySet):
    def visible_to(self, user: Any) -> "OfProposals":
        """Whoever may see the proposal."""
        return self.filter(proposal__in=Proposal.objects.visible_to(user).values("pk"))


class CommentPhase(Stored):
    """Comments are asked until one stored instant; open while it has no ``closed_at``."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="comment_phases")
    number = models.PositiveIntegerField(help_text="within the proposal")
    version = models.ForeignKey(TextVersion, models.PROTECT, related_name="+", help_text="the one they were asked on")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = OfProposals.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "number"], name="comment_phases_are_numbered"),
            models.UniqueConstraint(
                fields=["proposal"], condition=Q(closed_at__isnull=True), name="one_open_comment_phase"
            ),
            models.CheckConstraint(condition=Q(closes_at__gt=F("opened_at")), name="comments_need_time"),
        ]

    def __str__(self) -> str:
        return f"Comments on {self.proposal}"

    def get_absolute_url(self) -> str:
        return reverse("responses:comments", args=[self.proposal_id])


class Comment(Stored):
    """What one delegation says about a paragraph (or the whole text) of one version; its words never change.

    Withdrawn it stays readable. ``late`` came after the instant: kept, marked, still usable.
    """

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="comments")
    version = models.ForeignKey(TextVersion, models.PROTECT, related_name="comments")
    paragraph = models.ForeignKey(Paragraph, models.PROTECT, null=True, blank=True, related_name="comments")
    phase = models.ForeignKey(CommentPhase, models.PROTECT, null=True, blank=True, related_name="comments")
    number = models.PositiveIntegerField(help_text="within the proposal")
    delegation = models.ForeignKey("delegations.Delegation", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=choices(CommentKind))
    text = models.TextField(blank=True)
    wording = models.TextField(blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    late = models.BooleanField(default=False)
    channel = models.CharField(max_length=10, default="page")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = OfProposals.as_manager()

    class Meta:
        constraints = [
            one_of("kind", CommentKind, name="comment_kind_known"),
            models.UniqueConstraint(fields=["proposal", "number"], name="comments_are_numbered"),
            together("withdrawn_at", "withdrawn_by", name="a_withdrawn_comment_has_a_name"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="words_stay",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "version", "paragraph", "delegation", "kind", "text", "wording", "author"
                ),
            ),
            pgtrigger.Protect(name="no_delete", operation=pgtrigger.Delete),
            no_truncate(),
        ]

    def __str__(self) -> str:
        return f"Comment {self.number} of {self.delegation_id} on {self.proposal}"

    def get_absolute_url(self) -> str:
        return f"{reverse('responses:comments', args=[self.proposal_id])}#comment-{self.number}"


class Support(Stored):
    """A delegation stands behind another's comment until it withdraws that."""

    comment = models.ForeignKey(Comment, models.PROTECT, related_name="supports")
    delegation = models.ForeignKey("delegations.Delegation", models.PROTECT, related_name="+")
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "delegation"], condition=Q(withdrawn_at__isnull=True), name="supported_once"
            ),
        ]
        triggers = [pgtrigger.Protect(name="no_delete", operation=pgtrigger.Delete), no_truncate()]

    def __str__(self) -> str:
        return f"{self.delegation_id} supports {self.comment}"


class Disposition(Stored):
    """What the penholder did with a comment, and why; the highest sequence counts."""

    comment = models.ForeignKey(Comment, models.PROTECT, related_name="dispositions")
    sequence = models.PositiveIntegerField()
    decision = models.CharField(max_length=10, choices=choices(Decision))
    reason = models.TextField(blank=True)
    working = models.ForeignKey(WorkingText, models.PROTECT, null=True, blank=True, related_name="dispositions")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            one_of("decision", Decision, name="decision_known"),
            models.UniqueConstraint(fields=["comment", "sequence"], name="dispositions_are_numbered"),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.comment}: {self.decision}"
