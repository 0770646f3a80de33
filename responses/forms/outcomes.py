"""Recording what happened outside: the adoption, the delivery, the follow-up."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from responses.forms.rounds import BrusselsField
from responses.rules.delivery import DETAILS, DeliveryKind
from responses.words import DETAILS as LABELS


class Adopt(forms.Form):
    """Where and when the act was adopted."""

    act = forms.ModelChoiceField(label=_("Legal act"), queryset=None, empty_label=None)
    reference = forms.CharField(
        label=_("Reference"), max_length=200, help_text=_("COREU number, ST or WK document, Official Journal.")
    )
    adopted_on = forms.DateField(
        label=_("Adopted on (Brussels day)"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    body = forms.CharField(label=_("By which body"), max_length=60, required=False)

    def __init__(self, *args: Any, acts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["act"].queryset = acts
        if not acts:
            del self.fields["act"]


class Deliver(forms.Form):
    """What was carried out. The kind decides which particulars are asked."""

    kind = forms.ChoiceField(label=_("Kind"), choices=[(kind.value, kind.label) for kind in DeliveryKind])
    what = forms.CharField(label=_("What was done"), max_length=300)
    addressee = forms.CharField(label=_("To whom"), max_length=200, required=False)
    delivered_by = forms.CharField(label=_("By whom"), max_length=200)
    delivered_at = BrusselsField(label=_("When (Brussels time)"))
    reaction = forms.CharField(
        label=_("Reaction"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )
    reference = forms.CharField(label=_("Report reference"), max_length=200, required=False)
    follow_up_at = BrusselsField(
        label=_("Look at it again at (Brussels time)"),
        required=False,
        help_text=_("It comes back to the inbox then, until somebody marks it followed up."),
    )

    def __init__(self, *args: Any, kind: DeliveryKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].initial = kind.value
        chosen = self.data.get("kind", kind.value) if self.is_bound else kind.value
        self.particulars = DETAILS[DeliveryKind(chosen)] if chosen in tuple(DeliveryKind) else ()
        for name in self.particulars:
            self.fields[name] = forms.CharField(label=LABELS[name], max_length=500, required=False)

    def recorded(self) -> dict[str, Any]:
        """As the action takes it."""
        values = dict(self.cleaned_data)
        return values | {"details": {name: values.pop(name) for name in self.particulars}}


class FollowUp(forms.Form):
    """What came of it."""

    note = forms.CharField(label=_("What came of it"), max_length=5000, widget=forms.Textarea(attrs={"rows": 4}))
    replied_at = BrusselsField(
        label=_("If the addressee replied: when (Brussels time)"),
        required=False,
        help_text=_("A phase that waits for silence is then not needed. Leave it empty for a mere receipt."),
    )

    def __init__(self, *args: Any, asks_reply: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_reply:
            del self.fields["replied_at"]
