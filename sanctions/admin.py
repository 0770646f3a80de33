"""Regimes, wordings and dossiers for the secretariat. A dossier changes on its own page, where the gates are."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from audit.admin import ReadOnlyInline, WithTrail
from delegations.admin_forms import KeptBySecretariat, ThroughAction, each
from sanctions.actions.regimes import add_wording, confirm_wording, keep_regime
from sanctions.models import Criterion, Dossier, DossierAccess, DossierAct, ReasonSentence, Regime


class CriterionInline(ReadOnlyInline):
    model = Criterion
    fields = ["code", "act_version", "valid_from", "valid_to", "confirmed"]
    ordering = ["code", "valid_from"]


@admin.register(Regime)
class RegimeAdmin(WithTrail, ThroughAction):
    """What is known of a regime, with its source."""

    may_add = may_change = True
    list_display = ["code", "name", "decision", "regulation", "expires_on", "covers_fimi", "confirmed"]
    list_filter = ["confirmed", "covers_fimi"]
    search_fields = ["code", "name", "decision", "regulation"]
    ordering = ["code"]
    inlines = [CriterionInline]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [*(["code"] if obj else []), *super().get_readonly_fields(request, obj)]

    def get_inlines(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.inlines if obj else []

    def act(self, thing: Regime, said: dict[str, Any], by: Any, *, change: bool) -> Regime:
        return keep_regime(**(said | {"code": thing.code}), by=by)


@admin.register(Criterion)
class CriterionAdmin(WithTrail, ThroughAction):
    """Never overwritten, because dossiers point at it: a new wording is a new row."""

    may_add = True
    list_display = ["regime", "code", "act_version", "valid_from", "valid_to", "confirmed"]
    list_filter = ["regime", "confirmed"]
    list_select_related = ["regime"]
    search_fields = ["code", "act_version", "text"]
    ordering = ["regime__code", "code", "valid_from"]
    actions = ["confirm"]

    def act(self, thing: Criterion, said: dict[str, Any], by: Any, *, change: bool) -> Criterion:
        return add_wording(**said, by=by)

    @admin.action(description=_("Confirm against the Official Journal"), permissions=["keep"])
    def confirm(self, request: HttpRequest, rows: QuerySet[Criterion]) -> None:
        each(self, request, rows, lambda row: confirm_wording(criterion=row, by=request.user), _("confirmed"))


class SentenceInline(ReadOnlyInline):
    model = ReasonSentence
    fields = ["number", "text"]
    ordering = ["number"]


class ActInline(ReadOnlyInline):
    model = DossierAct
    fields = ["kind", "reference", "adopted_on", "publication", "published_on"]


class AccessInline(ReadOnlyInline):
    model = DossierAccess
    fields = ["delegation"]


@admin.register(Dossier)
class DossierAdmin(WithTrail, KeptBySecretariat):
    """To read; only dossiers this reader may see anywhere else."""

    list_display = ["target_name", "case", "status", "purpose", "proposer", "expires_on", "changed_at"]
    list_filter = ["status", "purpose", "criterion__regime", "is_demonstration"]
    list_select_related = ["case", "proposer"]
    search_fields = ["target_name", "original_script", "case__reference", "adoption_reference"]
    ordering = ["-changed_at"]
    inlines = [SentenceInline, ActInline, AccessInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Dossier]:
        allowed = Dossier.objects.visible_to(request.user)
        return super().get_queryset(request).filter(pk__in=allowed.values("pk"))
