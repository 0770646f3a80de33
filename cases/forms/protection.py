"""Names out of texts, and why; holds, reviews, erasure."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.fields import Day
from cases.rules.pseudonyms import LONGEST_NAME
from cases.rules.retention import LONGEST_REASON

RECORDED = _("A sentence; it stands in the record. Leave the name out of it.")


class TakeOut(forms.Form):
    """The name as it stands in the text."""

    name = forms.CharField(
        label=_("Name as it stands in the text"), max_length=LONGEST_NAME,
        help_text=_("Every whole occurrence is replaced by a label, whatever its case. Repeat for other spellings."),
    )  # fmt: skip


class Reason(forms.Form):
    """Why the name is needed."""

    reason = forms.CharField(label=_("Why you need the name"), max_length=LONGEST_REASON, help_text=RECORDED)


class Why(forms.Form):
    """Why it is done."""

    why = forms.CharField(label=_("Why"), max_length=LONGEST_REASON, help_text=RECORDED)


class KeepOn(Why):
    """Until when, and why."""

    keep_until = Day(label=_("Keep it until"))
    field_order = ("keep_until", "why")
