"""What the chair should know of an instant before choosing it; said once, and the instant stays the chair's."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest

from core.clock import db_now
from notifications.closing import ClosingNotes, closing_notes
from notifications.preview import preview
from responses.forms.rounds import Forewarned
from responses.instants import KIND_OF


def notes_on(request: HttpRequest, form: Any) -> ClosingNotes | None:
    """Holidays, closing days and office hours at the instant chosen here; None where there is nothing to say.

    A chair who sends an instant without having seen what there is to say is asked before anything happens.
    """
    now = db_now()
    chosen = _chosen(request, form) if isinstance(form, Forewarned) else None
    notes = closing_notes(now, chosen) if chosen and chosen > now else None
    if not notes:
        return None
    form.offer_to_keep()
    if request.method == "POST" and form.is_valid() and not form.cleaned_data.pop("holidays_seen"):
        form.ask_about_instant()
    return notes


def plan_of(request: HttpRequest, form: Any, procedure: str) -> list[dict[str, Any]]:
    """Whom the plan in force would remind when, at the instant chosen here; empty where none is chosen yet."""
    known = KIND_OF.get(procedure)  # type: ignore[call-overload]
    chosen = _chosen(request, form) if known and isinstance(form, Forewarned) else None
    return preview(known, db_now(), chosen) if known and chosen else []


def _chosen(request: HttpRequest, form: Forewarned) -> datetime | None:
    """The instant as sent, or as the address proposes it; not one the round already has."""
    if request.method == "GET" and not request.GET.get("closes_at"):
        return None
    if form.in_a_room():
        return None
    try:
        chosen: datetime | None = form.fields["closes_at"].clean(form["closes_at"].value())
    except ValidationError:
        return None
    return chosen
