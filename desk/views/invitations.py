"""Who is invited into the house, and who is helped back in: asked for by one, approved by another."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.views.pages import form_page
from core.clock import db_now
from core.rules.refusal import enforce
from core.web import attempt, done
from delegations import facts as people
from delegations import letters
from delegations.actions import invitations as acts
from delegations.models import Delegation, Invitation, User
from delegations.rules import invitations as rules
from delegations.rules.appointments import may_give, may_keep_reference, may_manage
from delegations.rules.roles import Can, Role, fits
from delegations.rules.roles import Kind as Body

SHOWN = 200
TONES = {rules.Stand.WAITING: "warn", rules.Stand.SENT: "info", rules.Stand.EXPIRED: "no", rules.Stand.USED: "ok"}
STANDS = {
    rules.Stand.WAITING: gettext_lazy("waits for a second person"),
    rules.Stand.SENT: gettext_lazy("link sent"),
    rules.Stand.EXPIRED: gettext_lazy("link ran out"),
    rules.Stand.USED: gettext_lazy("came in"),
    rules.Stand.WITHDRAWN: gettext_lazy("withdrawn"),
}


class InvitationForm(forms.Form):
    """Whom, as what, from when to when."""

    email = forms.EmailField(label=gettext_lazy("Address"), help_text=gettext_lazy("The link goes there."))
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    delegation = forms.ModelChoiceField(label=gettext_lazy("Delegation"), queryset=None)
    role = forms.ChoiceField(label=gettext_lazy("Role"))
    since = forms.DateField(label=gettext_lazy("First day"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    until = forms.DateField(
        label=gettext_lazy("Last day"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
        help_text=gettext_lazy("Empty: until the appointment is ended."),
    )  # fmt: skip

    def __init__(self, *args: Any, reader: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everywhere = reader.can(Can.MANAGE_REFERENCE)
        bodies = Delegation.objects.exclude(kind=Body.PARTNER).order_by("protocol_order")
        self.fields["delegation"].queryset = bodies if everywhere else bodies.filter(pk=reader.delegation)
        held = [role for role in Role if any(fits(role, kind) for kind in (Body.STATE, Body.SERVICE))]
        self.fields["role"].choices = [(role.value, _role(role)) for role in held if may_give(reader, role) is None]


class ReturnForm(forms.Form):
    """Who lost the second factors."""

    person = forms.ModelChoiceField(
        label=gettext_lazy("Who lost them"), queryset=None,
        help_text=gettext_lazy("Make sure by another way than mail that it is this person who asks."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = User.objects.filter(is_active=True, is_service=False).order_by("name")


@require_safe
def invitations(request: HttpRequest) -> HttpResponse:
    """What waits, what is out, what became of the rest; each with what this reader may do with it."""
    reader = people.actor(request.user)
    enforce(may_manage(reader, reader.delegation))
    now = db_now()
    rows = people.invitations_for(request.user).order_by("-created_at")[:SHOWN]
    shown = [_shown(reader, row, now) for row in rows]
    context = {
        "waiting": [one for one in shown if one["stand"] == rules.Stand.WAITING],
        "others": [one for one in shown if one["stand"] != rules.Stand.WAITING],
        "helps_back": may_keep_reference(reader) is None,
    }
    return render(request, "desk/invitations.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def invitation_new(request: HttpRequest) -> HttpResponse:
    """Ask for somebody to be invited."""
    reader = people.actor(request.user)
    enforce(may_manage(reader, reader.delegation))
    start = {"since": people.today(), "delegation": reader.delegation}
    form = InvitationForm(request.POST or None, reader=reader, initial=start)
    if request.method == "POST" and form.is_valid() and attempt(form, acts.invite, by=request.user):
        return done(request, _("Asked. The link is sent once a second person approves."), reverse("desk:invitations"))
    return form_page(request, form, title=_("Invite somebody"), submit=_("Ask for it"), trail=_trail())


@require_http_methods(["GET", "HEAD", "POST"])
def return_new(request: HttpRequest) -> HttpResponse:
    """Ask for new second factors for somebody who lost them."""
    enforce(may_keep_reference(people.actor(request.user)))
    form = ReturnForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and attempt(form, acts.ask_return, by=request.user):
        said = _("Asked. Another person of the secretariat approves it; until then nothing changes.")
        return done(request, said, reverse("desk:invitations"))
    return form_page(request, form, title=_("Help somebody back in"), submit=_("Ask for it"), trail=_trail())


@require_POST
def invitation_move(request: HttpRequest, pk: UUID, step: str) -> HttpResponse:
    """Approve it, send a new link, or withdraw it."""
    found = get_object_or_404(people.invitations_for(request.user), pk=pk)
    if step == "withdraw":
        acts.withdraw(invitation=found, by=request.user)
        return done(request, _("Withdrawn."), reverse("desk:invitations"))
    steps = {"approve": acts.approve, "send": acts.send_again}
    if step not in steps:
        raise Http404
    if not letters.send_link(*steps[step](invitation=found, by=request.user)):
        messages.error(request, _("The mail could not be sent. Send a new link once the mail server answers."))
    return done(request, _("Approved."), reverse("desk:invitations"))


def _shown(reader: Any, row: Invitation, now: Any) -> dict[str, Any]:
    asked = people.asked(row)
    stand = rules.stand(asked, now)
    may = {
        "approve": rules.may_approve(reader, asked, now),
        "send": rules.may_send_again(reader, asked, now),
        "withdraw": rules.may_withdraw(reader, asked, now),
    }
    allowed = {step for step, refusal in may.items() if refusal is None}
    own = may["approve"] if stand == rules.Stand.WAITING else None
    return {
        "row": row, "stand": stand, "said": STANDS[stand], "tone": TONES.get(stand, ""), "may": allowed, "why": own,
        "role": _role(Role(row.role)) if row.role else _("new second factors"),
    }  # fmt: skip


def _role(role: Role) -> str:
    return role.value.replace("_", " ").capitalize()


def _trail() -> list[tuple[str, str]]:
    return [(_("Invitations"), reverse("desk:invitations"))]
