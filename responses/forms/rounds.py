"""Opening a round, moving its instant, answering in it. Instants are typed as Brussels time."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.rules.showing import BRUSSELS
from responses.models.round import Visibility
from responses.rules.instrument_facts import InstrumentFacts
from responses.rules.vocabulary import Answer, Procedure, ReservationType
from responses.words import CHOICES, PROCEDURES, RESERVATIONS, RULES, VISIBILITY

ZONE = ZoneInfo(BRUSSELS)
OPENED_HERE = (Procedure.SILENCE, Procedure.WRITTEN, Procedure.CONSENT, Procedure.MEETING)
"""Delegations answer the first three here; a meeting is recorded by the secretariat."""

WITHDRAW = "withdraw"


class BrusselsField(forms.DateTimeField):
    """An instant as it stands on a clock in Brussels, whatever the server's or the reader's zone."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local", "step": "60"}, format="%Y-%m-%dT%H:%M")
        super().__init__(widget=widget, **kwargs)

    def to_python(self, value: Any) -> datetime | None:
        if value in self.empty_values:
            return None
        try:
            local = value if isinstance(value, datetime) else datetime.fromisoformat(str(value).strip())
        except ValueError:
            raise ValidationError(_("Write day and time as 2026-11-24T12:00."), code="invalid") from None
        local = local if local.tzinfo else local.replace(tzinfo=ZONE)
        try:
            there_and_back = local.astimezone(UTC).astimezone(ZONE)
        except OverflowError:
            raise ValidationError(_("Write day and time as 2026-11-24T12:00."), code="invalid") from None
        if there_and_back.replace(tzinfo=None) != local.astimezone(ZONE).replace(tzinfo=None):
            raise ValidationError(_("That hour does not exist in Brussels: the clocks go forward then."))
        return local

    def prepare_value(self, value: Any) -> Any:
        return value.astimezone(ZONE).replace(tzinfo=None) if isinstance(value, datetime) and value.tzinfo else value


class Forewarned(forms.Form):
    """A form in which an instant is chosen: what there is to know about it is said before anything happens."""

    def in_a_room(self) -> bool:
        """Whether what is chosen is a meeting, whose hour nobody has to answer by."""
        return False

    def offer_to_keep(self) -> None:
        """The box with which the chair says that it has seen what there is to say."""
        label = _("I have seen this and keep the instant")
        self.fields["holidays_seen"] = forms.BooleanField(label=label, required=False)

    def ask_about_instant(self) -> None:
        """Nothing has happened yet; the instant is the chair's."""
        self.add_error(
            "holidays_seen", _("Nobody has been told yet. Look at what is said above, then tick this or move on.")
        )


