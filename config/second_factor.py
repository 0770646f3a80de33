"""Outside the demonstration everybody has a second factor before anything else is shown."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.utils import encrypt, is_mfa_enabled
from django.conf import settings
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.drf import plain_problem
from core.rules.refusal import Refusal
from delegations.actions.factors import note_factor
from delegations.actions.recovery import close_codes
from delegations.actions.sittings import end_sittings

TOLD_ONCE = "recovery_codes"
"""In the sitting, closed: new recovery codes until their page was shown. The database keeps hashes alone."""
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
OPEN_WITHOUT = ("/accounts/", "/static/", "/healthz", "/pages/", "/favicon")


def has_factor(user: Any) -> bool:
    """Whether this person has an authenticator app or a passkey. Recovery codes alone are none."""
    return bool(is_mfa_enabled(user, FACTORS))


@receiver(authenticator_added, dispatch_uid="config.factor_added")
def added(sender: Any, user: Any, authenticator: Authenticator, request: HttpRequest, **kwargs: Any) -> None:
    """Setting one up is an act like others; whoever sat elsewhere under the old ones sits there no more."""
    _new(request, user, authenticator)


@receiver(authenticator_removed, dispatch_uid="config.factor_removed")
def removed(sender: Any, user: Any, authenticator: Authenticator, request: HttpRequest, **kwargs: Any) -> None:
    """So is removing one."""
    note_factor(person=user, kind=authenticator.type, added=False)
    end_sittings(person=user, but=request.session.session_key or "")


@receiver(authenticator_reset, dispatch_uid="config.factor_reset")
def replaced(sender: Any, user: Any, authenticator: Authenticator, request: HttpRequest, **kwargs: Any) -> None:
    """New recovery codes in the place of old ones."""
    _new(request, user, authenticator)


def _new(request: HttpRequest, user: Any, authenticator: Authenticator) -> None:
    note_factor(person=user, kind=authenticator.type, added=True)
    end_sittings(person=user, but=request.session.session_key or "")
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        request.session[TOLD_ONCE] = encrypt(" ".join(close_codes(kept=authenticator)))


class SecondFactorFirst:
    """Whoever is signed in without a second factor sets one up first; until then only the door's pages answer.

    Keys of the API are no persons and pass: they are asked by the API itself.
    """

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not settings.SECOND_FACTOR or request.path.startswith(OPEN_WITHOUT):
            return self.get_response(request)
        if not request.user.is_authenticated or has_factor(request.user):
            return self.get_response(request)
        if request.path.startswith("/api/"):
            return plain_problem(Refusal("core.second_factor_first"), 403)
        return HttpResponseRedirect(reverse("mfa_index"))


class ActivateCodes(ActivateTOTPForm):
    """Setting up an authenticator app; the code that proves it is spent with that."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code the app shows")
        self.fields["code"].widget.attrs = {"autocomplete": "one-time-code", "inputmode": "numeric"}

    def clean_code(self) -> str:
        code = super().clean_code()
        trial = Authenticator(user=self.user, type=Authenticator.Type.TOTP, data={"secret": encrypt(self.secret)})
        if not TOTP(trial).validate_code(code):
            raise get_adapter().validation_error("incorrect_code")
        return code
