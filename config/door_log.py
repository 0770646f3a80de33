"""Who came in and by what proof, who left, who was turned away: lines without names, with the machine's address."""

import logging
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.signals import authentication_step_completed, password_changed, password_reset
from allauth.mfa.signals import authentication_failed
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from core.address import client_address

log = logging.getLogger("entente.door")


@receiver(user_logged_in, dispatch_uid="config.door_log.in")
def came_in(sender: Any, request: HttpRequest | None, user: Any, **kwargs: Any) -> None:
    """By token, as everywhere in the log."""
    log.info("signed in", extra=_told(request) | _who(user) | {"way": _ways(request, user)})


@receiver(authentication_step_completed, dispatch_uid="config.door_log.again")
def proved_again(sender: Any, request: HttpRequest, user: Any, method: str, **kwargs: Any) -> None:
    """Somebody who is in said once more who they are."""
    if kwargs.get("reauthenticated"):
        log.info("proved again", extra=_told(request) | _who(user) | {"way": kwargs.get("type") or method})


@receiver(authentication_failed, dispatch_uid="config.door_log.factor_failed")
def factor_failed(sender: Any, request: HttpRequest, user: Any, authenticator: Any, **kwargs: Any) -> None:
    """The password was right and the second factor was not: worth a look."""
    log.warning("second factor failed", extra=_told(request) | _who(user) | {"way": str(authenticator.type)})


@receiver([password_changed, password_reset], dispatch_uid="config.door_log.password")
def new_password(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """By the old one or by a link."""
    log.info("new password", extra=_told(request) | _who(user))


@receiver(user_logged_out, dispatch_uid="config.door_log.out")
def left(sender: Any, request: HttpRequest | None, user: Any, **kwargs: Any) -> None:
    """Also when a sitting was ended for them."""
    log.info("signed out", extra=_told(request) | _who(user))


@receiver(user_login_failed, dispatch_uid="config.door_log.failed")
def turned_away(sender: Any, request: HttpRequest | None = None, **kwargs: Any) -> None:
    """What was typed as a name is not written down: it may be a password in the wrong field."""
    log.warning("sign-in failed", extra=_told(request))


def _told(request: HttpRequest | None) -> dict[str, str]:
    return {"address": client_address(request)} if request is not None else {}


def _who(user: Any) -> dict[str, str]:
    return {"person": str(user.token) if user else ""}


def _ways(request: HttpRequest | None, user: Any) -> str:
    """``password, totp``: every proof of this sign-in in its order."""
    if request is None or not hasattr(request, "session"):
        return ""
    return ", ".join(str(each.get("type") or each["method"]) for each in get_authentication_records(request, user))
