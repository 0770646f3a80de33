"""A signature wants its person: signed in within five minutes, or the password once more.

Measured by the server's own clock, since it is about the sitting and not about the round.
"""

import time
from typing import Any

from allauth.core import ratelimit
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from core.rules.refusal import Refusal

KEPT_AS = "identified_at"


@receiver(user_logged_in, dispatch_uid="responses.identified")
def identified(sender: Any, request: HttpRequest, **kwargs: Any) -> None:
    """Note in the sitting when its person last proved who they are."""
    if hasattr(request, "session"):
        request.session[KEPT_AS] = time.time()


def is_fresh(request: HttpRequest) -> bool:
    """Whether the person of this sitting proved who they are a short while ago."""
    return time.time() - request.session.get(KEPT_AS, 0) < settings.SIGN_WITHOUT_PASSWORD_SECONDS


def identify(request: HttpRequest) -> Refusal | None:
    """Ask for the password where it is due. Ten attempts a minute; a right one counts as a fresh sign-in."""
    if is_fresh(request):
        return None
    password = request.POST.get("password", "")
    if not password:
        return Refusal("responses.password_again")
    if not ratelimit.consume(request, action="reauthenticate", user=request.user):
        return Refusal("responses.too_many_passwords")
    if not request.user.check_password(password):
        return Refusal("responses.wrong_password")
    identified(None, request)
    return None
