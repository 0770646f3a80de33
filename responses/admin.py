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
from delegations.admin_forms import ThroughAction
from responses import afterwards_admin, meeting_admin, package_admin, text_admin  # noqa: F401 - why: registers their models
from responses.actions.instruments import add_instrument_row, fault_in
from responses.models import (
    Act,
    Adoption,
    Brake,
    Check,
    Corrigendum,
    Delivery,
    Instrument,
    Paragraph,
    Position,
    Proposal,
    Referral,
    Round,
    RoundMember,
    TextVersion,
)


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
class InstrumentAdmin(WithTrail, ThroughAction):
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


class ReferralInline(ReadOnlyInline):
    model = Referral
    fields = ("sequence", "direction", "from_stage", "to_stage", "generated", "line", "reason", "referred_by")
    ordering = ("sequence",)


@admin.register(Proposal)
class ProposalAdmin(OnlyVisible, WithTrail, ReadOnlyAdmin):
    list_display = ("reference", "title", "instrument", "status", "penholder", "changed_at")
    list_filter = ("status", "instrument__tool")
    list_select_related = ("case", "instrument", "penholder")
    search_fields = ("title", "case__reference", "case__title")
    ordering = ("-changed_at",)
    inlines = (ActInline, CheckInline, ReferralInline)


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


class OfVisibleRounds(ReadOnlyAdmin):
    """What hangs on a round is seen by whoever may see the round."""

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).filter(round__in=Round.objects.visible_to(request.user).values("pk"))


@admin.register(Brake)
class BrakeAdmin(OfVisibleRounds):
    """Vital and stated reasons of national policy, and how the brake was lifted."""

    list_display = ("state", "round", "invoked_at", "invoked_by", "lifted_at", "lifted_by")
    list_select_related = ("state", "round__proposal__case", "invoked_by", "lifted_by")
    search_fields = ("state__name", "reasons", "round__proposal__title", "round__proposal__case__reference")
    ordering = ("-invoked_at",)


@admin.register(Corrigendum)
class CorrigendumAdmin(OfVisibleRounds):
    """Slips of language put right while a round ran: the words before and after, and who accepted it."""

    list_display = ("before", "after", "round", "why", "accepted_by", "created_at")
    list_select_related = ("round__proposal__case", "accepted_by")
    search_fields = ("before", "after", "round__proposal__title", "round__proposal__case__reference")
    ordering = ("-created_at",)


class ParagraphInline(ReadOnlyInline):
    model = Paragraph
    fields = ("number", "text", "sha256")
    ordering = ("number",)


@admin.register(TextVersion)
class TextVersionAdmin(ReadOnlyAdmin):
    """The texts as they were put to the States, with the hash that everybody signed."""

    list_display = ("__str__", "proposal", "number", "author", "created_at", "sha256")
    list_select_related = ("proposal__case", "author")
    search_fields = ("sha256", "proposal__title", "proposal__case__reference")
    ordering = ("-created_at",)
    inlines = (ParagraphInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[TextVersion]:
        """Of proposals this reader may see."""
        allowed = Proposal.objects.visible_to(request.user)
        return super().get_queryset(request).filter(proposal__in=allowed.values("pk"))


@admin.register(Position)
class PositionAdmin(OfVisibleRounds):
    """Who conducts or audits a round sees its answers at any time."""

    list_display = ("state", "answer", "round", "received_at", "late", "signed_by", "recorded_by")
    list_filter = ("late", "answer", "channel")
    list_select_related = ("state", "round__proposal__case", "signed_by", "recorded_by")
    search_fields = ("receipt", "state__name", "round__proposal__title", "round__proposal__case__reference")
    ordering = ("-received_at",)


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
