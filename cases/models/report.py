"""What came in, verbatim."""

from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from cases.models.case import Case
from cases.rules.vocabulary import Marking, ReportStatus
from core.constraints import choices, one_of
from core.models import Stored, no_truncate
from delegations import facts as people
from delegations.rules.roles import Can
from delegations.rules.roles import Kind as Body


class Technique(models.Model):
    """One technique of the DISARM Red framework (CC BY-SA 4.0, DISARM Foundation)."""

    code = models.CharField(primary_key=True, max_length=20)  # T0049.001
    name = models.CharField(max_length=200)
    tactic = models.CharField(max_length=200, blank=True)
    framework_version = models.CharField(max_length=40)

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class ReportQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "ReportQuerySet":
        """Its sender, those who triage, and whoever may see the case it went into.

        The services that run the procedure see every report but those for named eyes only.
        """
        actor = people.actor(user)
        if not actor.delegation:
            return self.none()
        if any(actor.can(each) for each in (Can.TRIAGE, Can.GUARD_MARKINGS, Can.AUDIT)):
            return self
        own = Q(source_id=actor.delegation)
        if actor.kind == Body.PARTNER:
            return self.filter(own)
        in_a_case = Q(case__in=Case.objects.visible_to(user).values("pk"))
        seen = Q(pk__isnull=False) if actor.can(Can.SEE_ALL_CASES) else in_a_case
        return self.filter(own | (~Q(marking=Marking.EYES) & seen) | Q(case__lead_id=actor.delegation))

    def waiting(self) -> "ReportQuerySet":
        return self.filter(status=ReportStatus.RECEIVED)


class Report(Stored):
    """What a delegation, a service or a partner system sent. Its words are never changed, save where data
    protection takes a name out of them.

    ``external_id`` is the sender's own id (a STIX id, say). ``content_hash`` tells an unchanged repeat
    from a changed one, which becomes a new row with the next ``version``: both stay verbatim.
    """

    source = models.ForeignKey("delegations.Delegation", models.PROTECT, related_name="reports")
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    external_id = models.CharField(max_length=200, blank=True)
    version = models.PositiveSmallIntegerField(default=1)
    content_hash = models.CharField(max_length=64)
    title = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    language = models.CharField(max_length=10, default="en")
    observed_on = models.DateField(null=True, blank=True)
    actor_named = models.CharField(max_length=200, blank=True, help_text="who the sender thinks is behind it")
    links = models.JSONField(default=list)
    techniques = models.ManyToManyField(Technique, blank=True, related_name="reports")
    marking = models.CharField(max_length=10, choices=choices(Marking), default=Marking.LIMITE)
    status = models.CharField(max_length=10, choices=choices(ReportStatus), default=ReportStatus.RECEIVED)
    status_reason = models.CharField(max_length=500, blank=True)
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="reports")
    duplicate_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    channel = models.CharField(max_length=10, default="form")  # form, api, import
    redactions = models.PositiveSmallIntegerField(default=0, help_text="how often names were taken out of its words")

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("status", ReportStatus, name="report_status_known"),
            one_of("marking", Marking, name="report_marking_known"),
            models.UniqueConstraint(
                fields=["source", "external_id", "version"],
                condition=~Q(external_id=""),
                name="one_report_per_version",
            ),
            models.CheckConstraint(
                condition=~Q(status=ReportStatus.TRIAGED) | Q(case__isnull=False),
                name="a_triaged_report_has_a_case",
            ),
        ]
        indexes = [models.Index(fields=["status", "-created_at"], name="report_by_status")]
        triggers = [
            pgtrigger.Protect(
                name="words_are_fixed",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("source", "external_id", "version", "content_hash"),
            ),
            # Only data protection takes words out, and each time counts: content_hash stays that of what came in.
            pgtrigger.Protect(
                name="words_change_only_with_the_count",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "((OLD.title, OLD.body, OLD.links, OLD.actor_named)"
                    " IS DISTINCT FROM (NEW.title, NEW.body, NEW.links, NEW.actor_named)"
                    " AND NEW.redactions IS DISTINCT FROM OLD.redactions + 1)"
                ),
            ),
            pgtrigger.Protect(name="no_delete", operation=pgtrigger.Delete),
            no_truncate(),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("cases:report", args=[self.pk])
