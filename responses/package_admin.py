"""Phases and the packages put to the States, for reading; written by actions alone."""

from django.contrib import admin

from responses.afterwards_admin import OfVisible
from responses.models import Package, Phase


@admin.register(Phase)
class PhaseAdmin(OfVisible):
    list_display = ("proposal", "number", "title", "status", "due_at", "carried_out_by", "released_by")
    list_filter = ("status", "trigger")
    search_fields = ("title", "proposal__title", "proposal__case__reference")
    ordering = ("proposal", "number")


@admin.register(Package)
class PackageAdmin(OfVisible):
    list_display = ("proposal", "sha256", "created_at")
    search_fields = ("sha256", "proposal__title", "proposal__case__reference")
    ordering = ("-created_at",)
