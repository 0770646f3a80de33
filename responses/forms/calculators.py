"""The calculators as forms one sends by GET: the address is the question, nothing is stored."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from notifications.rules.fairness import LEAST_HOURS, MOST_HOURS
from notifications.rules.vocabulary import Mode
from responses.forms.rounds import BrusselsField
from responses.rules.question import COUNTED
from responses.rules.vocabulary import Answer, ProposalFrom, Rule
from responses.words import ANSWERS, RULES

SUSPENDED, OUTSIDE = "suspended", "outside"
PER_STATE = [
    ("", _("No answer")),
    *((str(a), ANSWERS[a]) for a in Answer if a is not Answer.COMMENT),
    (SUSPENDED, ANSWERS[SUSPENDED]),
    (OUTSIDE, ANSWERS[OUTSIDE]),
]
WAYS = {
    "clock-hours": (Mode.CLOCK, "hours", _("Hours by the clock")),
    "working_days-working_days": (Mode.WORKING_DAYS, "working_days", _("Working days of the institutions")),
    "reg1182-hours": (Mode.REG1182, "hours", _("Hours under Regulation 1182/71")),
    "reg1182-days": (Mode.REG1182, "days", _("Days under Regulation 1182/71")),
}


class Tally(forms.Form):
    """A rule, the figures, and what each State says."""

    rule = forms.ChoiceField(label=_("Rule"), choices=[(str(rule), RULES[rule]) for rule in COUNTED])
    proposal_from = forms.ChoiceField(
        label=_("Proposal of"),
        required=False,
        choices=[
            ("", _("not asked under this rule")),
            (ProposalFrom.HR_OR_COMMISSION.value, _("the High Representative or the Commission")),
            (ProposalFrom.MEMBER_STATE.value, _("a Member State")),
        ],
        help_text=_("Asked for a qualified majority only."),
    )
    on = forms.DateField(
        label=_("Figures in force on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Empty: today in Brussels."),
    )
    populations = forms.IntegerField(
        label=_("Figures of the year"), required=False, help_text=_("Empty: those in force on that day.")
    )
    others = forms.ChoiceField(label=_("Every State not chosen below"), required=False, choices=PER_STATE)

    def __init__(self, *args: Any, states: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = [state.code for state in states]
        for state in states:
            self.fields[state.code] = forms.ChoiceField(
                label=f"{state.code} {state.name}", required=False, choices=[("", "–"), *PER_STATE[1:]]
            )

    @property
    def of_states(self) -> list[Any]:
        """The fields of the States, in protocol order."""
        return [self[code] for code in self.codes]

    @property
    def of_rule(self) -> list[Any]:
        """The other fields."""
        return [self[name] for name in self.fields if name not in self.codes]

    def request(self) -> dict[str, Any]:
        """The same question as the API takes it."""
        said = {code: self.cleaned_data[code] or self.cleaned_data["others"] for code in self.codes}
        asked: dict[str, Any] = {"rule": self.cleaned_data["rule"]}
        if asked["rule"] == Rule.QUALIFIED_MAJORITY:
            asked["proposal_from"] = self.cleaned_data["proposal_from"] or None
        if self.cleaned_data["on"]:
            asked["on"] = self.cleaned_data["on"].isoformat()
        if self.cleaned_data["populations"] is not None:
            asked["populations"] = self.cleaned_data["populations"]
        asked["suspended"] = [code for code, answer in said.items() if answer == SUSPENDED]
        if OUTSIDE in said.values():
            asked["participants"] = [code for code, answer in said.items() if answer != OUTSIDE]
        asked["positions"] = {code: a for code, a in said.items() if a and a not in (SUSPENDED, OUTSIDE)}
        return asked


class Deadline(forms.Form):
    """From an opening and a period to an instant."""

    opened_at = BrusselsField(label=_("Opened at (Brussels time)"))
    way = forms.ChoiceField(label=_("Counted in"), choices=[(name, said) for name, (_m, _u, said) in WAYS.items()])
    quantity = forms.IntegerField(label=_("How many"), min_value=1, max_value=8760)
    at = forms.CharField(
        label=_("At (HH:MM in Brussels)"),
        required=False,
        max_length=5,
        help_text=_("For working days only. Empty: 12:00."),
    )
    least = forms.IntegerField(
        label=_("Office hours every capital should have"),
        required=False,
        min_value=1,
        max_value=MOST_HOURS,
        initial=LEAST_HOURS,
        help_text=_("Monday to Friday, 9 to 18 by its own clock, national holidays taken off."),
    )

    @property
    def wanted(self) -> int:
        """The office hours to look for."""
        return self.cleaned_data["least"] or LEAST_HOURS

    def request(self) -> dict[str, Any]:
        """The same question as the API takes it."""
        mode, unit, _said = WAYS[self.cleaned_data["way"]]
        opened_at: datetime = self.cleaned_data["opened_at"]
        asked = {"opened_at": opened_at.isoformat(), "mode": str(mode), unit: self.cleaned_data["quantity"]}
        if self.cleaned_data["at"]:
            asked["at"] = self.cleaned_data["at"]
        return asked
