"""Pointing at classified content: everything but the content."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.fields import long_text, members, partners
from cases.rules.pointers import LONGEST_REFERENCE, LONGEST_SUMMARY
from cases.rules.vocabulary import ClassifiedLevel

LEVELS = [
    ("", _("Choose the level")),
    (ClassifiedLevel.RESTRICTED, _("Restricted: the lowest level")),
    (ClassifiedLevel.CONFIDENTIAL, _("Confidential")),
    (ClassifiedLevel.SECRET, _("Secret")),
    (ClassifiedLevel.TOP_SECRET, _("Top secret: the highest level")),
]


class Point(forms.Form):
    """Number, level, originator, and a summary anybody on the case may read."""

    reference = forms.CharField(
        label=_("Number in the registry"), max_length=LONGEST_REFERENCE,
        help_text=_("As the registry writes it, without the marking."),
    )  # fmt: skip
    level = forms.ChoiceField(label=_("Level"), choices=LEVELS, help_text=_("Or the national level that equals it."))
    originator = forms.ChoiceField(label=_("Originator"), help_text=_("Who classified it and alone may release it."))
    summary = long_text(
        4, label=_("Unclassified summary"), max_length=LONGEST_SUMMARY,
        help_text=_("Only what is not classified: that it exists, what it is about, whom to ask."),
    )  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["originator"].choices = [("", _("Choose who classified it")), *members(), *partners()[1:]]


class WithdrawPointer(forms.Form):
    """Why it is withdrawn."""

    why = forms.CharField(label=_("Why"), max_length=300)
