"""Adding an item of evidence and handling it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.fields import CREDIBILITY, MARKINGS, RELIABILITY, Instant, found_text
from cases.rules.uploads import ALLOWED
from cases.rules.vocabulary import Credibility, EvidenceKind, EvidenceOrigin, Marking, Reliability

KINDS = [
    ("", _("Choose what it shows")),
    (EvidenceKind.TECHNICAL, _("Technical: hosting, registration, tooling, timestamps")),
    (EvidenceKind.BEHAVIOURAL, _("Behavioural: coordination, inauthenticity, techniques")),
    (EvidenceKind.CONTEXTUAL, _("Contextual: motive, funding, narrative")),
    (EvidenceKind.OFFICIAL, _("Official: statements, court records")),
    (EvidenceKind.LEAKED, _("Leaked or hacked material: lawfulness to be checked")),
    (EvidenceKind.CLASSIFIED_POINTER, _("Pointer: registry reference and open summary only")),
]
ORIGINS = [
    (EvidenceOrigin.OPEN, _("Open source")),
    (EvidenceOrigin.COMMERCIAL, _("Commercial")),
    (EvidenceOrigin.GOV_UNCLASS, _("Government, unclassified")),
    (EvidenceOrigin.CLASSIFIED_POINTER, _("Pointer to a registry")),
]


def _without_pointers(choices: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """Pointers have a form of their own; what was kept as one before keeps its word."""
    return [each for each in choices if each[0] != EvidenceKind.CLASSIFIED_POINTER]


class AddEvidence(forms.Form):
    """A file or a link; the two grades are asked apart and start at “cannot be judged”."""

    refused_status: int | None = None
    title = forms.CharField(label=_("Title"), max_length=200)
    file = forms.FileField(
        label=_("File"), required=False, allow_empty_file=True,
        help_text=_(
            "Kept as it is, hashed on arrival, and searched for classification markings. Words inside pictures, "
            "scans and recordings cannot be searched: look yourself."
        ),
    )  # fmt: skip
    link = forms.CharField(
        label=_("Or a link"), required=False, max_length=1000, help_text=_("Kept harmless and never opened from here.")
    )
    kind = forms.ChoiceField(label=_("What it shows"), choices=_without_pointers(KINDS))
    origin = forms.ChoiceField(label=_("Where it comes from"), choices=_without_pointers(ORIGINS))
    description = found_text(4, label=_("Description"), required=False)
    captured_at = Instant(label=_("Captured at"), required=False, help_text=_("Brussels time, if known."))
    reliability = forms.ChoiceField(label=_("Reliability of the source"), choices=RELIABILITY, initial=Reliability.F)
    credibility = forms.ChoiceField(
        label=_("Credibility of the information"), choices=CREDIBILITY, initial=Credibility.CANNOT_BE_JUDGED
    )
    marking = forms.ChoiceField(label=_("Marking"), choices=MARKINGS, initial=Marking.LIMITE)
    publishable = forms.BooleanField(label=_("May be quoted in a published statement of reasons"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["file"].widget.attrs["accept"] = ",".join(f".{ending}" for ending in ALLOWED)

    def words(self) -> dict[str, Any]:
        """In the words of the action."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("file", "link")}


class Grade(forms.Form):
    """Both axes, each on its own, and why."""

    reliability = forms.ChoiceField(label=_("Reliability of the source"), choices=RELIABILITY)
    credibility = forms.ChoiceField(label=_("Credibility of the information"), choices=CREDIBILITY)
    why = forms.CharField(label=_("Why"), max_length=250)


class MarkItem(forms.Form):
    """The marking of the item."""

    marking = forms.ChoiceField(label=_("Marking"), choices=MARKINGS)


class EvidenceFilter(forms.Form):
    """Filters of the list. “At least” never includes what cannot be judged."""

    kind = forms.ChoiceField(label=_("Shows"), required=False, choices=[("", _("Anything")), *KINDS[1:]])
    reliability = forms.ChoiceField(
        label=_("Source at least"), required=False, choices=[("", _("Any")), *RELIABILITY[:-1]]
    )
    credibility = forms.ChoiceField(
        label=_("Information at least"), required=False, choices=[("", _("Any")), *CREDIBILITY[:-1]]
    )
    q = forms.CharField(label=_("Words"), required=False, widget=forms.TextInput(attrs={"type": "search"}))

    def wanted(self) -> dict[str, str]:
        """What to filter by, in the words of ``queries.items``."""
        self.is_valid()
        found = self.cleaned_data
        names = ("kind", "reliability", "credibility")
        return {name: found.get(name, "") for name in names} | {"search": found.get("q", "")}
