"""A meeting's record, the brake, a call where mail failed, a corrigendum."""

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from responses.forms.rounds import BrusselsField, Forewarned
from responses.rules.corrigendum import MOST
from responses.rules.positions import RoundFacts
from responses.rules.vocabulary import Answer, ReservationType, Rule
from responses.words import CHOICES, RESERVATIONS

PRESENT, AWAY, BY = "present", "away", "by:"
COLUMNS = ("room", "answer", "kind", "text")
KINDS = [("", _("–")), *((kind.value, RESERVATIONS[kind.value]) for kind in ReservationType)]
SPEAKS = (Answer.OBJECT, Answer.RESERVATION)
"""What is noted beside a consensus: who objected or reserved; nobody else is asked one by one."""


class Meeting(forms.Form):
    """Who was in the room, who acted for whom, and each State's vote or what the chair found."""

    found = forms.ChoiceField(
        label=_("The chair found"),
        choices=[("yes", _("Consensus")), ("no", _("No consensus"))],
        widget=forms.RadioSelect,
    )
    others = forms.ChoiceField(
        label=_("Everyone present or represented and not marked below"),
        required=False,
        help_text=_("Fill in only those who voted otherwise; the rest get this answer."),
    )
    note = forms.CharField(
        label=_("Meeting"), required=False, max_length=300, help_text=_("Which meeting it was: body, number, room.")
    )

    def __init__(self, *args: Any, facts: RoundFacts, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.states, self.consensus = facts.electorate, facts.rule is Rule.CONSENSUS_BY_CHAIR
        known = [answer for answer in facts.answers if not self.consensus or answer in SPEAKS]
        answers = [("", _("–")), *((answer.value, CHOICES[answer.value]) for answer in known)]
        self.declares = Answer.ABSTAIN_WITH_DECLARATION in known
        self.reserves = Answer.RESERVATION in known
        if self.consensus:
            del self.fields["others"]
        else:
            del self.fields["found"]
            self.fields["others"].choices = [one for one in answers if one[0] != Answer.ABSTAIN_WITH_DECLARATION]
        for state in self.states:
            self._ask(state, answers)

    def _ask(self, state: str, answers: list[Any]) -> None:
        acting = [(f"{BY}{one}", _("Represented by %(state)s") % {"state": one}) for one in self.states if one != state]
        room = [(PRESENT, _("Present")), (AWAY, _("Away")), *acting]
        self.fields[f"room_{state}"] = forms.ChoiceField(
            label=_("%s in the room") % state, choices=room, initial=PRESENT
        )
        label = _("Answer of %s") % state
        self.fields[f"answer_{state}"] = forms.ChoiceField(label=label, choices=answers, required=False)
        if self.declares:
            label = _("Declaration of %s") % state
            self.fields[f"text_{state}"] = forms.CharField(label=label, required=False, max_length=5000)
        if self.reserves:
            label = _("Kind of reservation of %(state)s") % {"state": state}
            self.fields[f"kind_{state}"] = forms.ChoiceField(label=label, required=False, choices=KINDS)
        for name in COLUMNS:
            if field := self.fields.get(f"{name}_{state}"):
                field.widget.attrs["aria-label"] = field.label  # the head of the column says it to the eye

    def head(self) -> list[BoundField]:
        """The fields that are not State by State."""
        return [self[name] for name in ("found", "others", "note") if name in self.fields]

    def rows(self) -> list[dict[str, Any]]:
        """One line for each State."""
        names = [name for name in COLUMNS if f"{name}_{self.states[0]}" in self.fields] if self.states else []
        return [{"state": state, "fields": [self[f"{name}_{state}"] for name in names]} for state in self.states]

    def recorded(self) -> dict[str, Any]:
        """As the action takes it."""
        values = self.cleaned_data
        room = {state: values[f"room_{state}"] for state in self.states}
        proxies = {state: said.removeprefix(BY) for state, said in room.items() if said.startswith(BY)}
        told = {"present": [s for s, said in room.items() if said == PRESENT], "proxies": proxies}
        answers = {state: self._answer(state, room[state]) for state in self.states}
        told |= {"answers": {state: answer for state, answer in answers.items() if answer}, "note": values["note"]}
        if self.consensus:
            kinds = {state: values[f"kind_{state}"] for state in self.states if values.get(f"kind_{state}")}
            return told | {"found": values["found"] == "yes", "kinds": kinds}
        return told | {"texts": {state: values.get(f"text_{state}", "") for state in self.states}}

    def _answer(self, state: str, room: str) -> str:
        rest = "" if room == AWAY else self.cleaned_data.get("others", "")
        return self.cleaned_data[f"answer_{state}"] or rest


class Reasons(forms.Form):
    """The one text the treaty asks for."""

    state = forms.ChoiceField(label=_("On behalf of"))
    reasons = forms.CharField(
        label=_("Vital and stated reasons of national policy"), required=False, max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Art. 31(2) TEU asks for them; every delegation reads them."),
    )  # fmt: skip

    def __init__(self, *args: Any, states: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = [(code, code) for code in states]
        if not states:
            del self.fields["state"]


class Solution(forms.Form):
    """What was found, so that the vote may be put again."""

    solution = forms.CharField(
        label=_("Solution found"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example a statement for the minutes. Every delegation reads it."),
    )  # fmt: skip


class PutAgain(Forewarned):
    """A new instant; a meeting needs none."""

    closes_at = BrusselsField(label=_("New closing instant (Brussels time)"), required=False)
    reason = forms.CharField(label=_("Reason"), required=False, max_length=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.pop("closes_at", None)


class Reached(forms.Form):
    """The call to a State that no message reached."""

    state = forms.ChoiceField(label=_("State called"))
    proof = forms.CharField(
        label=_("Proof"), max_length=500, help_text=_("Who was called, by whom, and that the State does not object.")
    )
    reached_at = BrusselsField(label=_("Reached at (Brussels time)"))

    def __init__(self, *args: Any, states: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = states


class Correct(forms.Form):
    """A slip of language in one paragraph."""

    paragraph = forms.TypedChoiceField(label=_("Paragraph"), coerce=int)
    before = forms.CharField(label=_("Words as they stand"), max_length=MOST)
    after = forms.CharField(label=_("Words as they should stand"), max_length=MOST)
    why = forms.CharField(label=_("Which slip of language it is"), max_length=300)

    def __init__(self, *args: Any, paragraphs: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["paragraph"].choices = [(one.number, f"{one.number}. {one.text[:60]}") for one in paragraphs]
