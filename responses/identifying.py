"""A signature wants its person: signed in within five minutes, or the password, a code or a passkey once more.

Measured by the server's own clock, since it is about the sitting and not about the round.
"""

import time
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.signals import authentication_step_completed
from allauth.core import ratelimit
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import begin_authentication
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from core.rules.refusal import Refusal
from delegations.actions.sittings import renew_sitting
from delegations.passkeys import Reauthenticate
from delegations.recovery import Reauthenticate as ByCode

KEPT_AS = "identified_at"
TYPES = Authenticator.Type


@receiver(user_logged_in, dispatch_uid="responses.identified")
def identified(sender: Any, request: HttpRequest, **kwargs: Any) -> None:
    """Note in the sitting when its person last proved who they are."""
    if hasattr(request, "session"):
        request.session[KEPT_AS] = time.time()


@receiver(authentication_step_completed, dispatch_uid="responses.identified_again")
def identified_again(sender: Any, request: HttpRequest, **kwargs: Any) -> None:
    """So does proving it once more, by whatever means; half a sign-in does not. The sitting gets a new key."""
    if kwargs.get("reauthenticated"):
        identified(sender, request)
        renew_sitting(session=request.session)


def is_fresh(request: HttpRequest) -> bool:
    """Whether the person of this sitting proved who they are a short while ago."""
    return time.time() - request.session.get(KEPT_AS, 0) < settings.SIGN_WITHOUT_PASSWORD_SECONDS


def ways(request: HttpRequest) -> dict[str, Any]:
    """What to ask this person for before a signature; nothing where the proof is fresh.

    ``passkey`` holds what the browser hands to the device; asking for it begins a challenge of its own.
    """
    if is_fresh(request):
        return {}
    user: Any = request.user
    has = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    options = {"request_options": begin_authentication(user)} if TYPES.WEBAUTHN in has else None
    return {"password": user.has_usable_password(), "code": TYPES.TOTP in has, "passkey": options, "any": True}


def identify(request: HttpRequest) -> Refusal | None:
    """Ask who signs where that is due. Ten attempts a minute; a right one counts as a fresh sign-in."""
    if is_fresh(request):
        return None
    given = [name for name in PROOFS if request.POST.get(name)]
    if not given:
        return Refusal("responses.password_again")
    if not ratelimit.consume(request, action="reauthenticate", user=request.user):
        return Refusal("responses.too_many_passwords")
    if not any(PROOFS[name](request) for name in given):
        return Refusal("responses.wrong_password")
    return None


def _by_password(request: HttpRequest) -> bool:
    right = bool(request.user.check_password(request.POST["password"]))
    if right:
        record_authentication(request, request.user, method="password", reauthenticated=True)
    return right


def _by_code(request: HttpRequest) -> bool:
    """A code of the authenticator app or a recovery code; either works once."""
    return _proved(ByCode(user=request.user, data={"code": request.POST["code"]}))


def _by_passkey(request: HttpRequest) -> bool:
    """The device's answer to the challenge this sitting gave."""
    return _proved(Reauthenticate(user=request.user, data={"credential": request.POST["credential"]}))


def _proved(form: Any) -> bool:
    if not form.is_valid():
        return False
    form.save()
    return True


PROOFS = {"password": _by_password, "code": _by_code, "credential": _by_passkey}
