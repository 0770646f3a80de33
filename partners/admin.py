"""Partners and keys for the secretariat: looked at here, changed by actions only."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from audit.admin import ReadOnlyAdmin, WithTrail
from core.rules.refusal import Refused
from core.sentences import render
from delegations import facts as people
from delegations.models import Delegation
from delegations.rules.roles import Can
from partners.actions import issue_key, revoke_key, switch_partner
from partners.models import ApiKey, Partner
from partners.rules.keys import MOST_DAYS, Scope, may_issue


class ForWhoManagesKeys(WithTrail, ReadOnlyAdmin):
    """Seen by the secretariat, the security officer and auditors; rows are never edited or removed by hand."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        actor = people.actor(request.user)
        return manages(request) or actor.can(Can.AUDIT)


def manages(request: HttpRequest) -> bool:
    """Whether this person issues keys and switches partners."""
    actor = people.actor(request.user)
    return actor.can(Can.MANAGE_REFERENCE) or actor.can(Can.GUARD_MARKINGS)


def person(request: HttpRequest) -> Any:
    """Who acts; the administration has no anonymous users."""
    return request.user


def each(model_admin: admin.ModelAdmin, request: HttpRequest, rows: QuerySet, act: Any, done: Any) -> None:
    """Run an action on every chosen row and say what happened to each."""
    for row in rows:
        try:
            act(row)
            model_admin.message_user(request, f"{row}: {done}", messages.SUCCESS)
        except Refused as no:
            model_admin.message_user(request, f"{row}: {render(no.refusal)}", messages.ERROR)


@admin.register(Partner)
class PartnerAdmin(ForWhoManagesKeys):
    list_display = ["delegation", "active", "agreement", "agreement_confirmed", "cooperation"]
    list_filter = ["active", "agreement_confirmed"]
    search_fields = ["delegation__name", "delegation__code", "agreement"]
    list_select_related = ["delegation"]
    actions = ["switch_on", "switch_off"]  # type: ignore[assignment]

    @admin.action(description=_("Switch the exchange on"), permissions=["manage"])
    def switch_on(self, request: HttpRequest, rows: QuerySet) -> None:
        each(self, request, rows, lambda row: switch_partner(partner=row, active=True, by=person(request)), _("on"))

    @admin.action(description=_("Switch the exchange off"), permissions=["manage"])
    def switch_off(self, request: HttpRequest, rows: QuerySet) -> None:
        each(self, request, rows, lambda row: switch_partner(partner=row, active=False, by=person(request)), _("off"))

    def has_manage_permission(self, request: HttpRequest) -> bool:
        return manages(request)


class NewKey(forms.ModelForm):
    """For whose system, what for and how long."""

    body = forms.ModelChoiceField(Delegation.objects.order_by("protocol_order"), label=_("For the system of"))
    scopes = forms.MultipleChoiceField(
        choices=[(str(scope), str(scope)) for scope in Scope], widget=forms.CheckboxSelectMultiple, label=_("Scopes")
    )
    days = forms.IntegerField(min_value=1, max_value=MOST_DAYS, initial=90, label=_("Days it lives"))

    class Meta:
        model = ApiKey
        fields = ["name"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if {"body", "scopes", "days"} <= cleaned.keys():
            no = may_issue(cleaned["body"].kind, cleaned["scopes"], days=cleaned["days"])
            if no:
                self.add_error(no.field, render(no))
        return cleaned


@admin.register(ApiKey)
class ApiKeyAdmin(ForWhoManagesKeys):
    list_display = ["prefix", "user", "name", "scopes", "expires_at", "revoked_at", "last_used_at", "issued_by"]
    list_filter = ["revoked_at", "expires_at"]
    search_fields = ["prefix", "name", "user__name", "user__email"]
    list_select_related = ["user", "issued_by"]
    exclude = ["hash"]
    actions = ["revoke"]  # type: ignore[assignment]

    def has_add_permission(self, request: HttpRequest, *_rest: Any) -> bool:
        return manages(request)

    def has_manage_permission(self, request: HttpRequest) -> bool:
        return manages(request)

    def get_form(self, request: HttpRequest, obj: ApiKey | None = None, change: bool = False, **kwargs: Any) -> Any:
        return NewKey if obj is None else super().get_form(request, obj, change, **kwargs)

    def get_fields(self, request: HttpRequest, obj: ApiKey | None = None) -> Any:
        return ["body", "scopes", "days", "name"] if obj is None else super().get_fields(request, obj)

    def save_model(self, request: HttpRequest, obj: ApiKey, form: Any, change: bool) -> None:
        """Issue the key and show it, this once."""
        asked = form.cleaned_data
        stored, key = issue_key(
            body=asked["body"].pk, scopes=asked["scopes"], days=asked["days"], name=asked["name"], by=person(request)
        )
        obj.__dict__.update(stored.__dict__)
        self.message_user(request, _("The key, shown once: %(key)s") % {"key": key}, messages.WARNING)

    @admin.action(description=_("Revoke"), permissions=["manage"])
    def revoke(self, request: HttpRequest, rows: QuerySet) -> None:
        each(self, request, rows, lambda row: revoke_key(key=row, by=person(request)), _("revoked"))
