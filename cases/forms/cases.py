"""Opening a case and changing it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.fields import MARKINGS, Day, Instant, long_text, members, partners
from cases.rules.vocabulary import AudienceRelation, Factor, Marking, Tier
from core.rules.refusal import Reason
from core.sentences import render
from delegations.models import User
from notifications.rules.vocabulary import Urgency

TIERS = [
    ("", _("As the grid suggests")),
    (Tier.T0, _("T0: monitor")),
    (Tier.T1, _("T1: dialogue with media, academia, technology companies")),
    (Tier.T2, _("T2: diplomatic dialogue")),
    (Tier.T3, _("T3: public attribution")),
    (Tier.T4, _("T4: restrictive measures may be proposed")),
]
URGENCIES = [
    (Urgency.FLASH, _("Flash: hours, nights and weekends count")),
    (Urgency.URGENT, _("Urgent: a day or two")),
    (Urgency.STANDARD, _("Standard: about a week")),
    (Urgency.ORDINARY, _("Ordinary: weeks")),
]
RELATIONS = [(AudienceRelation.AFFECTED, _("Affected")), (AudienceRelation.CONSULTED, _("Consulted"))]


def _scores(factor: Factor) -> list[tuple[int, str]]:
    """0 to 3 with what each means for this factor."""
    name = factor.name.lower()
    return [(score, f"{score}: {render(Reason(f'cases.severity_{name}_{score}'))}") for score in range(4)]


class SeverityForm(forms.Form):
    """Each factor with its score and why, the tier, and why a higher one."""

    tier = forms.ChoiceField(label=_("Tier"), choices=TIERS, required=False)
    tier_reason = forms.CharField(
        label=_("Why a higher tier than suggested"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        scoring: dict[str, forms.Field] = {}
        for factor in Factor:
            said = render(Reason(f"cases.factor_{factor.name.lower()}")).capitalize()
            scoring[factor] = forms.TypedChoiceField(label=said, choices=_scores(factor), coerce=int)
            scoring[f"why_{factor}"] = forms.CharField(label=_("Why"), required=False, max_length=500)
        self.fields = {**scoring, **self.fields}

    def severity(self) -> dict[str, Any]:
        """In the words of the action."""
        said = self.cleaned_data
        return {
            "scores": {str(factor): said[factor] for factor in Factor},
            "score_reasons": {str(factor): said[f"why_{factor}"] for factor in Factor},
            "tier": said["tier"] or None,
            "tier_reason": said["tier_reason"],
        }


class OpenCase(SeverityForm):
    """A new case from a report."""

    title = forms.CharField(label=_("Title of the case"), max_length=200)
    summary = long_text(6, label=_("Summary"), required=False)
    marking = forms.ChoiceField(label=_("Marking"), choices=MARKINGS, initial=Marking.LIMITE)
    urgency = forms.ChoiceField(label=_("Urgency"), choices=URGENCIES, initial=Urgency.STANDARD, required=False)
    lead = forms.ChoiceField(label=_("Lead"), choices=members)
    affected = forms.MultipleChoiceField(
        label=_("Affected"), choices=members, required=False, widget=forms.CheckboxSelectMultiple
    )
    consulted = forms.MultipleChoiceField(
        label=_("Consulted"), choices=members, required=False, widget=forms.CheckboxSelectMultiple
    )

    def words(self) -> dict[str, Any]:
        """In the words of the action. Named twice counts as affected."""
        said = self.cleaned_data
        audience = dict.fromkeys(said["consulted"], AudienceRelation.CONSULTED)
        audience |= dict.fromkeys(said["affected"], AudienceRelation.AFFECTED)
        plain = {name: said[name] for name in ("title", "summary", "marking", "lead")}
        plain["urgency"] = said["urgency"] or Urgency.STANDARD
        return plain | {"audience": audience} | self.severity()


class Seen(forms.Form):
    """Carries the revision the form was filled in on."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class Rewrite(Seen):
    """Title and summary."""

    title = forms.CharField(label=_("Title"), max_length=200)
    summary = long_text(14, label=_("Summary"), required=False)


class Rescore(SeverityForm, Seen):
    """Severity anew."""


class ChangeUrgency(Seen):
    """Another track, and why."""

    urgency = forms.ChoiceField(label=_("Urgency"), choices=URGENCIES, widget=forms.RadioSelect)
    why = forms.CharField(label=_("Why"), max_length=300)


class Move(Seen):
    """One of the moves that are open now."""

    name = forms.ChoiceField(label=_("Next"), widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Why"), required=False, max_length=300)

    def __init__(self, *args: Any, moves: Iterable[tuple[str, Any]], **more: Any) -> None:
        super().__init__(*args, **more)
        name: Any = self.fields["name"]
        name.choices = list(moves)


class CaseMarking(Seen):
    """The marking of the whole file."""

    marking = forms.ChoiceField(label=_("Marking"), choices=MARKINGS)


class Join(forms.Form):
    """One more body on the case, or another relation."""

    delegation = forms.ChoiceField(label=_("Who"), choices=members)
    relation = forms.ChoiceField(label=_("As"), choices=RELATIONS)


class Leave(forms.Form):
    """One body off the case."""

    delegation = forms.CharField(max_length=12, widget=forms.HiddenInput)


class Lead(forms.Form):
    """Who leads from now on."""

    lead = forms.ChoiceField(label=_("Who leads from now on"), choices=members)


class Entry(forms.Form):
    """One line of the timeline."""

    date = Day(label=_("Date"))
    text = forms.CharField(label=_("What happened"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    source_url = forms.CharField(label=_("Source"), max_length=500, required=False, help_text=_("A web address."))
    note = forms.CharField(label=_("Note"), max_length=200, required=False)


class Release(forms.Form):
    """To whom, what for, until when."""

    partner = forms.ChoiceField(label=_("Partner"), choices=partners)
    purpose = forms.CharField(label=_("Purpose"), max_length=300)
    expires_at = Instant(label=_("Until"), help_text=_("Brussels time."))
    ground = forms.CharField(
        label=_("Ground for passing on personal data"),
        max_length=300,
        required=False,
        help_text=_("Only where there are any: the transfer ground under Regulation (EU) 2018/1725, chapter V."),
    )


class LetIn(forms.Form):
    """One person by name, what for, until when."""

    person = forms.EmailField(label=_("Address of the person"), help_text=_("The one this person signs in with."))
    reason = forms.CharField(label=_("Reason"), max_length=300)
    expires_at = Instant(label=_("Until"), help_text=_("Brussels time."))

    def clean_person(self) -> User:
        """Who has the address; systems are released to instead."""
        known = User.objects.filter(email__iexact=self.cleaned_data["person"], is_active=True, is_service=False).first()
        if known is None:
            raise forms.ValidationError(_("Nobody here signs in with this address. Ask the person for the right one."))
        return known
