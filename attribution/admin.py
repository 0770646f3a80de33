"""Assessments and positions for the secretariat: to read. Analysts and States write on their own pages."""

from django.contrib import admin
from django.db.models import Model, QuerySet, URLField
from django.http import HttpRequest

from attribution.models import Assessment, Hypothesis, NationalAttribution, ThreatActor, UnionPosition
from audit.admin import ReadOnlyInline, WithTrail
from delegations.admin_forms import KeptBySecretariat


class OfVisibleCases(WithTrail, KeptBySecretariat):
    """Only what this reader may see anywhere else."""

    model: type[Model]
    formfield_overrides = {URLField: {"assume_scheme": "https"}}

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        allowed = self.model._default_manager.all().visible_to(request.user)  # type: ignore[attr-defined]
        return super().get_queryset(request).filter(pk__in=allowed.values("pk"))


class HypothesisInline(ReadOnlyInline):
    model = Hypothesis
    fields = ["order", "kind", "statement"]
    ordering = ["order"]


@admin.register(Assessment)
class AssessmentAdmin(OfVisibleCases):
    list_display = ["case", "actor", "status", "likelihood", "confidence", "author", "reviewer", "changed_at"]
    list_filter = ["status", "likelihood", "confidence"]
    list_select_related = ["case", "actor", "author", "reviewer"]
    search_fields = ["case__reference", "case__title", "actor__name", "reasons"]
    ordering = ["-changed_at"]
    inlines = [HypothesisInline]


@admin.register(NationalAttribution)
class NationalAttributionAdmin(OfVisibleCases):
    """One row for each position a State recorded; nothing is counted."""

    list_display = ["case", "state", "sequence", "stance", "actor", "date", "is_public", "quotable"]
    list_filter = ["stance", "is_public", "quotable", "state"]
    list_select_related = ["case", "state", "actor"]
    search_fields = ["case__reference", "state__code", "state__name", "actor__name", "note"]
    ordering = ["-created_at"]
    show_full_result_count = False


@admin.register(UnionPosition)
class UnionPositionAdmin(OfVisibleCases):
    list_display = ["case", "position", "reference", "date", "by"]
    list_filter = ["position"]
    list_select_related = ["case", "by"]
    search_fields = ["case__reference", "reference"]
    ordering = ["-date"]


@admin.register(ThreatActor)
class ThreatActorAdmin(OfVisibleCases):
    """Named by analysts and States in their own acts."""

    list_display = ["name", "aliases", "source_url"]
    search_fields = ["name", "description"]
    ordering = ["name"]
