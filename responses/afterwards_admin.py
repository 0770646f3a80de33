"""Commitments and looks at the effect, for reading; written by actions alone."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from audit.admin import ReadOnlyAdmin, WithTrail
from responses.models import Commitment, EffectReview


class OfVisible(WithTrail, ReadOnlyAdmin):
    """Rows of proposals this reader may see."""

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows: Any = super().get_queryset(request)
        visible: QuerySet = rows.visible_to(request.user)
        return visible


@admin.register(Commitment)
class CommitmentAdmin(OfVisible):
    list_display = ("by_whom", "what", "due_at", "status", "settled_at", "settled_by")
    list_filter = ("status",)
    search_fields = ("by_whom", "what", "delivery__proposal__title", "delivery__proposal__case__reference")
    ordering = ("-due_at",)


@admin.register(EffectReview)
class EffectReviewAdmin(OfVisible):
    list_display = ("proposal", "after_days", "due_at", "effect", "done_at", "done_by")
    list_filter = ("effect", "after_days")
    search_fields = ("proposal__title", "proposal__case__reference")
    ordering = ("-due_at",)
