"""Pages of the door that are ours: the way out, the way in by invitation, the code of an authenticator app."""

from typing import Any

import qrcode
from allauth.account import views as account
from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from allauth.mfa import app_settings as factors
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.utils import decrypt
from allauth.usersessions.views import list_usersessions
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.password_validation import password_validators_help_texts
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from config.identities import INVITED_BY, start
from config.second_factor import TOLD_ONCE
from core.sentences import render as sentence
from core.web import attempt, done, status_of
from delegations.actions.invitations import accept, invitation_of, link_works
from delegations.actions.recovery import codes_left
from delegations.models import User

LEFT_BEHIND = '"cache", "cookies", "storage"'


class NewPassword(forms.Form):
    """Twice, against slips. Pasting from a password safe is welcome."""

    password = forms.CharField(
        label=gettext_lazy("Choose a password"), strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip
    again = forms.CharField(
        label=gettext_lazy("The same password again"), strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.fields["password"].help_text = " ".join(password_validators_help_texts())

    def clean_password(self) -> str:
        return str(get_adapter().clean_password(self.cleaned_data["password"], user=self.person))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if "password" in said and said.get("again") not in (None, said["password"]):
            self.add_error("again", _("The two passwords differ. Type the same one twice."))
        return {"password": said.get("password")}


def sign_out(request: HttpRequest) -> HttpResponse:
    """Ask, then sign out (POST); the browser is told to forget everything of ours."""
    answer: HttpResponse = account.logout(request)
    if request.method == "POST":
        answer["Clear-Site-Data"] = LEFT_BEHIND
    return answer


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, key: str) -> HttpResponse:
    """The page behind the link: choose a password, or come by the provider. Opening it uses nothing."""
    found = invitation_of(key)
    refusal = link_works(found)
    if found is None or refusal:
        gone = {"refusal": sentence(refusal) if refusal else ""}
        return render(request, "account/invitation_gone.html", gone, status=410)
    if request.method == "POST" and "by_provider" in request.POST:
        return _by_provider(request, key)
    person = found.person or User(email=found.email, name=found.name)
    form = NewPassword(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid() and attempt(form, accept, key=key):
        return done(request, _("Your password is set. Sign in with it now."), reverse("account_login"))
    context = {"form": form, "invitation": found, "provider": settings.OIDC_NAME if settings.OIDC_ISSUER else ""}
    return render(request, "account/invitation.html", context, status=status_of(form))


def _by_provider(request: HttpRequest, key: str) -> HttpResponse:
    """Remember in this sitting which invitation brought them, and go to the provider."""
    if not settings.OIDC_ISSUER:
        return HttpResponseRedirect(reverse("account_invitation", args=[key]))
    request.session[INVITED_BY] = key
    return start(request, "identity")


def change_password(request: HttpRequest) -> HttpResponse:
    """For whoever has one; who comes by the provider alone has none to change."""
    user = request.user
    if user.is_authenticated and not user.has_usable_password():
        messages.info(request, _("You sign in through the provider; there is no password to change here."))
        return HttpResponseRedirect(reverse("desk:profile"))
    answer: HttpResponse = account.password_change(request)
    return answer


class ActivateApp(ActivateTOTPView):
    """The square to photograph is drawn as a path of our own page: no picture address, no markup from elsewhere."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        code = qrcode.QRCode(border=2)
        code.add_data(context["totp_url"])
        dots = code.get_matrix()
        drawn = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(dots) for x, dark in enumerate(row) if dark)
        secret = context["form"].secret
        parts = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
        return context | {"side": len(dots), "drawn": drawn, "secret": parts}


@reauthentication_required(app="allauth.mfa")
@require_http_methods(["GET", "HEAD"])
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """New codes once, right after they were made; from then on only how many are left."""
    left = codes_left(request.user)
    new = request.session.pop(TOLD_ONCE, "") if request.method == "GET" else ""
    told = decrypt(new).split() if new else []
    if not left and not told:
        raise Http404
    context = {"codes": told, "left": left, "total": factors.RECOVERY_CODE_COUNT}
    return render(request, "mfa/recovery_codes/index.html", context)


activate_app = ActivateApp.as_view()
sittings = reauthentication_required(allow_get=True, app="allauth.usersessions")(list_usersessions)
"""Everybody sees the own ones; ending the others wants a proof not older than five minutes."""
