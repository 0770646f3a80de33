"""Who took what out, looked at and never changed."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from audit.admin import ReadOnlyAdmin, WithTrail
from cases.models import Case
from exchange.models import SealedDossier


@admin.register(SealedDossier)
class SealedDossierAdmin(WithTrail, ReadOnlyAdmin):
    """Orders and what became of them; the files are taken from their own pages only."""

    list_display = ["__str__", "asked_by", "body", "status", "marking", "created_at", "expires_at"]
    list_filter = ["status", "body"]
    list_select_related = ["case", "proposal__case", "asked_by"]
    search_fields = ["case__reference", "purpose", "sha256"]
    ordering = ["-created_at"]
    exclude = ["file", "claimed_until"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Of cases this reader may see; whose dossier it is does not matter here."""
        return super().get_queryset(request).filter(case__in=Case.objects.visible_to(request.user).values("pk"))
