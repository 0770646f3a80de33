"""Who came in, who left, who was turned away: lines without names, addresses of machines included."""

import logging
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

log = logging.getLogger("entente.door")


@receiver(user_logged_in, dispatch_uid="config.door_log.in")
def came_in(sender: Any, request: HttpRequest | None, user: Any, **kwargs: Any) -> None:
    """By token, as everywhere in the log."""
    log.info("signed in", extra=_told(request) | {"person": str(user.token)})


@receiver(user_logged_out, dispatch_uid="config.door_log.out")
def left(sender: Any, request: HttpRequest | None, user: Any, **kwargs: Any) -> None:
    """Also when a sitting was ended for them."""
    log.info("signed out", extra=_told(request) | {"person": str(user.token) if user else ""})


@receiver(user_login_failed, dispatch_uid="config.door_log.failed")
def turned_away(sender: Any, request: HttpRequest | None = None, **kwargs: Any) -> None:
    """What was typed as a name is not written down: it may be a password in the wrong field."""
    log.warning("sign-in failed", extra=_told(request))


def _told(request: HttpRequest | None) -> dict[str, str]:
    return {"address": request.META.get("REMOTE_ADDR", "")} if request is not None else {}
