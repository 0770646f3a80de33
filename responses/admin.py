"""Instruments, rounds, answers and adoptions in the secretariat's administration.

A changed instrument is a new dated row. Everything the delegations did is looked at, never edited.
"""

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import quote
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import ModelForm
from django.forms.models import model_to_dict
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from audit.admin import ReadOnlyAdmin, ReadOnlyInline, WithTrail
from cases.admin import OnlyVisible
from core.sentences import render
from delegations.admin_forms import KeptBySecretariat
from responses.actions.instruments import add_instrument_row, fault_in
from responses.models import Act, Adoption, Check, Delivery, Instrument, Position, Proposal, Round, RoundMember


class InstrumentRowForm(ModelForm):
    """A new dated row; what a rule could not read is said at the form."""

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not self.errors:
            row = Instrument(**{name: values[name] for name in values})
            refusal = fault_in(row)
            if refusal:
                raise ValidationError({refusal.field or "__all__": render(refusal)})
        return values


@admin.register(Instrument)
class InstrumentAdmin(WithTrail, KeptBySecretariat):
    """The row in force is never edited: a later one is added, started from it."""

    may_add = True
    form = InstrumentRowForm
    list_display = ("name", "code", "tier", "valid_from", "valid_to", "confirmed", "next_row")
    list_filter = ("tool", "confirmed")
    search_fields = ("name", "code", "legal_basis", "source")
    ordering = ("tool", "tier", "code", "-valid_from")

    @admin.display(description=_("Change"))
    def next_row(self, row: Instrument) -> SafeString:
        address = f"{reverse('admin:responses_instrument_add')}?from={quote(row.pk)}"
        return format_html('<a href="{}">{}</a>', address, _("New dated row from this one"))

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        start = Instrument.objects.filter(pk=request.GET.get("from") or None).first()
        return model_to_dict(start, exclude=["id", "valid_from", "valid_to"]) if start else {}

    def save_model(self, request: HttpRequest, obj: Instrument, form: Any, change: bool) -> None:
        add_instrument_row(row=obj, by=request.user)


class ActInline(ReadOnlyInline):
    model = Act


class CheckInline(ReadOnlyInline):
    model = Check
    fields = ("code", "note", "done_at", "done_by")


@admin.register(Proposal)
class ProposalAdmin(OnlyVisible, WithTrail, ReadOnlyAdmin):
    list_display = ("reference", "title", "instrument", "status", "penholder", "changed_at")
    list_filter = ("status", "instrument__tool")
    list_select_related = ("case", "instrument", "penholder")
    search_fields = ("title", "case__reference", "case__title")
    ordering = ("-changed_at",)
    inlines = (ActInline, CheckInline)


class MemberInline(ReadOnlyInline):
    model = RoundMember


class PositionInline(ReadOnlyInline):
    model = Position
    fields = (
        "state",
        "sequence",
        "answer",
        "reservation",
        "received_at",
        "late",
        "signed_by",
        "recorded_by",
        "receipt",
    )
    ordering = ("state", "sequence")


@admin.register(Round)
class RoundAdmin(OnlyVisible, WithTrail, ReadOnlyAdmin):
    list_display = ("__str__", "procedure", "rule", "status", "opened_at", "closes_at", "closed_at")
    list_filter = ("status", "procedure", "rule")
    list_select_related = ("proposal__case",)
    search_fields = ("proposal__title", "proposal__case__reference")
    ordering = ("-closes_at",)
    inlines = (MemberInline, PositionInline)


@admin.register(Position)
class PositionAdmin(ReadOnlyAdmin):
    list_display = ("state", "answer", "round", "received_at", "late", "signed_by", "recorded_by")
    list_filter = ("late", "answer", "channel")
    list_select_related = ("state", "round__proposal__case", "signed_by", "recorded_by")
    search_fields = ("receipt", "state__name", "round__proposal__title", "round__proposal__case__reference")
    ordering = ("-received_at",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Position]:
        """Of rounds this reader may see. Who conducts or audits a round sees its answers at any time."""
        return super().get_queryset(request).filter(round__in=Round.objects.visible_to(request.user).values("pk"))


@admin.register(Adoption)
class AdoptionAdmin(WithTrail, ReadOnlyAdmin):
    list_display = ("reference", "proposal", "act", "body", "adopted_on", "recorded_by")
    list_select_related = ("proposal__case", "act", "recorded_by")
    search_fields = ("reference", "proposal__title", "proposal__case__reference")
    ordering = ("-adopted_on",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Adoption]:
        """Of proposals this reader may see."""
        allowed = Proposal.objects.visible_to(request.user)
        return super().get_queryset(request).filter(proposal__in=allowed.values("pk"))


@admin.register(Delivery)
class DeliveryAdmin(OnlyVisible, WithTrail, ReadOnlyAdmin):
    list_display = ("what", "kind", "proposal", "delivered_at", "follow_up_at", "followed_up_at")
    list_filter = ("kind",)
    list_select_related = ("proposal__case",)
    search_fields = ("what", "addressee", "proposal__title", "proposal__case__reference")
    ordering = ("-delivered_at",)
