"""The one form of this app: how a person wants to be told."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from notifications.models import Preference


class PreferenceForm(forms.Form):
    """E-mail on or off, and the hours in which mail waits."""

    email = forms.BooleanField(
        label=_("Tell me by e-mail as well"),
        required=False,
        help_text=_("In the application you are always told."),
    )
    digest = forms.BooleanField(
        label=_("One e-mail a day, in the morning of my capital"),
        required=False,
        help_text=_("Whatever would come less than six hours before a deadline is still sent at once."),
    )
    quiet_from = forms.TimeField(
        label=_("No e-mail from"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=_("On the clock of your capital. A deadline less than six hours away is not held back."),
    )
    quiet_until = forms.TimeField(
        label=_("until"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )

    @classmethod
    def showing(cls, wish: Preference) -> "PreferenceForm":
        """The form filled with what holds today."""
        names = ("email", "digest", "quiet_from", "quiet_until")
        initial: dict[str, Any] = {name: getattr(wish, name) for name in names}
        return cls(initial=initial)
