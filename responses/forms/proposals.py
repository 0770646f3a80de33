"""Proposing a response, writing its text, doing its checks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from delegations.rules.roles import Actor
from responses.models import Instrument
from responses.rules.proposal import ProposalStatus
from responses.rules.tasks import QUESTIONS
from responses.rules.vocabulary import ProposalFrom
from responses.words import PROPOSAL_STATUS, TOOLS
from responses.words import QUESTIONS as ASKED

BIG = {"rows": 5}


class Filter(forms.Form):
    """What the list of proposals shows."""

    words = forms.CharField(label=_("Title or case"), required=False, max_length=200)
    status = forms.ChoiceField(
        label=_("Stage"),
        required=False,
        choices=[("", _("All but withdrawn")), *((s.value, PROPOSAL_STATUS[s.value]) for s in ProposalStatus)],
    )
    tool = forms.ChoiceField(label=_("Tool"), required=False, choices=[("", _("All")), *TOOLS.items()])


class InstrumentChoice(forms.ModelChoiceField):
    """Instruments by what they are, with the rule each brings."""

    def label_from_instance(self, obj: Instrument) -> str:
        return f"{TOOLS[obj.tool]}: {obj.name}"


class Propose(forms.Form):
    """A new response to a case."""

    instrument = InstrumentChoice(
        label=_("Instrument"),
        queryset=Instrument.objects.none(),
        help_text=_("The legal form decides the rule. The list of instruments shows the law of each."),
    )
    title = forms.CharField(label=_("Title"), max_length=200)
    proposal_from = forms.ChoiceField(
        label=_("Proposed by"),
        choices=[
            (ProposalFrom.HR_OR_COMMISSION.value, _("The High Representative or the Commission")),
            (ProposalFrom.MEMBER_STATE.value, _("A Member State")),
        ],
        help_text=_("Under a qualified majority, 55 % of the States suffice for the first and 72 % for the second."),
    )
    rationale = forms.CharField(
        label=_("Why this response"), required=False, max_length=5000, widget=forms.Textarea(attrs=BIG)
    )

    def __init__(self, *args: Any, instruments: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["instrument"].queryset = instruments
        if actor.speaks_for_a_state:
            self.fields["proposal_from"].initial = ProposalFrom.MEMBER_STATE.value


class Write(forms.Form):
    """The whole text; what was typed comes back whatever happens."""

    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = forms.CharField(
        label=_("Text"),
        max_length=100_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 20}),
        help_text=_("Paragraphs are parted by blank lines. Numbers are added by themselves."),
    )
    change_note = forms.CharField(
        label=_("What changed and why"), required=False, max_length=500, help_text=_("One sentence for the capitals.")
    )
    ends_round = forms.BooleanField(
        label=_("I know that this ends the round that runs, and that every State answers anew"), required=False
    )

    def __init__(self, *args: Any, rounds: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not rounds:
            del self.fields["ends_round"]


class RightsTest(forms.Form):
    """Article 52(1) of the Charter as seven questions, signed by name."""

    note = forms.CharField(label=_("Remark"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = {
            name: forms.CharField(label=ASKED[name], max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
            for name in QUESTIONS
        }
        self.fields = {**asked, **self.fields}

    def signed(self) -> dict[str, Any]:
        """As the action takes it."""
        values = dict(self.cleaned_data)
        return {"note": values.pop("note"), "answers": values}


class Note(forms.Form):
    """A note on a check."""

    note = forms.CharField(label=_("Note"), max_length=5000, widget=forms.Textarea(attrs=BIG))


class Remark(forms.Form):
    """A remark nobody has to make."""

    note = forms.CharField(label=_("Remark"), required=False, max_length=5000, widget=forms.Textarea(attrs=BIG))


class Why(forms.Form):
    """One reason, asked of whoever takes something off the table."""

    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class WhyPerhaps(forms.Form):
    """A reason nobody is forced to give."""

    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class Discard(forms.Form):
    """The very draft the reader was looking at."""

    draft = forms.UUIDField(widget=forms.HiddenInput)


class Sure(forms.Form):
    """Nothing to fill in: a page that says what the button does before it is pressed."""
