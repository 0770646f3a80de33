"""What people type about listings. Choices and shapes only; the rules decide."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.models import Evidence
from delegations.models import Delegation
from delegations.rules.roles import Kind as Body
from sanctions import words
from sanctions.models import Criterion, Dossier
from sanctions.rules.access import HIGH_REPRESENTATIVE
from sanctions.rules.vocabulary import DossierPurpose, IdentifierKind

ONE_DAY = {"type": "date"}
PREFIX = "identifier_"


class CriterionField(forms.ModelChoiceField):
    """A criterion in the wording of one version of the act."""

    def label_from_instance(self, one: Any) -> str:
        """Regime, article, version."""
        return f"{one.regime.code}, Art. {one.code}: {one.act_version}"


class EntryForm(forms.Form):
    """The entry sheet: who or what, under which criterion, with which measures."""

    target_type = forms.ChoiceField(label=_("Who or what"), choices=words.choices(words.TARGET))
    target_name = forms.CharField(label=_("Name"), max_length=200)
    original_script = forms.CharField(label=_("Name in the original script"), max_length=200, required=False)
    aliases = forms.CharField(
        label=_("Aliases"), required=False, max_length=2000, help_text=_("One on each line."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    criterion = CriterionField(
        Criterion.objects.select_related("regime").order_by("regime__code", "code", "valid_from"),
        label=_("Regime and criterion"), required=False, empty_label=_("None chosen"),
    )  # fmt: skip
    no_applicable_regime = forms.BooleanField(
        label=_("No regime applies to this case"), required=False,
        help_text=_("An honest end: no regime known here covers information manipulation by whichever actor."),
    )  # fmt: skip
    measures = forms.MultipleChoiceField(
        label=_("Measures"), choices=words.choices(words.MEASURE), required=False, widget=forms.CheckboxSelectMultiple
    )
    rights_note = forms.CharField(
        label=_("Proportionality and fundamental rights"), required=False, max_length=20000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("For journalists and media: freedom of expression, Art. 11 of the Charter."),
    )  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for kind in IdentifierKind:
            self.fields[PREFIX + kind] = forms.CharField(label=words.IDENTIFIER[kind], max_length=300, required=False)

    def identifying(self) -> list[forms.BoundField]:
        """The fields of what tells this target from others."""
        return [self[name] for name in self.fields if name.startswith(PREFIX)]

    def describing(self) -> list[forms.BoundField]:
        """All the other visible fields."""
        return [bound for bound in self.visible_fields() if not bound.name.startswith(PREFIX)]

    def clean(self) -> dict[str, Any]:
        """The shape the action takes: identifiers as one mapping, aliases as a list."""
        said = super().clean() or {}
        given = {name: said.pop(name, "") for name in list(said) if name.startswith(PREFIX)}
        said["identifiers"] = {name.removeprefix(PREFIX): value for name, value in given.items() if value}
        said["aliases"] = said.get("aliases", "").splitlines()
        return said


class OpenForm(EntryForm):
    """A new dossier: whose proposal it is, and what for."""

    proposer = forms.ChoiceField(label=_("Proposer"), help_text=_("A Member State, or the High Representative."))
    purpose = forms.ChoiceField(
        label=_("Purpose"), choices=words.choices(words.PURPOSE), initial=DossierPurpose.LISTING
    )
    renews = forms.ModelChoiceField(
        Dossier.objects.none(), label=_("The listing it renews, amends or ends"), required=False
    )
    field_order = ("proposer", "purpose", "renews")

    def __init__(self, *args: Any, reader: Any, own: str = "", **more: Any) -> None:
        super().__init__(*args, **more)
        rows = Delegation.objects.order_by("protocol_order")
        rows = rows.filter(pk=own) if own else rows.filter(kind=Body.STATE) | rows.filter(pk=HIGH_REPRESENTATIVE)
        self.fields["proposer"].choices = [  # type: ignore[attr-defined]
            (row.code, f"{row.code} {row.name}") for row in rows
        ]
        self.fields["renews"].queryset = (  # type: ignore[attr-defined]
            Dossier.objects.filter(pk__in=Dossier.objects.visible_to(reader).values("pk"), expires_on__isnull=False)
        )


class EditForm(EntryForm):
    """The entry sheet of a draft, written over the words that were seen."""

    reasons_changed = forms.BooleanField(label=_("There are new reasons against somebody listed"), required=False)
    evidence_added = forms.BooleanField(label=_("There is new evidence against somebody listed"), required=False)
    seen = forms.CharField(widget=forms.HiddenInput)

    def clean_seen(self) -> datetime:
        """The instant of the last change the writer saw."""
        try:
            return datetime.fromisoformat(self.cleaned_data["seen"])
        except ValueError as unreadable:
            raise forms.ValidationError(_("The form is damaged. Open the page again.")) from unreadable

    def saw(self, changed_at: datetime) -> None:
        """Let the bound form count as written over the words of ``changed_at``."""
        self.data = self.data.copy()
        self.data["seen"] = changed_at.isoformat()


class EvidenceChoice(forms.ModelMultipleChoiceField):
    """Items of evidence by title, and whether they may be published."""

    def label_from_instance(self, one: Any) -> str:
        """The title; what may not be published says so."""
        return one.title if one.publishable else _("%(title)s (not publishable)") % {"title": one.title}


class SentenceForm(forms.Form):
    """One sentence of the statement of reasons and what it stands on."""

    text = forms.CharField(
        label=_("Sentence"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Individual, specific and concrete. It will be published."),
    )  # fmt: skip
    evidence = EvidenceChoice(
        Evidence.objects.none(), label=_("Evidence it stands on"), required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("At least one item that may be published."),
    )  # fmt: skip

    def __init__(self, *args: Any, case: Any, reader: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        items = Evidence.objects.visible_to(reader).filter(case=case).order_by("-publishable", "created_at")
        self.fields["evidence"].queryset = items  # type: ignore[attr-defined]


class AdoptionForm(forms.Form):
    """Both acts as the Council adopted them outside."""

    decision = forms.CharField(label=_("Decision (CFSP): reference"), max_length=200, required=False)
    regulation = forms.CharField(label=_("Regulation: reference"), max_length=200, required=False)
    adopted_on = forms.DateField(label=_("Adopted on"), widget=forms.DateInput(ONE_DAY, "%Y-%m-%d"))

    def clean(self) -> dict[str, Any]:
        """The shape the action takes."""
        said = super().clean() or {}
        said["references"] = {kind: said.pop(kind, "") for kind in ("decision", "regulation")}
        return said


class PublicationForm(forms.Form):
    """Both acts as they stand in the Official Journal."""

    decision = forms.CharField(label=_("Decision: Official Journal reference"), max_length=200, required=False)
    decision_on = forms.DateField(
        label=_("Decision: published on"), required=False, widget=forms.DateInput(ONE_DAY, "%Y-%m-%d")
    )
    regulation = forms.CharField(label=_("Regulation: Official Journal reference"), max_length=200, required=False)
    regulation_on = forms.DateField(
        label=_("Regulation: published on"), required=False, widget=forms.DateInput(ONE_DAY, "%Y-%m-%d")
    )
    expires_on = forms.DateField(
        label=_("The measures last until"), required=False, widget=forms.DateInput(ONE_DAY, "%Y-%m-%d"),
        help_text=_("The last day. The steps before it are then reminded of, 120 days ahead and later."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """The shape the action takes: act to (reference, day), acts without a day left out."""
        said = super().clean() or {}
        given = {kind: (said.pop(kind, ""), said.pop(f"{kind}_on", None)) for kind in ("decision", "regulation")}
        said["publications"] = {kind: pair for kind, pair in given.items() if pair[1]}
        return said


class DayForm(forms.Form):
    """One day: when the person was heard, or until when the measures last."""

    def __init__(self, *args: Any, name: str, label: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields[name] = forms.DateField(label=label, widget=forms.DateInput(ONE_DAY, "%Y-%m-%d"))


class AccessForm(forms.Form):
    """A delegation to let in. Partners are not on the list."""

    delegation = forms.ModelChoiceField(
        Delegation.objects.none(), label=_("Delegation or service"), empty_label=_("Choose")
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        rows = Delegation.objects.exclude(kind=Body.PARTNER).order_by("protocol_order")
        self.fields["delegation"].queryset = rows  # type: ignore[attr-defined]


def as_written(dossier: Dossier) -> dict[str, Any]:
    """The stored entry sheet as a form begins with it."""
    plain = ("target_type", "target_name", "original_script", "criterion", "no_applicable_regime", "measures")
    more = ("rights_note", "reasons_changed", "evidence_added")
    words_of_it = {name: getattr(dossier, name) for name in (*plain, *more)}
    known = {PREFIX + kind: value for kind, value in dossier.identifiers.items()}
    return words_of_it | known | {"aliases": "\n".join(dossier.aliases), "seen": dossier.changed_at.isoformat()}
