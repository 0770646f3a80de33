"""What the secretariat sees of cases: everything readable, content and custody never editable."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from audit.admin import ReadOnlyAdmin, ReadOnlyInline, WithTrail
from cases import queries, reference_admin  # noqa: F401 - why: registers the reference data
from cases.models import (
    Bystander,
    Case,
    CaseAudience,
    ClassifiedPointer,
    CustodyStep,
    Erasure,
    Evidence,
    LegalHold,
    Quarantined,
    ReleaseEntry,
    Report,
    RetentionReview,
    StoreCheck,
    TimelineEntry,
)
from core.rules.defanging import defanged
from core.rules.letters import shown


class OnlyVisible(admin.ModelAdmin):
    """The administration is no back door: it lists what this reader may see anywhere else."""

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        allowed = self.model._default_manager.all().visible_to(request.user)
        return super().get_queryset(request).filter(pk__in=allowed.values("pk"))


class AudienceInline(ReadOnlyInline):
    model = CaseAudience
    fields = ["delegation", "relation"]
    verbose_name_plural = _("Audience")


class TimelineInline(ReadOnlyInline):
    model = TimelineEntry
    fields = ["date", "text", "note"]
    ordering = ["date"]


class CustodyInline(ReadOnlyInline):
    model = CustodyStep
    fields = ["number", "at", "kind", "by", "body", "note", "sha256"]
    ordering = ["number"]
    verbose_name_plural = _("Chain of custody")


@admin.register(Case)
class CaseAdmin(OnlyVisible, WithTrail, ReadOnlyAdmin):
    """A case changes through its own pages, where the rules are asked."""

    list_display = ["reference", "title", "status", "tier", "marking", "lead", "changed_at"]
    list_filter = ["status", "tier", "marking", "is_demonstration", "lead"]
    list_select_related = ["lead"]
    search_fields = ["reference", "title", "summary"]
    ordering = ["-changed_at"]
    inlines = [AudienceInline, TimelineInline]
    fieldsets = [
        (None, {"fields": ["reference", "title", "summary", "sources", "is_demonstration"]}),
        (_("Where it stands"), {"fields": ["status", "lead", "originator", "marking", "opened_by", "changed_at"]}),
        (_("Severity"), {"fields": ["tier", "scores", "score_reasons", "urgency"]}),
    ]


@admin.register(Report)
class ReportAdmin(OnlyVisible, WithTrail, ReadOnlyAdmin):
    """A report keeps its words; triage has its own pages."""

    list_display = ["title", "source", "status", "version", "channel", "created_at"]
    list_filter = ["status", "channel", "marking", "source"]
    list_select_related = ["source"]
    search_fields = ["title", "body", "external_id", "actor_named"]
    ordering = ["-created_at"]
    readonly_fields = ["shown_body", "shown_links", "its_case", "it_repeats"]
    fieldsets = [
        (
            None,
            {"fields": ["title", "shown_body", "language", "observed_on", "actor_named", "shown_links", "techniques"]},
        ),
        (_("Where it came from"), {"fields": ["source", "submitted_by", "external_id", "version", "channel"]}),
        (_("What became of it"), {"fields": ["status", "status_reason", "its_case", "it_repeats", "marking"]}),
    ]

    def get_object(self, request: HttpRequest, *which: Any) -> Report | None:
        """With whoever looks at it: the case it went into, or the report it repeats, may be hidden from them."""
        found = super().get_object(request, *which)
        if found is not None:
            found.looked_at_by = request.user
        return found

    @admin.display(description=_("Case"))
    def its_case(self, report: Any) -> str:
        return str(queries.visible_case(report.looked_at_by, report) or "–")

    @admin.display(description=_("Repeats"))
    def it_repeats(self, report: Any) -> str:
        return str(queries.visible_original(report.looked_at_by, report) or "–")

    @admin.display(description=_("Text"))
    def shown_body(self, report: Report) -> str:
        return shown(report.body) or "–"

    @admin.display(description=_("Links"))
    def shown_links(self, report: Report) -> str:
        return ", ".join(map(defanged, report.links)) or "–"


@admin.register(Evidence)
class EvidenceAdmin(OnlyVisible, WithTrail, ReadOnlyAdmin):
    """Content is fixed for everybody; files are handed out on the page of the item, on record."""

    list_display = ["title", "case", "kind", "reliability", "credibility", "marking", "originator", "created_at"]
    list_filter = ["kind", "reliability", "credibility", "marking", "publishable", "originator"]
    list_select_related = ["case", "originator"]
    search_fields = ["title", "description", "file_name", "sha256", "case__reference"]
    ordering = ["-created_at"]
    inlines = [CustodyInline]
    readonly_fields = ["shown_description", "shown_link", "page"]
    fieldsets = [
        (None, {"fields": ["title", "shown_description", "case", "kind", "origin", "captured_at", "page"]}),
        (_("Content"), {"fields": ["file_name", "content_type", "size", "sha256", "shown_link"]}),
        (
            _("Handling"),
            {"fields": ["reliability", "credibility", "marking", "publishable", "originator", "added_by", "erased_at"]},
        ),
    ]

    @admin.display(description=_("Description"))
    def shown_description(self, item: Evidence) -> str:
        return shown(item.description) or "–"

    @admin.display(description=_("Link"))
    def shown_link(self, item: Evidence) -> str:
        return defanged(item.link) if item.link else "–"

    @admin.display(description=_("Page"))
    def page(self, item: Evidence) -> SafeString:
        return format_html('<a href="{}">{}</a>', item.get_absolute_url(), item.title)


@admin.register(CustodyStep)
class CustodyStepAdmin(ReadOnlyAdmin):
    """Who did what with any item."""

    list_display = ["at", "evidence", "number", "kind", "body", "by"]
    list_filter = ["kind", "body"]
    list_select_related = ["evidence", "by"]
    search_fields = ["evidence__title", "evidence__case__reference", "note", "sha256"]
    ordering = ["-at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        allowed = Evidence.objects.visible_to(request.user)
        return super().get_queryset(request).filter(evidence__in=allowed.values("pk"))


@admin.register(Quarantined)
class QuarantinedAdmin(OnlyVisible, WithTrail, ReadOnlyAdmin):
    """What was kept out. Decided by a security officer on the page of quarantine."""

    list_display = ["marking_found", "reason", "outcome", "where", "by", "case", "created_at", "handled_at"]
    list_filter = ["outcome", "reason"]
    list_select_related = ["by", "case"]
    exclude = ["file"]  # held bytes leave by the page of quarantine alone, on record
    search_fields = ["marking_found", "where", "handled_note", "case__reference"]
    ordering = ["-created_at"]


@admin.register(ClassifiedPointer)
class ClassifiedPointerAdmin(OnlyVisible, WithTrail, ReadOnlyAdmin):
    """Where classified content lies. Added and withdrawn on the pages of the case."""

    list_display = ["reference", "level", "originator", "case", "body", "created_at", "withdrawn_at"]
    list_filter = ["level", "originator"]
    list_select_related = ["case", "originator", "body"]
    search_fields = ["reference", "summary", "case__reference"]
    ordering = ["-created_at"]


@admin.register(StoreCheck)
class StoreCheckAdmin(ReadOnlyAdmin):
    """The walks over the store of evidence; what was found at fault is named on their page."""

    list_display = ["created_at", "finished_at", "items", "size", "faults"]
    ordering = ["-created_at"]


@admin.register(ReleaseEntry)
class ReleaseEntryAdmin(OnlyVisible, ReadOnlyAdmin):
    """What left to whom and what was taken back; only the originator releases, on the page of the thing."""

    list_display = ["created_at", "kind", "case", "evidence", "partner", "purpose", "expires_at", "reason", "by"]
    list_filter = ["kind", "partner", "reason"]
    list_select_related = ["case", "evidence", "partner", "by"]
    search_fields = ["case__reference", "purpose", "version"]
    ordering = ["-created_at"]


@admin.register(LegalHold, RetentionReview, Erasure)
class OnACaseAdmin(OnlyVisible, WithTrail, ReadOnlyAdmin):
    """Placed, lifted and decided on the data-protection page of the case."""

    list_display = ["__str__", "case", "why", "created_at"]
    list_select_related = ["case"]
    search_fields = ["case__reference", "why"]
    ordering = ["-created_at"]


@admin.register(Bystander)
class BystanderAdmin(OnlyVisible, WithTrail, ReadOnlyAdmin):
    """Labels only: the name is shown on its own page, for a reason."""

    list_display = ["label", "case", "report", "added_by", "created_at", "erased_at"]
    list_select_related = ["case", "report", "added_by"]
    search_fields = ["label", "case__reference"]
    ordering = ["-created_at"]
    exclude = ["name"]
