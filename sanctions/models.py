"""Regimes and their criteria as they stood, and dossiers whose every sentence points at evidence."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from cases.models import Case, Evidence
from core.constraints import choices, one_of, together
from core.models import Stored
from delegations import facts as people
from sanctions.rules.access import SEEING
from sanctions.rules.vocabulary import ActKind, DossierPurpose, DossierStatus, ListingRule, TargetType


class Regime(Stored):
    """A restrictive-measures regime: the pair of acts and how its list is amended."""

    code = models.CharField(max_length=20, unique=True)  # RUSDA, CYB
    name = models.CharField(max_length=300)
    decision = models.CharField(max_length=100)
    regulation = models.CharField(max_length=100)
    listing_rule = models.CharField(max_length=20, choices=choices(ListingRule), default=ListingRule.UNANIMITY)
    expires_on = models.DateField(null=True, blank=True)
    covers_fimi = models.BooleanField(default=False)
    measures = models.JSONField(default=list)
    confirmed = models.BooleanField(default=False)
    source = models.CharField(max_length=500)
    note = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return f"{self.code}: {self.name}"


class Criterion(Stored):
    """A listing criterion in the wording of one version of the act. Never overwritten: reworded = new row."""

    regime = models.ForeignKey(Regime, models.PROTECT, related_name="criteria")
    code = models.CharField(max_length=40)  # 1(1)(a)(iv)
    act_version = models.CharField(max_length=100)
    text = models.TextField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    confirmed = models.BooleanField(default=False)
    source = models.CharField(max_length=500)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["regime", "code", "act_version"], name="one_wording_per_version"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="criterion_dates"
            ),
        ]
        verbose_name_plural = "criteria"

    def __str__(self) -> str:
        return f"{self.code} ({self.act_version})"


class DossierQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "DossierQuerySet":
        """Of the readers of its case its own access list (a leak moves assets) and those at work on it; no partner."""
        actor = people.actor(user)
        if actor.kind == "partner" or not actor.delegation:
            return self.none()
        seen = self.filter(case__in=Case.objects.visible_to(user).values("pk"))
        return seen if SEEING & actor.capabilities else seen.filter(access__delegation_id=actor.delegation)


class Dossier(Stored):
    """A proposal to list one person or entity under one criterion of one regime."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="dossiers")
    purpose = models.CharField(max_length=12, choices=choices(DossierPurpose), default=DossierPurpose.LISTING)
    status = models.CharField(max_length=12, choices=choices(DossierStatus), default=DossierStatus.DRAFT)
    proposer = models.ForeignKey("delegations.Delegation", models.PROTECT, related_name="+")
    target_type = models.CharField(max_length=15, choices=choices(TargetType))
    target_name = models.CharField(max_length=200)
    original_script = models.CharField(max_length=200, blank=True)
    aliases = models.JSONField(default=list)
    identifiers = models.JSONField(default=dict, help_text="kind → value, as many as possible")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="dossiers", null=True, blank=True)
    criterion_text = models.TextField(blank=True, help_text="the wording as used, kept with the dossier")
    measures = models.JSONField(default=list)
    rights_note = models.TextField(blank=True)
    no_applicable_regime = models.BooleanField(default=False)
    renews = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="renewals")
    reasons_changed = models.BooleanField(default=False, help_text="compared with the listing it renews")
    evidence_added = models.BooleanField(default=False, help_text="compared with the listing it renews")
    disclosed_on = models.DateField(null=True, blank=True, help_text="informed of what is new, and heard")
    legality_confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    legality_confirmed_at = models.DateTimeField(null=True, blank=True)
    adoption_reference = models.CharField(max_length=200, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    is_demonstration = models.BooleanField(default=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    objects = DossierQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("status", DossierStatus, name="dossier_status_known"),
            one_of("target_type", TargetType, name="dossier_target_known"),
            together("legality_confirmed_by", "legality_confirmed_at", name="legality_confirmed_by_somebody"),
        ]

    def __str__(self) -> str:
        return f"Listing dossier {self.target_name}"

    def get_absolute_url(self) -> str:
        return reverse("sanctions:dossier", args=[self.pk])


class DossierAccess(models.Model):
    """A delegation is let into a dossier."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="access")
    delegation = models.ForeignKey("delegations.Delegation", models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "delegation"], name="once_in_a_dossier")]


class DossierAct(Stored):
    """One act of the pair: adopted and published together, or it is an error."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="acts")
    kind = models.CharField(max_length=10, choices=choices(ActKind))
    reference = models.CharField(max_length=200)
    adopted_on = models.DateField()
    publication = models.CharField(max_length=200, blank=True, help_text="Official Journal reference")
    published_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "kind"], name="one_act_of_each_kind"),
            one_of("kind", ActKind, name="act_kind_known"),
            models.CheckConstraint(condition=~Q(reference=""), name="an_act_has_its_reference"),
        ]

    def __str__(self) -> str:
        return self.reference


class ReasonSentence(Stored):
    """One sentence of the statement of reasons and the evidence it rests on."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="sentences")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    evidence = models.ManyToManyField(Evidence, blank=True, related_name="cited_in")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "number"], name="sentences_are_numbered")]

    def __str__(self) -> str:
        return f"{self.number}. {self.text[:60]}"
