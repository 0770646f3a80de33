"""The one door people come in by: who may try, how often, and what a second factor is called."""

import base64
import hashlib
import logging
from threading import Thread
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.sites.shortcuts import get_current_site
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.address import client_address
from responses.identifying import is_fresh

log = logging.getLogger("entente.door")

ONLY_TO_ACCOUNTS = "account/email/password_reset_key"
"""The letter a stranger can ask for: who waits for it to be handed over learns whether it was written."""
HANDS_OVER = "letter of the door"
"""The thread that does. The link is a secret, so it goes through no queue."""


class Door(DefaultAccountAdapter):
    """Nobody registers: people are invited by their delegation's lead or the secretariat, and approved by a second."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("The address and the password do not belong together. Check both."),
        "too_many_login_attempts": _("Too many failed attempts. Wait a few minutes and try again."),
        "incorrect_password": _("This is not your password. Type it once more."),
        "invalid_password_reset": _("This link was used already or is too old. Ask for a new one."),
    }

    def is_open_for_signup(self, request: HttpRequest, *args: Any) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Factors and recovery codes want their person as a signature does: proved within five minutes."""
        return not is_fresh(context.request)

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Counted for account and address together: a stranger elsewhere cannot lock a minister out."""
        return f"{super()._get_login_attempts_cache_key(request, **credentials)}:{client_address(request)}"

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """To the address of the account: the library's own list of addresses is not kept here."""
        super().send_notification_mail(template_prefix, user, context, email=user.email)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A mail server, down or slow, neither stops the act nor tells whether an address has an account."""
        request = _request()
        said = {"request": request, "email": email, "current_site": get_current_site(request)} | context
        letter = self.render_mail(template_prefix, email, said)
        if template_prefix == ONLY_TO_ACCOUNTS:
            Thread(target=_handed_over, args=(letter, template_prefix), name=HANDS_OVER).start()
        else:
            _handed_over(letter, template_prefix)


class Factors(DefaultMFAAdapter):
    """Second factors: their secrets lie encrypted in the database, under the installation's key."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code does not fit. Each code works once; wait for the next one."),
        "cannot_delete_authenticator": _("A second factor is needed. Add another one before you remove this."),
    }

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode()).decode()

    def get_totp_issuer(self) -> str:
        return "Entente"

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002 - the library's word
        """What a new passkey is called until its owner says otherwise."""
        return str(_("Passkey"))


def _request() -> HttpRequest:
    return context.request


def _handed_over(letter: EmailMessage, what: str) -> None:
    try:
        letter.send()
    except OSError:
        log.exception("A mail of the door (%s) could not be handed over.", what)


def name_tried(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """The account somebody tries to open, as the lock on failed attempts counts it."""
    said = credentials or {}
    return str(said.get("email") or said.get("username") or request.POST.get("login", "")).strip().lower()


def _box() -> MultiFernet:
    """The installation's key first, then those it had before."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(b"entente second factors " + key.encode()).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
