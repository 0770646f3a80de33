"""Forms that take a device's answer: one that cannot be read is refused like one that does not fit."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn import forms

UNREADABLE = (AttributeError, IndexError, KeyError, TypeError, ValueError)
"""What the library raises at JSON that is no answer of a device."""


class _Answer:
    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except UNREADABLE as error:
            raise get_adapter().validation_error("incorrect_code") from error


class Add(forms.AddWebAuthnForm):
    """A new passkey."""

    def clean(self) -> dict[str, Any]:
        try:
            return dict(super().clean())
        except UNREADABLE as error:
            raise get_adapter().validation_error("incorrect_code") from error


class Authenticate(_Answer, forms.AuthenticateWebAuthnForm):
    """The second factor."""


class Login(_Answer, forms.LoginWebAuthnForm):
    """In with the passkey alone."""


class Reauthenticate(_Answer, forms.ReauthenticateWebAuthnForm):
    """Once more, before a signature or a change of factors."""
