"""Texts, comments and what became of them in the secretariat's administration: looked at, never edited."""

from django.contrib import admin

from audit.admin import ReadOnlyAdmin, ReadOnlyInline
from cases.admin import OnlyVisible
from responses.models import Comment, CommentPhase, Disposition, Support


class SupportInline(ReadOnlyInline):
    model = Support
    fields = ("delegation", "created_at", "given_by", "withdrawn_at")


class DispositionInline(ReadOnlyInline):
    model = Disposition
    fields = ("sequence", "decision", "reason", "created_at", "decided_by")
    ordering = ("sequence",)


@admin.register(CommentPhase)
class CommentPhaseAdmin(OnlyVisible, ReadOnlyAdmin):
    list_display = ("proposal", "number", "version", "opened_at", "closes_at", "closed_at", "opened_by")
    list_select_related = ("proposal__case", "version", "opened_by")
    search_fields = ("proposal__title", "proposal__case__reference")
    ordering = ("-closes_at",)


@admin.register(Comment)
class CommentAdmin(OnlyVisible, ReadOnlyAdmin):
    list_display = ("number", "delegation", "kind", "proposal", "version", "received_at", "late", "withdrawn_at")
    list_filter = ("kind", "late", "channel")
    list_select_related = ("delegation", "proposal__case", "version")
    search_fields = ("text", "wording", "delegation__name", "proposal__title", "proposal__case__reference")
    ordering = ("-received_at",)
    inlines = (SupportInline, DispositionInline)
