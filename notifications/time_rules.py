"""Dated reference data: who is reminded when, who is turned to, how long work may take."""

from django.db import models

from core.constraints import choices, one_of
from core.models import Stored, append_only
from notifications.rules.timetables import Sort


class TimeRule(Stored):
    """One plan, ladder, usual period or term from a day on. Never changed: a later row takes its place.

    An instant that is already set keeps the plan it was given.
    """

    sort = models.CharField(max_length=20, choices=choices(Sort))
    key = models.CharField(max_length=40, help_text="kind of deadline, kind/urgency, or urgency")
    valid_from = models.DateField()
    value = models.JSONField()
    source = models.CharField(max_length=300)

    class Meta:
        constraints = [
            one_of("sort", Sort, name="time_rule_sort_known"),
            models.UniqueConstraint(fields=["sort", "key", "valid_from"], name="one_time_rule_a_day"),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.sort} {self.key} from {self.valid_from}"
