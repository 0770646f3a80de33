"""What people type about attribution. Choices and shapes only; the rules decide."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from attribution.models import ThreatActor
from attribution.rules.vocabulary import (
    AttributionLevel,
    Confidence,
    EUPosition,
    HypothesisKind,
    Likelihood,
    StateStance,
)
from attribution.words import labelled
from cases.models import Evidence
from delegations import facts as people

NONE = ("", _("Not said yet"))
ONE_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class NamesAnActor(forms.Form):
    """The actor by name: a known one is offered while typing, a new one may be written."""

    actor_name = forms.CharField(
        label=_("Actor"), max_length=200, required=False,
        help_text=_("As public sources name it. Leave it empty where nobody is named."),
        widget=forms.TextInput(attrs={"list": "known-actors", "autocomplete": "off"}),
    )  # fmt: skip

    @staticmethod
    def known_actors(reader: Any) -> list[str]:
        """Names already in use where this reader may see them, for the list that helps typing."""
        return list(ThreatActor.objects.visible_to(reader).order_by("name").values_list("name", flat=True)[:500])


class AssessmentForm(NamesAnActor):
    """Likelihood and confidence are two questions with two answers."""

    level = forms.ChoiceField(
        label=_("Level of the claim"), choices=labelled(AttributionLevel), initial=AttributionLevel.CONTENT,
        help_text=_("A claim at one level never implies the next."),
    )  # fmt: skip
    likelihood = forms.ChoiceField(
        label=_("How likely is it that this actor did it?"), choices=[NONE, *labelled(Likelihood)], required=False
    )
    confidence = forms.ChoiceField(
        label=_("How much confidence does the evidence allow?"),
        choices=[NONE, *labelled(Confidence)],
        required=False,
    )
    reasons = forms.CharField(
        label=_("Reasons"), required=False, max_length=20000, widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Say how likely and how sure in different sentences."),
    )  # fmt: skip
    dissent = forms.CharField(
        label=_("Dissent"), required=False, max_length=10000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Who sees it otherwise, and why. It is kept, not averaged away."),
    )  # fmt: skip
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


class HypothesisForm(forms.Form):
    """One explanation and the items that speak for and against it."""

    kind = forms.ChoiceField(label=_("What it claims"), choices=labelled(HypothesisKind))
    statement = forms.CharField(
        label=_("In one sentence"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}), strip=True
    )
    supporting = forms.ModelMultipleChoiceField(
        Evidence.objects.none(), label=_("Evidence for it"), required=False, widget=forms.CheckboxSelectMultiple
    )
    contradicting = forms.ModelMultipleChoiceField(
        Evidence.objects.none(), label=_("Evidence against it"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, case: Any, reader: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        items = Evidence.objects.visible_to(reader).filter(case=case).order_by("created_at")
        for name in ("supporting", "contradicting"):
            self.fields[name].queryset = items  # type: ignore[attr-defined]


class PositionForm(NamesAnActor):
    """A State's own position. Every answer is a full one, “no position” included."""

    stance = forms.ChoiceField(label=_("Position"), choices=labelled(StateStance), widget=forms.RadioSelect)
    level = forms.ChoiceField(
        label=_("Level of the claim"), choices=[NONE, *labelled(AttributionLevel)], required=False
    )
    confidence = forms.ChoiceField(label=_("Confidence"), choices=[NONE, *labelled(Confidence)], required=False)
    date = forms.DateField(label=_("Taken on"), widget=ONE_DAY, initial=people.today)
    is_public = forms.BooleanField(label=_("This position is public"), required=False)
    text_url = forms.URLField(
        assume_scheme="https", label=_("Address of the public text"), required=False, max_length=500
    )
    quotable = forms.BooleanField(
        label=_("It may be quoted in a text of the Union"), required=False,
        help_text=_("Each text still needs your release for that very text."),
    )  # fmt: skip
    note = forms.CharField(label=_("Note"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))

    field_order = ("state", "stance", "actor_name", "level", "confidence", "date", "is_public", "text_url")


class OnBehalfForm(PositionForm):
    """The secretariat records what a State gave elsewhere, with proof."""

    state = forms.ChoiceField(label=_("Member State"))
    proof = forms.CharField(
        label=_("How and when it was given"), max_length=300, required=False,
        help_text=_("Such as the number and hour of the message."),
    )  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        rows = [(state.code, f"{state.code} {state.name}") for state in people.states()]
        self.fields["state"].choices = rows  # type: ignore[attr-defined]


class UnionPositionForm(forms.Form):
    """What a text of the Union does with national attributions."""

    position = forms.ChoiceField(label=_("What the text does"), choices=labelled(EUPosition), widget=forms.RadioSelect)
    reference = forms.CharField(
        label=_("Reference of the text"), max_length=200, required=False,
        help_text=_("Such as the number of the statement or of the act."),
    )  # fmt: skip
    date = forms.DateField(label=_("Date of the text"), widget=ONE_DAY, initial=people.today)
    text_url = forms.URLField(assume_scheme="https", label=_("Address of the text"), required=False, max_length=500)
