"""The file on one operation, who is on it, and what happened when."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from cases.rules.vocabulary import AudienceRelation, CaseStatus, Marking, Tier
from core.constraints import choices, one_of
from core.guardian import Grant, granted
from core.models import Stored
from delegations import facts as people
from delegations.rules.roles import Actor, Can
from delegations.rules.roles import Kind as Body
from notifications.rules.vocabulary import Urgency


class CaseQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "CaseQuerySet":
        """The one answer to who may see a case: page, API, admin, search, counts and mails use it.

        The same question as ``rules.access.may_view``, asked in SQL; a test holds the two together.
        A delegation sees the cases in whose audience it is, the services that run the procedure see
        all, but EYES is for the lead, the originator and whoever was let in by name. A person or
        partner let in by exception sees what the grant names, while it lasts.
        """
        actor = people.actor(user)
        if not actor.delegation:
            return self.none()
        if actor.can(Can.GUARD_MARKINGS) or actor.can(Can.AUDIT):
            return self
        let_in = Q(granted(CaseGrant, user, "view_case"))
        if actor.kind == Body.PARTNER:
            return self.filter(let_in)
        team = Q(lead_id=actor.delegation) | Q(originator_id=actor.delegation)
        eyes = Q(marking=Marking.EYES)
        return self.filter(let_in | (eyes & team) | (~eyes & _in_the_audience(actor)))

    def unfinished(self) -> "CaseQuerySet":
        return self.exclude(status=CaseStatus.CLOSED)


def _in_the_audience(actor: Actor) -> Q:
    if actor.can(Can.SEE_ALL_CASES):
        return Q(pk__isnull=False)
    return Q(Exists(CaseAudience.objects.filter(case=OuterRef("pk"), delegation_id=actor.delegation)))


class Case(Stored):
    """One interference operation or campaign. Severity is scored by factors, 0 to 3 each.

    ``revision`` rises with every change of the row, so that a form filled in on an older one is told.
    """

    reference = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    status = models.CharField(max_length=12, choices=choices(CaseStatus), default=CaseStatus.OPEN)
    marking = models.CharField(max_length=10, choices=choices(Marking), default=Marking.LIMITE)
    originator = models.ForeignKey("delegations.Delegation", models.PROTECT, related_name="cases_originated")
    lead = models.ForeignKey("delegations.Delegation", models.PROTECT, related_name="cases_led")
    scores = models.JSONField(default=dict, help_text="factor → 0..3")
    score_reasons = models.JSONField(default=dict, help_text="factor → why")
    urgency = models.CharField(
        max_length=10, choices=choices(Urgency), default=Urgency.STANDARD, help_text="decides the budget of time"
    )
    tier = models.CharField(max_length=2, choices=choices(Tier), default=Tier.T0)
    is_demonstration = models.BooleanField(default=False)
    sources = models.JSONField(default=list, help_text="public addresses the facts come from")
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    objects = CaseQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("status", CaseStatus, name="case_status_known"),
            one_of("marking", Marking, name="case_marking_known"),
            one_of("tier", Tier, name="case_tier_known"),
            one_of("urgency", Urgency, name="case_urgency_known"),
        ]
        indexes = [models.Index(fields=["-changed_at", "id"], name="case_by_change")]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("desk:case", args=[self.pk])


class CaseAudience(models.Model):
    """A delegation is on a case: the common path of who sees what, a plain indexed table."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="audience")
    delegation = models.ForeignKey("delegations.Delegation", models.PROTECT, related_name="+")
    relation = models.CharField(max_length=10, choices=choices(AudienceRelation), default=AudienceRelation.CONSULTED)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "delegation"], name="once_in_the_audience")]
        indexes = [models.Index(fields=["delegation", "case"], name="cases_of_a_delegation")]

    def __str__(self) -> str:
        return f"{self.delegation_id} on {self.case_id}"


class CaseGrant(Grant):
    """A case opened to one exceptional person or partner, with reason and expiry."""

    content_object = models.ForeignKey(Case, models.PROTECT, related_name="grants")

    class Meta(Grant.Meta):
        abstract = False


class ReferenceCounter(models.Model):
    """The last number given in a year, locked while the next one is taken."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)


class TimelineEntry(Stored):
    """Something that happened in the world, by date, with its source."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="timeline")
    date = models.DateField()
    text = models.CharField(max_length=500)
    source_url = models.URLField(max_length=500, blank=True)
    note = models.CharField(max_length=200, blank=True, help_text="such as “from memory, to be confirmed”")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="an_entry_says_something")]
        verbose_name_plural = "timeline entries"

    def __str__(self) -> str:
        return f"{self.date} {self.text[:60]}"
