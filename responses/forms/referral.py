"""Sending an item up with its line for the agenda, and back down with a reason."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from responses.rules.referral import MOST


class Refer(forms.Form):
    """The line as it was written from what was answered, for the chair to change."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=30)
    line = forms.CharField(
        label=_("Line on the agenda"),
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Written from what was answered. Change it as you see fit; both are kept. Every delegation reads it."
        ),
    )

    def after_a_turn(self, seen: str) -> None:
        """Somebody answered meanwhile: what was typed stays, and the next sending answers what stands now."""
        data: Any = self.data.copy()
        data["seen"] = seen
        self.data = data


class SendBack(forms.Form):
    """Why it goes back down."""

    reason = forms.CharField(
        label=_("What the body below is to do"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
