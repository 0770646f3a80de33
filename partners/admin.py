"""Partners and keys for the secretariat: looked at here, changed by actions only."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from audit.admin import ReadOnlyAdmin, WithTrail
from core.clock import db_now
from core.rules.refusal import Refused
from core.rules.showing import shown_as
from core.sentences import render
from delegations import facts as people
from delegations.admin_forms import ThroughAction, refusing
from delegations.models import Delegation
from delegations.rules.roles import Can
from partners.actions import bind_key, issue_key, revoke_key, rotate_key, switch_partner
from partners.models import ApiKey, Partner
from partners.rules.addresses import check_networks, plain_networks
from partners.rules.keys import MOST_DAYS, MOST_PER_MINUTE, Scope, may_issue

OVERLAP_HOURS = 24


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


class Bounds(forms.ModelForm):
    """From where a key may be used, and how often."""

    networks = forms.CharField(
        required=False, widget=forms.Textarea(attrs={"rows": 2}), label=_("Networks it may be used from"),
        help_text=_("In CIDR, such as 198.51.100.0/24, one on each line. Empty: from anywhere."),
    )  # fmt: skip
    per_minute = forms.IntegerField(
        required=False, min_value=1, max_value=MOST_PER_MINUTE, label=_("Requests a minute"),
        help_text=_("Empty: the usual limit."),
    )  # fmt: skip

    class Meta:
        model = ApiKey
        fields = ["networks", "per_minute"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["networks"] = "\n".join(self.instance.networks)

    def clean_networks(self) -> list[str]:
        found = plain_networks(self.cleaned_data["networks"])
        if no := check_networks(found):
            raise forms.ValidationError(render(no))
        return found


class NewKey(Bounds):
    """For whose system, what for and how long, beside its bounds."""

    body = forms.ModelChoiceField(Delegation.objects.order_by("protocol_order"), label=_("For the system of"))
    scopes = forms.MultipleChoiceField(
        choices=[(str(scope), str(scope)) for scope in Scope], widget=forms.CheckboxSelectMultiple, label=_("Scopes")
    )
    days = forms.IntegerField(min_value=1, max_value=MOST_DAYS, initial=90, label=_("Days it lives"))

    class Meta:
        model = ApiKey
        fields = ["name", "networks", "per_minute"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if {"body", "scopes", "days"} <= cleaned.keys():
            no = may_issue(cleaned["body"].kind, cleaned["scopes"], days=cleaned["days"])
            if no:
                self.add_error(no.field, render(no))
        return cleaned


def _place(at: datetime | None, address: str | None) -> str:
    return f"{shown_as(at)}, {address}" if at else ""


ASKED = ["body", "scopes", "days", "networks", "per_minute", "name"]
FACTS = ["user", "name", "prefix", "may", "issued", "ends", "replaces", "used", "refused"]


@admin.register(ApiKey)
class ApiKeyAdmin(ForWhoManagesKeys, ThroughAction):
    """Keys are issued, bound, rotated and revoked here; each is shown once, when it is made."""

    list_display = ["prefix", "user", "name", "may", "bound", "ends", "used", "refused"]
    list_filter = ["revoked_at", "expires_at", "last_used_at"]
    search_fields = ["prefix", "name", "user__name", "user__email"]
    list_select_related = ["user", "issued_by"]
    exclude = ["hash"]
    actions = ["rotate", "revoke"]  # type: ignore[assignment]

    def has_add_permission(self, request: HttpRequest, *_rest: Any) -> bool:
        return manages(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Its bounds alone, and only while it serves."""
        return manages(request) and (obj is None or (obj.revoked_at is None and obj.expires_at > db_now()))

    def has_manage_permission(self, request: HttpRequest) -> bool:
        return manages(request)

    def get_form(self, request: HttpRequest, obj: ApiKey | None = None, change: bool = False, **kwargs: Any) -> Any:
        if obj is not None and not self.has_change_permission(request, obj):
            return super().get_form(request, obj, change, **kwargs)
        form: type[forms.ModelForm] = Bounds if obj else NewKey
        refusal = getattr(request, "refusal", None)
        return refusing(form, refusal) if refusal else form

    def get_fields(self, request: HttpRequest, obj: ApiKey | None = None) -> Any:
        return [*FACTS[:4], "networks", "per_minute", *FACTS[4:], "trail"] if obj else ASKED

    def get_readonly_fields(self, request: HttpRequest, obj: ApiKey | None = None) -> Any:
        return [*super().get_readonly_fields(request, obj), *(FACTS if obj else [])]

    @admin.display(description=_("Scopes"))
    def may(self, key: ApiKey) -> str:
        return ", ".join(key.scopes)

    @admin.display(description=_("Networks"))
    def bound(self, key: ApiKey) -> str:
        return ", ".join(key.networks) or _("from anywhere")

    @admin.display(description=_("Issued"), ordering="created_at")
    def issued(self, key: ApiKey) -> str:
        return f"{shown_as(key.created_at)}{f', {key.issued_by}' if key.issued_by else ''}"

    @admin.display(description=_("Serves until"), ordering="expires_at")
    def ends(self, key: ApiKey) -> str:
        return _("revoked %(at)s") % {"at": shown_as(key.revoked_at)} if key.revoked_at else shown_as(key.expires_at)

    @admin.display(description=_("Last used"), ordering="last_used_at")
    def used(self, key: ApiKey) -> str:
        return _place(key.last_used_at, key.last_used_from) or _("never")

    @admin.display(description=_("Refused from elsewhere"), ordering="refused_at")
    def refused(self, key: ApiKey) -> str:
        return _place(key.refused_at, key.refused_from) or "–"

    def save_model(self, request: HttpRequest, obj: ApiKey, form: Any, change: bool) -> None:
        """Bind it anew; or issue it and show it, this once."""
        asked, by = form.cleaned_data, person(request)
        bounds = {"networks": asked["networks"], "per_minute": asked["per_minute"], "by": by}
        if change:
            stored = bind_key(key=ApiKey.objects.get(pk=obj.pk), **bounds)
        else:
            words = {name: asked[name] for name in ("scopes", "days", "name")}
            stored, key = issue_key(body=asked["body"].pk, **words, **bounds)
            self.message_user(request, _("The key, shown once: %(key)s") % {"key": key}, messages.WARNING)
        obj.__dict__.update(stored.__dict__)

    @admin.action(description=_("Rotate: a new key, the old one serves for 24 hours more"), permissions=["manage"])
    def rotate(self, request: HttpRequest, rows: QuerySet) -> None:
        """Each new key is shown this once."""
        for row in rows:
            try:
                days = max((row.expires_at - row.created_at).days, 1)
                _stored, key = rotate_key(key=row, days=days, overlap_hours=OVERLAP_HOURS, by=person(request))
                said = _("%(old)s: the new key, shown once: %(key)s") % {"old": row, "key": key}
                self.message_user(request, said, messages.WARNING)
            except Refused as no:
                self.message_user(request, f"{row}: {render(no.refusal)}", messages.ERROR)

    @admin.action(description=_("Revoke"), permissions=["manage"])
    def revoke(self, request: HttpRequest, rows: QuerySet) -> None:
        each(self, request, rows, lambda row: revoke_key(key=row, by=person(request)), _("revoked"))
