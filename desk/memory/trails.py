"""The record of one object, as far as its reader may see the objects the sentences speak of."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest

from audit import trail
from audit.models import Disclosure
from cases.models import Case
from cases.rules.vocabulary import Marking
from cases.views.pages import paged
from core.registry import subject_kind
from delegations import facts as people
from desk.memory.searching import names_of

MOST_READERS = 500


def page_of(request: HttpRequest, thing: Model) -> dict[str, Any]:
    """One page of sentences, newest first. A case brings everything that hangs on it."""
    rows = trail.chain_of(thing) if isinstance(thing, Case) else trail.trail_of(thing)
    shown = paged(request, trail.seen_by(request.user, rows.order_by("-id")))
    return shown | {"entries": [{"at": event.at, "sentence": said} for event, said in trail.readable(shown["page"])]}


def readers(thing: Model) -> list[dict[str, Any]]:
    """Who was shown the object, newest first."""
    rows = list(
        Disclosure.objects.filter(subject_kind=subject_kind(thing), subject_id=str(thing.pk)).order_by("-id")[
            :MOST_READERS
        ]
    )
    names = names_of(row.person for row in rows)
    return [{"row": row, "name": names.get(row.person, "")} for row in rows]


def note(request: HttpRequest, thing: Any) -> None:
    """The record quotes titles: opening it is a reading of the object."""
    marking = getattr(thing, "marking", Marking.LIMITE)
    if marking != Marking.PUBLIC:
        trail.disclose(
            reader=request.user, subject=thing, channel="page", version="record",
            sitting=request.session.session_key or "", body=people.actor(request.user).delegation,
        )  # fmt: skip
