"""Meetings and their items, for reading; written by actions alone."""

from django.contrib import admin

from responses.afterwards_admin import OfVisible
from responses.models import AgendaItem, Meeting


@admin.register(Meeting)
class MeetingAdmin(OfVisible):
    list_display = ("body", "starts_at", "place", "status", "closed_at", "closed_by")
    list_filter = ("body", "status")
    search_fields = ("place",)
    ordering = ("-starts_at",)


@admin.register(AgendaItem)
class AgendaItemAdmin(OfVisible):
    list_display = ("proposal", "meeting", "kind", "outcome", "removed_at")
    list_filter = ("kind", "outcome")
    list_select_related = ("proposal__case", "meeting")
    search_fields = ("proposal__title", "proposal__case__reference")
    exclude = ("place",)
    ordering = ("-created_at",)
