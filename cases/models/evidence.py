"""One item of proof, who held it, and what was kept out."""

from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from cases.models.case import Case
from cases.rules.vocabulary import (
    Credibility,
    CustodyStepKind,
    EvidenceKind,
    EvidenceOrigin,
    Marking,
    Reliability,
)
from core.constraints import choices, one_of
from core.guardian import Grant, granted
from core.models import Stored, append_only, no_truncate
from delegations import facts as people
from delegations.rules.roles import Can
from delegations.rules.roles import Kind as Body


class EvidenceQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "EvidenceQuerySet":
        """Whoever may see the case; an item for named eyes only: its originator and the case's lead.

        To partners each item is released by itself. The same question as
        ``rules.item_access.may_view_item``, asked in SQL.
        """
        actor = people.actor(user)
        released = Q(granted(EvidenceGrant, user, "view_evidence"))
        if not actor.delegation:
            return self.none()
        if actor.kind == Body.PARTNER:
            return self.filter(released)
        of_visible_cases = self.filter(case__in=Case.objects.visible_to(user).values("pk"))
        if actor.can(Can.GUARD_MARKINGS) or actor.can(Can.AUDIT):
            return of_visible_cases
        mine = Q(originator_id=actor.delegation) | Q(case__lead_id=actor.delegation)
        return of_visible_cases.filter(~Q(marking=Marking.EYES) | mine | released)


class Evidence(Stored):
    """A file or a link, hashed by the server, graded on two independent axes (Admiralty code).

    The content columns never change after creation (a trigger refuses); grade and marking do, and
    each change is a custody step.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="evidence")
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    kind = models.CharField(max_length=20, choices=choices(EvidenceKind))
    origin = models.CharField(max_length=20, choices=choices(EvidenceOrigin), default=EvidenceOrigin.OPEN)
    file = models.FileField(upload_to="evidence/%Y/%m/", blank=True, max_length=200)
    file_name = models.CharField(max_length=200, blank=True, help_text="as the sender named it; never used as a path")
    content_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField(null=True, blank=True, help_text="bytes")
    sha256 = models.CharField(max_length=64, blank=True)
    link = models.CharField(max_length=1000, blank=True)
    captured_at = models.DateTimeField(null=True, blank=True)
    reliability = models.CharField(max_length=1, choices=choices(Reliability), default=Reliability.F)
    credibility = models.CharField(max_length=1, choices=choices(Credibility), default=Credibility.CANNOT_BE_JUDGED)
    marking = models.CharField(max_length=10, choices=choices(Marking), default=Marking.LIMITE)
    originator = models.ForeignKey("delegations.Delegation", models.PROTECT, related_name="+")
    publishable = models.BooleanField(default=False, help_text="may be quoted in a published statement of reasons")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    is_demonstration = models.BooleanField(default=False)
    redactions = models.PositiveSmallIntegerField(default=0, help_text="how often names were taken out of its words")
    erased_at = models.DateTimeField(null=True, blank=True, help_text="past its time: the hash stays")

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("kind", EvidenceKind, name="evidence_kind_known"),
            one_of("reliability", Reliability, name="evidence_reliability_known"),
            one_of("credibility", Credibility, name="evidence_credibility_known"),
            one_of("marking", Marking, name="evidence_marking_known"),
            models.CheckConstraint(
                condition=(~Q(file="") & ~Q(sha256="") & Q(size__isnull=False))
                | ~Q(link="")
                | Q(erased_at__isnull=False, file=""),
                name="evidence_is_a_hashed_file_or_a_link",
            ),
        ]
        indexes = [models.Index(fields=["case", "-created_at"], name="evidence_of_a_case")]
        triggers = [
            pgtrigger.Protect(
                name="content_is_fixed",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("sha256", "size", "case", "originator"),
            ),
            # A file and a link go once, with the instant they go at, and nothing takes their place.
            pgtrigger.Protect(
                name="bytes_only_go_by_erasure",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "((OLD.file, OLD.link, OLD.erased_at) IS DISTINCT FROM (NEW.file, NEW.link, NEW.erased_at)"
                    " AND NOT (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL"
                    " AND NEW.file = '' AND NEW.link = ''))"
                ),
            ),
            # Only data protection takes names out of the words about an item, and each time counts.
            pgtrigger.Protect(
                name="words_change_only_with_the_count",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "((OLD.title, OLD.description) IS DISTINCT FROM (NEW.title, NEW.description)"
                    " AND NEW.redactions IS DISTINCT FROM OLD.redactions + 1)"
                ),
            ),
            pgtrigger.Protect(name="no_delete", operation=pgtrigger.Delete),
            no_truncate(),
        ]
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("cases:evidence", args=[self.pk])


class EvidenceGrant(Grant):
    """An item released to one partner by its originator, with purpose and expiry."""

    content_object = models.ForeignKey(Evidence, models.PROTECT, related_name="grants")

    class Meta(Grant.Meta):
        abstract = False


class CustodyStep(Stored):
    """Who did what with an item. Nobody can edit or remove a step."""

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="custody")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=30, choices=choices(CustodyStepKind))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    body = models.CharField(max_length=12, blank=True, help_text="display code of the delegation")
    note = models.CharField(max_length=300, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, help_text="as computed at this step")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["evidence", "number"], name="custody_steps_are_numbered")]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.number}. {self.kind}"