class Open(Forewarned):
    """How the States are asked, until when, and when they see each other's answers."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    way = forms.ChoiceField(label=_("Procedure and rule"), widget=forms.RadioSelect)
    act = forms.ModelChoiceField(
        label=_("Legal act"), queryset=None, required=False, empty_label=_("All acts together")
    )
    closes_at = BrusselsField(
        label=_("Closes at (Brussels time)"),
        required=False,
        help_text=_(
            "An answer at this instant counts; a moment later it is late. For a meeting: when it is, if known."
        ),
    )
    visibility = forms.ChoiceField(
        label=_("Delegations see each other’s answers"),
        choices=[(choice.value, VISIBILITY[choice.value]) for choice in Visibility],
    )
    participants = forms.MultipleChoiceField(
        label=_("States asked for their consent"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, instrument: InstrumentFacts, acts: Any, states: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = [way for way in instrument.admissible if way.procedure in OPENED_HERE]
        self.fields["way"].choices = [
            (f"{way.procedure}/{way.rule}", f"{PROCEDURES[way.procedure]}: {RULES[way.rule]}") for way in ways
        ]
        self.fields["act"].queryset = acts
        self.fields["participants"].choices = [(state.code, f"{state.code} {state.name}") for state in states]
        known = [value for value, _said in self.fields["way"].choices]
        if known and not self.is_bound and self.initial.get("way") not in known:
            self.initial["way"] = known[0]
        if not acts:
            del self.fields["act"]
        if not any(way.procedure is Procedure.CONSENT for way in ways):
            del self.fields["participants"]

    def in_a_room(self) -> bool:
        return str(self["way"].value() or "").startswith(Procedure.MEETING)

    def clean(self) -> dict[str, Any]:
        """``way`` becomes the pair the action takes."""
        values = super().clean() or {}
        if "way" in values:
            values["procedure"], values["rule"] = values.pop("way").split("/")
            return self._instants(values)
        return values

    def _instants(self, values: dict[str, Any]) -> dict[str, Any]:
        """A meeting ends in the room; everything else needs its instant."""
        if values["procedure"] == Procedure.MEETING:
            values["meets_at"] = values.pop("closes_at", None)
        elif values.get("closes_at") is None and "closes_at" not in self.errors:
            self.add_error("closes_at", self.fields["closes_at"].error_messages["required"])
        return values


class NewInstant(Forewarned):
    """A later instant, the same for everyone."""

    closes_at = BrusselsField(label=_("New closing instant (Brussels time)"))
    reason = forms.CharField(label=_("Reason"), required=False, max_length=500)


class Answering(forms.Form):
    """One delegation's answer. Nothing but the answer is required, save the text of a declaration."""

    text_sha256 = forms.CharField(widget=forms.HiddenInput, max_length=64)
    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    answer = forms.ChoiceField(label=_("Answer"), widget=forms.RadioSelect)
    reservation = forms.ChoiceField(
        label=_("Kind of reservation"),
        required=False,
        choices=[("", _("None")), *((kind.value, RESERVATIONS[kind.value]) for kind in ReservationType)],
    )
    clearing_condition = forms.CharField(label=_("What would clear it"), required=False, max_length=500)
    expected_on = forms.DateField(
        label=_("Expected on"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    reason = forms.CharField(
        label=_("Reason or declaration"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Welcome, never required; only a formal declaration needs its text."),
    )
    fix = forms.CharField(
        label=_("Wording we could live with"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Begin with the paragraph, like “§2: …”: then the penholder can take it up in one click."),
    )
    withdraws = forms.BooleanField(label=_("This takes back what our delegation said before"), required=False)

    def __init__(
        self, *args: Any, answers: tuple[Answer, ...], said: bool = False, objects: bool = False, **kwargs: Any
    ) -> None:
        """``said``: the State has answered before. ``objects``: its objection stands until it is taken back."""
        super().__init__(*args, **kwargs)
        self.objects, takes_back = objects, said and Answer.COMMENT in answers
        choices = [(answer.value, CHOICES[answer.value]) for answer in answers]
        self.fields["answer"].choices = [*choices, (WITHDRAW, CHOICES[WITHDRAW])] if takes_back else choices
        if Answer.RESERVATION not in answers:
            for name in ("reservation", "clearing_condition", "expected_on"):
                del self.fields[name]
        if Answer.ABSTAIN_WITH_DECLARATION not in answers:
            self.fields["reason"].label = _("Reason")
            self.fields["reason"].help_text = _("Welcome, never required.")
        if not takes_back:
            del self.fields["withdraws"]

    def clean(self) -> dict[str, Any]:
        """Withdrawing is silence again: no answer of one's own, and said in so many words."""
        values = super().clean() or {}
        if values.get("answer") == WITHDRAW:
            values |= {"answer": Answer.COMMENT.value, "withdraws": True, "reservation": ""}
        if values.get("answer") != Answer.RESERVATION and "reservation" in values:
            values["reservation"] = ""
        if self.objects and values.get("answer", Answer.OBJECT) != Answer.OBJECT and not values.get("withdraws"):
            self.add_error("withdraws", _("Your State objects. Tick this to replace the objection."))
        return values


class OnBehalf(Answering):
    """The same, entered by the secretariat with its proof and the time of receipt."""

    state = forms.ChoiceField(label=_("On behalf of"))
    proof = forms.CharField(
        label=_("Proof"), max_length=500, help_text=_("Which mail, cable or call, from whom; where it is kept.")
    )
    proof_received_at = BrusselsField(label=_("Received at (Brussels time)"))

    field_order = ("state", "answer", "reservation", "reason", "fix", "withdraws", "proof", "proof_received_at")

    def __init__(self, *args: Any, states: list[str], **kwargs: Any) -> None:
        super().__init__(*args, said=True, **kwargs)
        self.fields["state"].choices = [(code, code) for code in states]
        for name in ("text_sha256", "after", "clearing_condition", "expected_on"):
            self.fields.pop(name, None)
