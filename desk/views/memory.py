"""The memory searched by auditors, and the record of one object for whoever may see it."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from audit.actions import note_export
from audit.trail import readable
from cases.views.pages import paged
from core.csv import csv_answer
from core.registry import SUBJECTS, find_visible
from core.rules.refusal import Refusal, enforce
from delegations import facts as people
from delegations.rules.roles import Can
from desk.memory import searching, trails
from desk.memory.forms import Acts, Readings

MOST_IN_A_FILE = 50_000


def _audits(request: HttpRequest) -> str:
    """The auditor's body. Refused to everybody else (403)."""
    actor = people.actor(request.user)
    enforce(None if actor.can(Can.AUDIT) else Refusal("desk.for_auditors"))
    return actor.delegation


@require_safe
def acts(request: HttpRequest) -> HttpResponse:
    """What was done, newest first, searched by person, body, verb, object and days."""
    _audits(request)
    form = Acts(request.GET)
    found = paged(request, searching.acts(form.wanted()))
    context = {"form": form, "lines": _acts(found["page"]), "current": "acts", **found}
    return render(request, "desk/memory.html", context)


@require_safe
def readings(request: HttpRequest) -> HttpResponse:
    """Who was shown what, newest first, searched the same way."""
    _audits(request)
    form = Readings(request.GET)
    found = paged(request, searching.readings(form.wanted()))
    context = {"form": form, "lines": _readings(found["page"]), "current": "readings", **found}
    return render(request, "desk/memory_readings.html", context)


@require_POST
def acts_file(request: HttpRequest) -> HttpResponse:
    """The acts that fit as a table for a spreadsheet; taking it is itself recorded."""
    body, form = _audits(request), Acts(request.POST)
    rows = readable(searching.acts(form.wanted())[:MOST_IN_A_FILE])
    heads = ("at_utc", "chain", "number", "verb", "sentence", "body", "object_kind", "object_id", "sha256")
    note_export(what="acts", rows=len(rows), asked=str(form.wanted()), by=request.user, body=body)
    return csv_answer(
        "entente-acts", heads,
        [(e.at.isoformat(), e.chain, e.number, e.verb, said, e.on_behalf_of, e.subject_kind, e.subject_id, e.hash)
         for e, said in rows],
    )  # fmt: skip


@require_POST
def readings_file(request: HttpRequest) -> HttpResponse:
    """The readings that fit as a table for a spreadsheet; taking it is itself recorded."""
    body, form = _audits(request), Readings(request.POST)
    lines = _readings(searching.readings(form.wanted())[:MOST_IN_A_FILE])
    heads = ("at_utc", "person", "body", "way", "object_kind", "object_id", "object", "version")
    note_export(what="readings", rows=len(lines), asked=str(form.wanted()), by=request.user, body=body)
    return csv_answer(
        "entente-readings", heads,
        [(row.at.isoformat(), name, row.on_behalf_of, row.channel, row.subject_kind, row.subject_id, title, row.version)
         for row, name, _kind, title in lines],
    )  # fmt: skip


@require_safe
def trail(request: HttpRequest, kind: str, pk: Any) -> HttpResponse:
    """Everything recorded about one object, for whoever may see it; to auditors also who read it."""
    thing = find_visible(kind, pk, request.user)
    actor = people.actor(request.user)
    if thing is None or actor.kind == "partner":
        raise Http404
    trails.note(request, thing)
    readers = trails.readers(thing) if actor.can(Can.AUDIT) else None
    context = {
        "title": SUBJECTS[kind].title(thing), "url": SUBJECTS[kind].url(thing), "kind": searching.kind_name(kind),
        "readers": readers, **trails.page_of(request, thing),
    }  # fmt: skip
    return render(request, "desk/trail.html", context)


def _acts(events: Iterable[Any]) -> list[tuple[Any, str, str, str]]:
    said = readable(events)
    called = searching.titles((event.subject_kind, event.subject_id) for event, _said in said)
    return [(e, text, searching.kind_name(e.subject_kind), called.get((e.subject_kind, e.subject_id), ""))
            for e, text in said]  # fmt: skip


def _readings(rows: Iterable[Any]) -> list[tuple[Any, str, str, str]]:
    rows = list(rows)
    names = searching.names_of(row.person for row in rows)
    called = searching.titles((row.subject_kind, row.subject_id) for row in rows)
    former = _("a former user")
    return [(r, names.get(r.person, former), searching.kind_name(r.subject_kind),
             called.get((r.subject_kind, r.subject_id), "")) for r in rows]  # fmt: skip
