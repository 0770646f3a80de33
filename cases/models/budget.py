"""How long each phase of a case may take, as dated reference data."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from cases.rules.latency import Phase
from core.constraints import choices, one_of
from core.models import Stored
from notifications.rules.vocabulary import Urgency


class LatencyBudgetQuerySet(models.QuerySet):
    def in_force(self, on: date) -> "LatencyBudgetQuerySet":
        """The rows that apply to cases opened that day; older cases keep theirs."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on), valid_from__lte=on)


class LatencyBudget(Stored):
    """Hours of the clock for one phase on one track of urgency. A changed figure is a new row."""

    urgency = models.CharField(max_length=10, choices=choices(Urgency))
    phase = models.CharField(max_length=12, choices=choices(Phase))
    hours = models.PositiveIntegerField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200)
    confirmed = models.BooleanField(default=False)

    objects = LatencyBudgetQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("urgency", Urgency, name="budget_urgency_known"),
            one_of("phase", Phase, name="budget_phase_known"),
            models.UniqueConstraint(fields=["urgency", "phase", "valid_from"], name="one_budget_per_phase_and_date"),
            models.CheckConstraint(condition=Q(hours__gt=0), name="a_budget_allows_something"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="budget_dates"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.urgency} {self.phase}: {self.hours} h"
