"""Reference data of cases in the administration: as loaded, never edited by hand."""

from django.contrib import admin

from audit.admin import ReadOnlyAdmin
from cases.models import LatencyBudget, RetentionTerm, Technique


@admin.register(Technique)
class TechniqueAdmin(ReadOnlyAdmin):
    """The DISARM framework as loaded; it changes with the reference data only."""

    list_display = ["code", "name", "tactic"]
    list_filter = ["tactic"]
    search_fields = ["code", "name", "tactic"]
    ordering = ["code"]


@admin.register(LatencyBudget)
class LatencyBudgetAdmin(ReadOnlyAdmin):
    """Hours for each phase and track; a new figure comes with the reference data, dated."""

    list_display = ["urgency", "phase", "hours", "valid_from", "valid_to", "confirmed", "source"]
    list_filter = ["urgency", "phase", "confirmed"]
    ordering = ["urgency", "valid_from", "hours"]


@admin.register(RetentionTerm)
class RetentionTermAdmin(ReadOnlyAdmin):
    """How long data stay, as loaded; a new period comes as a new dated row."""

    list_display = ["name", "months", "counted_from", "valid_from", "valid_to"]
    ordering = ["code", "-valid_from"]
