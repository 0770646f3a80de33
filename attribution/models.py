"""Who did it, how sure we are, and what each State says about it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from attribution.rules.vocabulary import (
    AssessmentStatus,
    AttributionLevel,
    Confidence,
    EUPosition,
    HypothesisKind,
    Likelihood,
    StateStance,
)
from cases.models import Case, Evidence
from core.constraints import choices, one_of
from core.models import Stored, append_only
from delegations import facts as people


class ThreatActorQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "ThreatActorQuerySet":
        """Those with a public source, and those named in what this reader may see: a name alone tells of a case."""
        seen = (model.objects.visible_to(user).values("actor") for model in (Assessment, NationalAttribution))
        assessed, attributed = (rows.filter(actor__isnull=False) for rows in seen)
        return self.filter(~Q(source_url="") | Q(pk__in=assessed) | Q(pk__in=attributed))


class ThreatActor(Stored):
    """An actor that operations are ascribed to, as public sources name it."""

    name = models.CharField(max_length=200, unique=True)
    aliases = models.JSONField(default=list)
    description = models.TextField(blank=True)
    source_url = models.URLField(max_length=500, blank=True)

    objects = ThreatActorQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class InCaseQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "InCaseQuerySet":
        """Whoever may see the case, partners excepted: analysis and positions stay inside (§10)."""
        if people.actor(user).kind == "partner":
            return self.none()
        return self.filter(case__in=Case.objects.visible_to(user).values("pk"))


class Assessment(Stored):
    """The analysis of a case. Likelihood and confidence are two fields and two sentences."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="assessments")
    status = models.CharField(max_length=12, choices=choices(AssessmentStatus), default=AssessmentStatus.DRAFT)
    actor = models.ForeignKey(ThreatActor, models.PROTECT, null=True, blank=True, related_name="assessments")
    level = models.CharField(max_length=10, choices=choices(AttributionLevel), default=AttributionLevel.CONTENT)
    likelihood = models.CharField(max_length=25, choices=choices(Likelihood), blank=True)
    confidence = models.CharField(max_length=10, choices=choices(Confidence), blank=True)
    reasons = models.TextField(blank=True)
    dissent = models.TextField(blank=True, help_text="kept, not averaged away")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField()

    objects = InCaseQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("status", AssessmentStatus, name="assessment_status_known"),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(status=AssessmentStatus.AGREED),
                name="one_agreed_assessment_per_case",
            ),
        ]

    def __str__(self) -> str:
        return f"Assessment of {self.case.reference}"

    def get_absolute_url(self) -> str:
        return reverse("attribution:assessment", args=[self.pk])


class Hypothesis(Stored):
    """One explanation weighed against the evidence; alternatives are part of the method."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="hypotheses")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=choices(HypothesisKind))
    statement = models.CharField(max_length=500)
    supporting = models.ManyToManyField(Evidence, blank=True, related_name="+")
    contradicting = models.ManyToManyField(Evidence, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assessment", "order"], name="hypotheses_are_ordered")]
        verbose_name_plural = "hypotheses"

    def __str__(self) -> str:
        return self.statement


class NationalAttribution(Stored):
    """One State's own position on who did it. Rows are added, never changed; the last one counts.

    There is no EU position computed from these, by majority or otherwise (R23).
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="national_attributions")
    state = models.ForeignKey("delegations.Delegation", models.PROTECT, related_name="+")
    sequence = models.PositiveIntegerField()
    stance = models.CharField(max_length=20, choices=choices(StateStance))
    actor = models.ForeignKey(ThreatActor, models.PROTECT, null=True, blank=True, related_name="+")
    level = models.CharField(max_length=10, choices=choices(AttributionLevel), blank=True)
    confidence = models.CharField(max_length=10, choices=choices(Confidence), blank=True)
    is_public = models.BooleanField(default=False)
    date = models.DateField()
    text_url = models.URLField(max_length=500, blank=True)
    note = models.TextField(blank=True)
    quotable = models.BooleanField(default=False, help_text="released by the State for quotation in an EU text")
    proof = models.CharField(max_length=300, blank=True, help_text="how it arrived, if recorded on its behalf")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = InCaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "state", "sequence"], name="national_attributions_are_numbered"),
            one_of("stance", StateStance, name="stance_known"),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.state_id}: {self.stance}"


class UnionPosition(Stored):
    """What an EU text says about an attribution: recorded with its reference, never computed."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="union_positions")
    position = models.CharField(max_length=12, choices=choices(EUPosition))
    reference = models.CharField(max_length=200)
    text_url = models.URLField(max_length=500, blank=True)
    date = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = InCaseQuerySet.as_manager()

    class Meta:
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.position} ({self.reference})"
