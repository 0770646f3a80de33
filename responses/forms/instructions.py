"""Asking the capital, and its reply as it came."""

from django import forms
from django.utils.translation import gettext_lazy as _


class Request(forms.Form):
    """What the officer adds to the sheet. Both may stay empty."""

    contact = forms.CharField(label=_("Contact in the delegation"), required=False, max_length=200)
    note = forms.CharField(
        label=_("What you want to add"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Background, or the line you would take. Only your delegation and your capital read it."),
    )


class Reply(forms.Form):
    """What came back, typed or pasted."""

    reply = forms.CharField(
        label=_("Reply of the capital"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Paste the whole mail. The line that begins with the code is read; what the mail quotes is not."),
    )
