"""Forms that take a code: of the app, or one of those for when app and passkey are out of reach."""

from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms
from allauth.mfa.base.internal.flows import check_rate_limit

from delegations.actions.recovery import spend_code


class _Code:
    def clean_code(self) -> str:
        """Ten digits are a recovery code and nothing else, so that a wrong code of the app costs no slow hash."""
        said: str = "".join(self.cleaned_data["code"].split())  # type: ignore[attr-defined]
        if len(said) != app_settings.RECOVERY_CODE_DIGITS:
            return str(super().clean_code())  # type: ignore[misc]
        clear = check_rate_limit(self.user)  # type: ignore[attr-defined]
        spent = spend_code(person=self.user, code=said)  # type: ignore[attr-defined]
        if spent is None:
            self._told_of_failure()
            raise get_adapter().validation_error("incorrect_code")
        spent.user = self.user  # type: ignore[attr-defined]
        self.authenticator = spent
        clear()
        return said

    def _told_of_failure(self) -> None:
        kept = forms.Authenticator.objects.filter(user=self.user, type="recovery_codes").first()  # type: ignore[attr-defined]
        if kept is not None:
            self._emit_authentication_failed(kept)  # type: ignore[attr-defined]


class Authenticate(_Code, forms.AuthenticateForm):
    """The second factor."""


class Reauthenticate(_Code, forms.ReauthenticateForm):
    """Once more, before a signature or a change of factors."""
