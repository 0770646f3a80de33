"""Planning a meeting, its agenda, who is in the room, what came of an item."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from delegations.models import Delegation
from responses.forms.incidents import AWAY, BY, PRESENT
from responses.forms.rounds import BrusselsField
from responses.meeting_words import ITEM_OUTCOMES, kind_in
from responses.rules.agenda import BODIES, ItemKind, ItemOutcome, kinds_of
from responses.words import STAGES


class Change(forms.Form):
    """When and where."""

    starts_at = BrusselsField(label=_("Begins at (Brussels time)"))
    place = forms.CharField(
        label=_("Place"), max_length=200, help_text=_("Building and room. Every delegation reads it.")
    )


class Plan(Change):
    """Which body, when and where."""

    body = forms.ChoiceField(label=_("Body"), choices=[(body.value, STAGES[body]) for body in BODIES])
    field_order = ("body", "starts_at", "place")


class Cancel(forms.Form):
    """Why it does not take place."""

    reason = forms.CharField(
        label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One sentence. Every delegation reads it, so name no item."),
    )  # fmt: skip


class Kinded(forms.Form):
    """What the body is asked to do, and the chair's words to the item."""

    kind = forms.ChoiceField(label=_("For"))
    annotation = forms.CharField(
        label=_("Annotation"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Read by whoever may see the proposal."),
    )  # fmt: skip

    def __init__(self, *args: Any, body: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, kind_in(body, kind)) for kind in kinds_of(body)]
        self.fields["kind"].initial = ItemKind.DISCUSSION.value


class Add(Kinded):
    """Any proposal that is on the table."""

    proposal = forms.ModelChoiceField(label=_("Proposal"), queryset=None)
    field_order = ("proposal", "kind", "annotation")

    def __init__(self, *args: Any, proposals: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["proposal"].queryset = proposals


class Edit(Kinded):
    """An item, with the meeting round it is decided in."""

    round_ = forms.ModelChoiceField(
        label=_("Meeting round"), queryset=None, required=False, empty_label=_("None"),
        help_text=_("Its record is filled from who is in the room."),
    )  # fmt: skip
    field_order = ("kind", "round_", "annotation")

    def __init__(self, *args: Any, rounds: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["round_"].queryset = rounds


class Take(forms.Form):
    """One click on a proposal that is offered."""

    proposal = forms.UUIDField(widget=forms.HiddenInput)


class Conclude(forms.Form):
    """What came of an item."""

    outcome = forms.ChoiceField(
        label=_("Outcome"), widget=forms.RadioSelect, choices=[(one.value, ITEM_OUTCOMES[one]) for one in ItemOutcome]
    )
    sentence = forms.CharField(
        label=_("In the chair's own words"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One sentence for the flash note. For an item that returns: where it was left."),
    )  # fmt: skip


class Room(forms.Form):
    """Who is in the room and who acts for whom, once for the whole meeting."""

    def __init__(self, *args: Any, states: Iterable[Delegation], kept: Mapping[str, Any] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.states = [(state.code, state.name) for state in states]
        codes = [code for code, name in self.states]
        for code, name in self.states:
            acting = [(f"{BY}{one}", _("Represented by %(state)s") % {"state": one}) for one in codes if one != code]
            self.fields[f"room_{code}"] = forms.ChoiceField(
                label=f"{code} {name}", choices=[(PRESENT, _("Present")), (AWAY, _("Away")), *acting],
                initial=in_the_room(code, kept, codes),
            )  # fmt: skip

    def recorded(self) -> dict[str, Any]:
        """As the action takes it."""
        room = {code: self.cleaned_data[f"room_{code}"] for code, name in self.states}
        proxies = {code: said.removeprefix(BY) for code, said in room.items() if said.startswith(BY)}
        return {"present": [code for code, said in room.items() if said == PRESENT], "proxies": proxies}


def in_the_room(code: str, kept: Mapping[str, Any] | None, codes: Iterable[str]) -> str:
    """How a State stands in a form of the room: as kept, or present where nothing was entered yet."""
    if kept is None or code in kept.get("present", ()):
        return PRESENT
    holder = kept.get("proxies", {}).get(code, "")
    return f"{BY}{holder}" if holder in tuple(codes) else AWAY
