"""Bodies, people, invitations and appointments for the secretariat. Every write is an action."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from audit.admin import ReadOnlyInline, WithTrail
from core.rules.refusal import Refusal, Refused
from delegations import letters
from delegations.actions import accounts, invitations, people
from delegations.admin_forms import KeptBySecretariat, ThroughAction, each
from delegations.models import Appointment, Delegation, Invitation, User


class AppointmentInline(ReadOnlyInline):
    model = Appointment
    fields = ["user", "role", "delegation", "since", "until"]
    ordering = ["-since"]


@admin.register(Delegation)
class DelegationAdmin(WithTrail, KeptBySecretariat):
    """Bodies come with the reference data; their people are appointed."""

    list_display = ["code", "name", "kind", "protocol_order", "city", "zone"]
    list_filter = ["kind"]
    search_fields = ["code", "iso", "name", "native_name", "city"]
    ordering = ["protocol_order"]
    inlines = [AppointmentInline]


@admin.register(User)
class UserAdmin(WithTrail, KeptBySecretariat):
    """People come by invitation and are taken out of use, never deleted. Passwords are nobody's to see."""

    list_display = ["name", "email", "is_active", "is_staff", "is_service", "last_login"]
    list_filter = ["is_active", "is_staff", "is_service"]
    search_fields = ["name", "email"]
    ordering = ["name"]
    fields = ["email", "name", "language", "zone", "is_staff", "is_active", "is_service", "last_login"]
    inlines = [AppointmentInline]
    actions = ["sign_out", "deactivate", "reactivate", "ask_return"]

    @admin.action(description=_("Sign out everywhere"), permissions=["keep"])
    def sign_out(self, request: HttpRequest, rows: QuerySet[User]) -> None:
        signed_out = _("signed out of every browser")
        each(self, request, rows, lambda user: accounts.sign_out_everywhere(user=user, by=request.user), signed_out)

    @admin.action(description=_("Ask for new second factors"), permissions=["keep"])
    def ask_return(self, request: HttpRequest, rows: QuerySet[User]) -> None:
        asked = _("asked; another person of the secretariat approves it among the invitations")
        each(self, request, rows, lambda user: invitations.ask_return(person=user, by=request.user), asked)

    @admin.action(description=_("Deactivate"), permissions=["keep"])
    def deactivate(self, request: HttpRequest, rows: QuerySet[User]) -> None:
        each(self, request, rows, lambda user: accounts.deactivate(user=user, by=request.user), _("deactivated"))

    @admin.action(description=_("Reactivate"), permissions=["keep"])
    def reactivate(self, request: HttpRequest, rows: QuerySet[User]) -> None:
        each(self, request, rows, lambda user: accounts.reactivate(user=user, by=request.user), _("active again"))


@admin.register(Invitation)
class InvitationAdmin(WithTrail, ThroughAction):
    """Asked for by one, approved by another; the approval sends the link."""

    may_add = True
    list_display = [
        "email",
        "name",
        "purpose",
        "role",
        "delegation",
        "asked_by",
        "approved_by",
        "expires_at",
        "used_at",
    ]
    list_filter = ["purpose", "role", "delegation"]
    list_select_related = ["delegation", "asked_by", "approved_by"]
    search_fields = ["email", "name"]
    ordering = ["-created_at"]
    fields = ["email", "name", "role", "delegation", "since", "until"]
    actions = ["approve", "send_again", "withdraw"]

    def act(self, thing: Invitation, said: dict[str, Any], by: Any, *, change: bool) -> Invitation:
        return invitations.invite(**said, by=by)

    @admin.action(description=_("Approve and send the link"), permissions=["keep"])
    def approve(self, request: HttpRequest, rows: QuerySet[Invitation]) -> None:
        each(self, request, rows, lambda row: _send(invitations.approve(invitation=row, by=request.user)), _("sent"))

    @admin.action(description=_("Send a new link"), permissions=["keep"])
    def send_again(self, request: HttpRequest, rows: QuerySet[Invitation]) -> None:
        each(self, request, rows, lambda row: _send(invitations.send_again(invitation=row, by=request.user)), _("sent"))

    @admin.action(description=_("Withdraw"), permissions=["keep"])
    def withdraw(self, request: HttpRequest, rows: QuerySet[Invitation]) -> None:
        each(self, request, rows, lambda row: invitations.withdraw(invitation=row, by=request.user), _("withdrawn"))


@admin.register(Appointment)
class AppointmentAdmin(WithTrail, ThroughAction):
    """Added and ended; the past is not rewritten."""

    may_add = may_change = True
    list_display = ["user", "role", "delegation", "since", "until"]
    list_filter = ["role", "delegation"]
    list_select_related = ["user", "delegation"]
    search_fields = ["user__name", "user__email", "delegation__code", "delegation__name"]
    ordering = ["-since", "user__name"]
    autocomplete_fields = ["user"]
    fields = ["user", "role", "delegation", "since", "until"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fixed = ["user", "role", "delegation", "since"] if obj else []
        return [*fixed, *super().get_readonly_fields(request, obj)]

    def act(self, thing: Appointment, said: dict[str, Any], by: Any, *, change: bool) -> Appointment:
        if not change:
            return people.appoint(**said, by=by)
        stored = Appointment.objects.get(pk=thing.pk)
        if said["until"] is None or said["until"] == stored.until:
            return stored
        return people.end_appointment(appointment=stored, on=said["until"], by=by)


def _send(approved: tuple[Invitation, str]) -> None:
    """Hand the link over; a mail server that is down leaves the approval as it stands."""
    if not letters.send_link(*approved):
        raise Refused(Refusal("delegations.letter_not_sent"))
