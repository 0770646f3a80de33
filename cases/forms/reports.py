"""Sending a report, and deciding what becomes of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.fields import LANGUAGES, MARKINGS, CodesField, Day, LinesField, found_text
from cases.rules.vocabulary import Marking, ReportStatus
from core.constraints import choices
from delegations.models import Delegation


class ReportFilter(forms.Form):
    """The filters of the list; anything unknown simply filters nothing."""

    status = forms.ChoiceField(label=_("Status"), required=False, choices=[("", _("All")), *choices(ReportStatus)])
    source = forms.ChoiceField(label=_("From"), required=False)
    q = forms.CharField(label=_("Words"), required=False, widget=forms.TextInput(attrs={"type": "search"}))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        bodies = Delegation.objects.order_by("protocol_order").values_list("code", "name")
        source: Any = self.fields["source"]
        source.choices = [("", _("Everybody")), *((code, f"{code} {name}") for code, name in bodies)]

    def wanted(self) -> dict[str, str]:
        """What to filter by, in the words of ``queries.reports``."""
        self.is_valid()
        found = self.cleaned_data
        return {"status": found.get("status", ""), "source": found.get("source", ""), "search": found.get("q", "")}


class NewReport(forms.Form):
    """What a sender says. ``seen`` carries the likely duplicates that were shown before sending."""

    title = forms.CharField(label=_("Title"), max_length=200, help_text=_("What happens, in one line."))
    body = found_text(10, label=_("What was seen"), required=False, help_text=_("Kept exactly as you write it."))
    language = forms.ChoiceField(label=_("Language of the report"), choices=LANGUAGES, initial="en")
    observed_on = Day(label=_("Observed on"), required=False)
    links = LinesField(
        label=_("Links"), required=False,
        help_text=_("One per line. They are kept, shown harmless, and never opened from here."),
    )  # fmt: skip
    techniques = CodesField(
        label=_("Techniques"), required=False, help_text=_("Codes of the DISARM framework, such as T0049.001.")
    )
    actor_named = forms.CharField(
        label=_("Who you think is behind it"), max_length=200, required=False,
        help_text=_("Your view; nothing is attributed by it."),
    )  # fmt: skip
    marking = forms.ChoiceField(label=_("Marking"), choices=MARKINGS, initial=Marking.LIMITE)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def words(self) -> dict[str, Any]:
        """What is handed to the action."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class JoinCase(forms.Form):
    """Into a case that is open already."""

    case = forms.CharField(label=_("Reference of the case"), max_length=20, help_text=_("Such as FIMI-2026-0042."))


class MarkDuplicate(forms.Form):
    """The report that came first, chosen from what the reader may see."""

    of = forms.ChoiceField(label=_("It repeats"), widget=forms.RadioSelect)


class Dismiss(forms.Form):
    """Why it is no interference."""

    reason = forms.CharField(
        label=_("Why it is no interference"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The sender reads this."),
    )  # fmt: skip


class Nothing(forms.Form):
    """An act that asks nothing but to be confirmed."""
