"""A standing mandate, as a signatory puts it down."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from attribution.rules.vocabulary import Confidence
from responses.rules.mandates import PREPARED
from responses.words import CHOICES


class Give(forms.Form):
    """For which instruments, what, on what conditions, until when."""

    instruments = forms.MultipleChoiceField(label=_("For which instruments"), widget=forms.CheckboxSelectMultiple)
    answer = forms.ChoiceField(
        label=_("What we would answer"),
        choices=[(answer.value, CHOICES[answer.value]) for answer in PREPARED],
        help_text=_("Objections, reservations and declarations are about one text and never given beforehand."),
    )
    confidence = forms.TypedChoiceField(
        label=_("Only if confidence in the assessment is at least"),
        coerce=int,
        choices=[(0, _("any")), *((each.rank, each.value) for each in Confidence)],
    )
    conditions = forms.CharField(
        label=_("What a signatory must look at before signing"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reference = forms.CharField(label=_("Reference of the instruction"), required=False, max_length=120)
    until = forms.DateField(label=_("Holds until"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, instruments: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["instruments"].choices = [(row.code, row.name) for row in instruments]
