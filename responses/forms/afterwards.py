"""Forms of what follows a delivery."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from responses.afterwards_words import COMMITMENT_STATUS, EFFECTS
from responses.forms.rounds import BrusselsField
from responses.rules.afterwards import LONGEST, CommitmentStatus, Effect


class Promise(forms.Form):
    """Who said they would do what, and until when."""

    by_whom = forms.CharField(label=_("Who promised"), max_length=200)
    what = forms.CharField(label=_("What they will do"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}))
    due_at = BrusselsField(
        label=_("Until (Brussels time)"), help_text=_("It comes back to the inbox then, until somebody settles it.")
    )


class Settle(forms.Form):
    """What became of it."""

    status = forms.ChoiceField(
        label=_("What became of it"),
        widget=forms.RadioSelect,
        choices=[(one.value, COMMITMENT_STATUS[one]) for one in CommitmentStatus if one is not CommitmentStatus.OPEN],
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))


class SayEffect(forms.Form):
    """What the operation did after the response."""

    effect = forms.ChoiceField(
        label=_("The operation has since"),
        widget=forms.RadioSelect,
        choices=[(one.value, EFFECTS[one]) for one in Effect],
    )
    cost = forms.CharField(
        label=_("What it cost those who interfere"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Accounts lost, money frozen, addresses given up: what is known, not what is hoped."),
    )
    note = forms.CharField(
        label=_("How this is known"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["effect"].help_text = _("Choose “cannot tell” rather than guess.")
