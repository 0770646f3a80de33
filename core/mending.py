"""An offer beside a refusal: what to write instead, taken up with one button of the same form.

The form comes back as it was sent, with the button. Pressed, it is sent again with the change made in that field, and
everything is asked anew: nobody's words are changed unasked.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, QueryDict

from core.rules.letters import CODES, without
from core.rules.refusal import Refused
from core.rules.whole_words import replaced
from core.sentences import render

FIELD, WRITTEN, INSTEAD = "mend", "mend_written", "mend_instead"
OFFERED = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Offer:
    """Instead of ``written``, ``instead``; both empty: without the hidden signs."""

    written: str = ""
    instead: str = ""


class Offering(ValidationError):
    """A refusal in a form, with what to write instead."""

    def __init__(self, message: str, code: str, offer: Offer) -> None:
        super().__init__(message, code=code)
        self.offer = offer


def put_refusal(form: BaseForm, no: Refused) -> None:
    """A refusal goes back into the form, at its field, with the offer if it has one."""
    refusal, said = no.refusal, render(no.refusal)
    field = refusal.field if refusal.field in form.fields else None
    written = str(refusal.params.get("written", ""))
    offer = Offer(written, str(refusal.params.get("instead", "")))
    form.add_error(field, Offering(said, refusal.code, offer) if written else said)


def offer_of(errors: list[ValidationError]) -> Offer | None:
    """The first offer among the errors of a field."""
    for error in errors:
        if isinstance(error, Offering):
            return error.offer
        if error.code in CODES:
            return Offer()
    return None


def take_up_offer(request: HttpRequest) -> None:
    """Make the change in the field it was offered for. Forms that carry files have no offer."""
    if request.method != "POST" or request.content_type != OFFERED or FIELD not in request.POST:
        return
    said: QueryDict = request.POST.copy()
    field, written, instead = (said.pop(name, [""])[-1] for name in (FIELD, WRITTEN, INSTEAD))
    for name in [name for name in said if name == field]:
        mended = [replaced(each, written, instead)[0] if written else without(each) for each in said.getlist(name)]
        said.setlist(name, mended)
    request.POST = said  # type: ignore[assignment]  # why: a copy of the same kind
