"""What an auditor searches by."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.fields import Day
from core.registry import SUBJECTS
from desk.memory.searching import kind_name

CHANNELS = [
    ("", _("Any way")),
    ("page", _("Page")),
    ("download", _("Download")),
    ("export", _("Export")),
    ("api", _("API")),
    ("reveal", _("Name revealed")),
    ("named", _("Name typed, and its label told")),
]


class Period(forms.Form):
    """Person, body, object, days: for acts and readings alike."""

    person = forms.CharField(label=_("Person"), required=False, max_length=200)
    body = forms.CharField(label=_("Delegation or service"), required=False, max_length=20)
    kind = forms.ChoiceField(label=_("Sort of object"), required=False)
    thing = forms.CharField(label=_("Case reference or id"), required=False, max_length=64)
    since = Day(label=_("From"), required=False)
    until = Day(label=_("To, this day included"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        kinds = sorted(((kind, kind_name(kind).capitalize()) for kind in SUBJECTS), key=lambda pair: pair[1])
        self.fields["kind"].choices = [("", _("Anything")), *kinds]  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, Any]:
        """What to search by. Where something does not fit, nothing is left out silently: see ``is_valid``."""
        return {name: value for name, value in self.cleaned_data.items() if value} if self.is_valid() else {}


class Acts(Period):
    """Acts also by their verb."""

    verb = forms.CharField(label=_("Verb, such as give_position"), required=False, max_length=60)


class Readings(Period):
    """Readings also by the way the content went."""

    channel = forms.ChoiceField(label=_("Way"), required=False, choices=CHANNELS)
