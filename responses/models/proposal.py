"""A proposed response: instrument, acts, checks, and its words in numbered versions."""

from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from cases.models import Case
from cases.rules.vocabulary import Marking
from core.constraints import choices, one_of, together
from core.models import Stored, append_only, no_truncate
from delegations import facts as people
from responses.models.instrument import Instrument
from responses.rules.proposal import ProposalStatus
from responses.rules.vocabulary import ProposalFrom


class ProposalQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "ProposalQuerySet":
        """Whoever may see the case; never partners, who see what was published (§10)."""
        if people.actor(user).kind == "partner":
            return self.none()
        return self.filter(case__in=Case.objects.visible_to(user).values("pk"))

    def unfinished(self) -> "ProposalQuerySet":
        return self.exclude(status__in=[ProposalStatus.CLOSED, ProposalStatus.WITHDRAWN])


class Proposal(Stored):
    """One proposed response to a case."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="proposals")
    number = models.PositiveIntegerField(help_text="within the case")
    title = models.CharField(max_length=200)
    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="proposals")
    status = models.CharField(max_length=12, choices=choices(ProposalStatus), default=ProposalStatus.DRAFT)
    proposal_from = models.CharField(
        max_length=20, choices=choices(ProposalFrom), default=ProposalFrom.HR_OR_COMMISSION
    )
    marking = models.CharField(max_length=10, choices=choices(Marking), default=Marking.LIMITE)
    stage = models.CharField(max_length=20, blank=True, help_text="the body it is in")
    penholder = models.ForeignKey("delegations.Delegation", models.PROTECT, related_name="+")
    council_number = models.CharField(max_length=60, blank=True, help_text="of its first text: ST 12345/26")
    rationale = models.TextField(blank=True)
    came_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="went_on_as", help_text="a step down the ladder"
    )
    is_demonstration = models.BooleanField(default=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    objects = ProposalQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("status", ProposalStatus, name="proposal_status_known"),
            models.UniqueConstraint(fields=["case", "number"], name="proposals_are_numbered"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    @property
    def reference(self) -> str:
        """Reference of the case and the proposal's number in it: ``FIMI-2026-0042/2``."""
        return f"{self.case.reference}/{self.number}"

    def get_absolute_url(self) -> str:
        return reverse("responses:proposal", args=[self.pk])


class Act(Stored):
    """One legal act of a proposal, with its own rule (a listing is a Decision and a Regulation)."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="acts")
    order = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    rule = models.CharField(max_length=30)
    legal_basis = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "order"], name="acts_are_ordered")]

    def __str__(self) -> str:
        return self.name


class Check(Stored):
    """One task that must be done before a round may open: done by a named person, with a note."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="checks")
    code = models.CharField(max_length=40)  # rights_test, proportionality, evidence, …
    answers = models.JSONField(default=dict, help_text="the seven questions of the rights test, say")
    note = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "code"], name="one_check_each"),
            together("done_at", "done_by", name="a_done_check_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.code


class TextVersion(Stored):
    """The words put forward, numbered and hashed. A version is never edited: a change is a new one."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    language = models.CharField(max_length=10, default="en")
    sha256 = models.CharField(max_length=64)
    change_note = models.CharField(max_length=500, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "number"], name="versions_are_numbered")]
        triggers = append_only()

    def __str__(self) -> str:
        return f"version {self.number}"


class Paragraph(Stored):
    """One paragraph of a version, with its own hash so that the same words can be recognised."""

    version = models.ForeignKey(TextVersion, models.PROTECT, related_name="paragraphs")
    number = models.PositiveIntegerField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="paragraphs_are_numbered"),
            models.CheckConstraint(condition=~Q(text=""), name="a_paragraph_says_something"),
        ]
        triggers = [
            pgtrigger.Protect(name="no_change", operation=pgtrigger.Update | pgtrigger.Delete),
            no_truncate(),
        ]

    def __str__(self) -> str:
        return f"§{self.number}"
