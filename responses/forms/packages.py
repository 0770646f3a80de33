"""Planning a phase, and what is said when one is released, carried out, stopped or answered."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from delegations.models import Delegation
from responses.forms.outcomes import Deliver
from responses.forms.rounds import BrusselsField
from responses.models import Act, Instrument, Phase
from responses.phase_words import COUNTED, TRIGGERS
from responses.rules.delivery import SPOKEN_TO, DeliveryKind
from responses.rules.phases import NOON, Counted, Trigger


class _Named(forms.ModelChoiceField):
    """A body by its code and name."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.code} {obj.name}"


class _Earlier(forms.ModelChoiceField):
    """A phase by its number and title."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj)


class PlanPhase(forms.Form):
    """What is done, by whom, and what it waits for."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label=_("Name of the phase"), max_length=200)
    instrument = forms.ModelChoiceField(label=_("Instrument"), queryset=Instrument.objects.none(), empty_label=None)
    act = forms.ModelChoiceField(
        label=_("Legal act"), queryset=Act.objects.none(), required=False, empty_label=_("None in particular")
    )
    what = forms.CharField(
        label=_("What is to be done"), max_length=5000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("With which paragraphs of the text, towards whom, in which form."),
    )  # fmt: skip
    carried_out_by = _Named(label=_("Carried out by"), queryset=Delegation.objects.none(), empty_label=None)
    trigger = forms.ChoiceField(
        label=_("When"), widget=forms.RadioSelect, choices=[(one.value, TRIGGERS[one]) for one in Trigger]
    )
    after = _Earlier(
        label=_("After which phase"), queryset=Phase.objects.none(), required=False, empty_label=_("None"),
        help_text=_("Only where it comes some days after another phase."),
    )  # fmt: skip
    days = forms.IntegerField(label=_("After how many days"), required=False, min_value=1, max_value=365)
    counted = forms.ChoiceField(
        label=_("Days are"), required=False, choices=[(one.value, COUNTED[one]) for one in Counted]
    )
    at = forms.TimeField(
        label=_("At (hour in Brussels)"), required=False, initial=NOON,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )  # fmt: skip
    instant = BrusselsField(
        label=_("Day and hour (Brussels time)"), required=False, help_text=_("Only where it waits for a day and hour.")
    )

    def __init__(self, *args: Any, choices: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in choices.items():
            self.fields[name].queryset = rows
        if not choices["act"]:
            del self.fields["act"]
        if not choices["after"]:
            for name in ("after", "days", "counted", "at"):
                del self.fields[name]
            alone = [one for one in Trigger if one not in (Trigger.AFTER_DELIVERY, Trigger.WITHOUT_REPLY)]
            self.fields["trigger"].choices = [(one.value, TRIGGERS[one]) for one in alone]


class Reply(forms.Form):
    """What the addressee answered, and when it came."""

    replied_at = BrusselsField(label=_("When the reply came (Brussels time)"))
    reply = forms.CharField(
        label=_("What they said"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )


class Because(forms.Form):
    """Why; those who carry it out and the delegations read it."""

    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class CarryOut(Deliver):
    """How a released phase was carried out; its instrument says which kind of delivery it is."""

    replied = forms.BooleanField(
        label=_("The addressee replied on the spot"), required=False,
        help_text=_("A phase that waits for silence is then not needed. Leave it open for a mere receipt."),
    )  # fmt: skip

    def __init__(self, *args: Any, kind: DeliveryKind, **kwargs: Any) -> None:
        super().__init__(*args, kind=kind, **kwargs)
        del self.fields["kind"]
        if kind not in SPOKEN_TO:
            del self.fields["replied"]
