"""How long data stay, what a legal hold keeps, and names of bystanders apart from the texts."""

from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models.case import Case
from cases.models.report import Report
from cases.rules.retention import Retention
from core.constraints import choices, one_of
from core.models import Stored, append_only, no_truncate
from delegations import facts as people


class RetentionTermQuerySet(models.QuerySet):
    def in_force(self, day: Any) -> "RetentionTermQuerySet":
        """The terms that hold on a day in Brussels."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)


class RetentionTerm(Stored):
    """One class of retention from a day on. Reference data: a new period is a new row."""

    code = models.CharField(max_length=20, choices=choices(Retention))
    name = models.CharField(max_length=200)
    months = models.PositiveSmallIntegerField()
    counted_from = models.CharField(max_length=200)
    source = models.CharField(max_length=300)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = RetentionTermQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("code", Retention, name="retention_class_known"),
            models.UniqueConstraint(fields=["code", "valid_from"], name="one_term_from_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.months} months"


class InCase(models.QuerySet):
    def visible_to(self, user: Any) -> "InCase":
        """Whoever may see the case."""
        return self.filter(case__in=Case.objects.visible_to(user).values("pk"))


class LegalHold(Stored):
    """Nothing of the case is erased while it stands: by whom, why, and how it ended."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="holds")
    why = models.CharField(max_length=300)
    placed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    lifted_why = models.CharField(max_length=300, blank=True)

    objects = InCase.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(lifted_at__isnull=True), name="one_standing_hold"),
            models.CheckConstraint(condition=~Q(why=""), name="a_hold_says_why"),
        ]
        triggers = [pgtrigger.Protect(name="no_delete", operation=pgtrigger.Delete), no_truncate()]

    def __str__(self) -> str:
        return f"Legal hold on {self.case_id}"


class BystanderQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "BystanderQuerySet":
        """That there is one: whoever may see the case or the report. The name is shown by an act of its own."""
        if people.actor(user).kind == "partner":
            return self.none()
        in_case = Q(case__in=Case.objects.visible_to(user).values("pk"))
        return self.filter(in_case | Q(report__in=Report.objects.visible_to(user).values("pk")))

    def of_case(self, case: Case) -> "BystanderQuerySet":
        """Those taken out of the case, and those taken out of its reports before they came into it."""
        return self.filter(Q(case=case) | Q(report__case=case)).order_by("created_at")


class Bystander(Stored):
    """Somebody named in a file who has no part in the operation. Only the label stands in texts.

    ``name`` is the one place the name is kept, and the only column that is ever emptied.
    """

    label = models.CharField(max_length=20, unique=True)
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="bystanders")
    report = models.ForeignKey(Report, models.PROTECT, null=True, blank=True, related_name="bystanders")
    name = models.CharField(max_length=200, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = BystanderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(case__isnull=False, report__isnull=True) | Q(case__isnull=True, report__isnull=False),
                name="a_bystander_is_of_a_case_or_a_report",
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) | Q(name=""), name="an_erased_bystander_has_no_name"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="label_is_fixed",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("label", "case", "report", "added_by"),
            ),
            pgtrigger.Protect(name="no_delete", operation=pgtrigger.Delete),
            no_truncate(),
        ]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return self.case.get_absolute_url() if self.case else self.report.get_absolute_url() if self.report else ""


class RetentionReview(Stored):
    """The secretariat looked at a case past its time and keeps it until a day, for a reason."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="retention_reviews")
    keep_until = models.DateField()
    why = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = InCase.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="a_review_says_why")]
        triggers = append_only()

    def __str__(self) -> str:
        return f"kept until {self.keep_until}"
