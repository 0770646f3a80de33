"""The agenda of a meeting and its flash note, as each reader sees them; the chair's hands on the items."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from audit import trail
from cases.rules.vocabulary import Marking
from cases.views.pages import form_page, note_reading
from core.clock import db_now
from core.paper import download
from core.rules.refusal import Kind, Refusal, enforce
from core.web import attempt, done
from delegations import facts as people
from responses.actions import agenda as act
from responses.forms.meetings import Add, Conclude, Edit, Take
from responses.models import AgendaItem, Proposal
from responses.papers.agenda import agenda_paper, flash_paper
from responses.presenting.agenda import Agenda, agenda_for, attendance_lines
from responses.presenting.agenda_offers import kind_offered, offers_for, returning_item, words_offered
from responses.rules.agenda import (
    Direction,
    MeetingStatus,
    may_add_item,
    may_change_agenda,
    may_conclude,
    may_hold,
    may_run_meetings,
)
from responses.views.meetings import conducted_or_404, meeting_or_404, meeting_trail, meetings_trail
from responses.views.pages import page, reading


@reading
def meeting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The agenda in running order, with the chair's buttons for who runs the meeting."""
    told = _read(request, pk)
    runs = may_run_meetings(people.actor(request.user)) is None
    adding = runs and may_add_item(told.meeting.status) is None
    context = {
        **_shown(told), "runs": runs, "adding": adding,
        "rooming": runs and may_hold(told.meeting.status, told.meeting.starts_at, now=db_now()) is None,
        "planning": runs and told.meeting.status == MeetingStatus.PLANNED,
        "concluding": runs and told.meeting.status == MeetingStatus.HELD,
        "offers": offers_for(told.meeting, request.user) if adding else [],
        "trail": [*meetings_trail(), (str(told.meeting), "")],
    }  # fmt: skip
    return render(request, "responses/meeting_agenda.html", context)


@reading
def agenda_document(request: HttpRequest, pk: UUID, form: str) -> HttpResponse:
    """The agenda as a document."""
    told = _read(request, pk)
    return download(agenda_paper(told), form, _("agenda") + f"-{told.body}-{told.day}")


@reading
def flash_note(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What came of each item; before it is out, a draft for who runs the meeting."""
    told = _published(request, pk)
    way = [*meeting_trail(told.meeting), (_("Flash note"), "")]
    return render(request, "responses/meeting_flash.html", {**_shown(told), "trail": way})


@reading
def flash_document(request: HttpRequest, pk: UUID, form: str) -> HttpResponse:
    """The flash note as a document."""
    told = _published(request, pk)
    return download(flash_paper(told), form, _("flash-note") + f"-{told.body}-{told.day}")


@page
def add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Any proposal on the table."""
    found = conducted_or_404(request, pk)
    enforce(may_add_item(found.status))
    rows = Proposal.objects.visible_to(request.user).unfinished().select_related("case").order_by("-changed_at")
    form = Add(request.POST or None, body=found.body, proposals=rows)
    if request.method == "POST" and form.is_valid() and attempt(form, act.add_item, meeting=found, by=request.user):
        return done(request, _("It stands on the agenda."), found.get_absolute_url())
    return form_page(request, form, title=_("Add an item"), submit=_("Add it"), trail=meeting_trail(found))


@require_POST
def take(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One click on what is offered; what it was left with becomes its annotation."""
    found = conducted_or_404(request, pk)
    form = Take(request.POST)
    if not form.is_valid():
        raise Http404
    rows = Proposal.objects.visible_to(request.user).select_related("case")
    proposal = get_object_or_404(rows, pk=form.cleaned_data["proposal"])
    made = act.add_item(
        meeting=found, proposal=proposal, kind=kind_offered(proposal), by=request.user,
        came_from=returning_item(found, proposal, request.user),
        annotation=words_offered(found, proposal, request.user),
    )  # fmt: skip
    return done(request, _("Taken up. Open the item to change what is asked."), made.get_absolute_url())


@page
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is asked, the annotation, the round."""
    item = item_or_404(request, pk)
    enforce(may_change_agenda(item.meeting.status))
    start = {"kind": item.kind, "annotation": item.annotation, "round_": item.round_id}
    rounds = act.meeting_rounds(item.proposal)
    form = Edit(request.POST or None, initial=start, body=item.meeting.body, rounds=rounds)
    if request.method == "POST" and form.is_valid() and attempt(form, act.change_item, item=item, by=request.user):
        return done(request, _("The item is changed."), item.get_absolute_url())
    return _item_page(request, form, item, title=_("Change an item"), submit=_("Change it"))


@page
def conclude(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What came of it."""
    item = item_or_404(request, pk)
    enforce(may_conclude(item.meeting.status))
    form = Conclude(request.POST or None, initial={"outcome": item.outcome, "sentence": item.sentence})
    if request.method == "POST" and form.is_valid() and attempt(form, act.conclude_item, item=item, by=request.user):
        return done(request, _("Noted for the flash note."), item.get_absolute_url())
    return _item_page(request, form, item, title=_("What came of the item"), submit=_("Note it"))


@require_POST
def move(request: HttpRequest, pk: UUID, direction: str) -> HttpResponse:
    """One place up or down."""
    if direction not in tuple(Direction):
        raise Http404
    item = act.move_item(item=item_or_404(request, pk), direction=direction, by=request.user)
    return done(request, _("Moved: %(title)s") % {"title": item.proposal.title}, item.get_absolute_url())


@require_POST
def remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Off the agenda."""
    item = act.remove_item(item=item_or_404(request, pk), by=request.user)
    return done(request, _("Taken off the agenda: %(title)s") % {"title": item.proposal.title}, _agenda(item))


def item_or_404(request: HttpRequest, pk: UUID) -> AgendaItem:
    """An item its reader may see, for whoever runs meetings; 403 for others. That it was read is noted."""
    rows = AgendaItem.objects.visible_to(request.user).live().select_related("meeting", "proposal__case", "round")
    found: AgendaItem = get_object_or_404(rows, pk=pk)
    note_reading(request, found.proposal, f"agenda {found.pk}")
    enforce(may_run_meetings(people.actor(request.user)))
    return found


def _agenda(item: AgendaItem) -> str:
    return item.meeting.get_absolute_url()


def _item_page(request: HttpRequest, form: Any, item: AgendaItem, **words: str) -> HttpResponse:
    return form_page(request, form, about=str(item.proposal), trail=meeting_trail(item.meeting), **words)


def _read(request: HttpRequest, pk: UUID) -> Agenda:
    """The agenda as this reader sees it; that it was read is noted with the hash of what was seen."""
    told = agenda_for(meeting_or_404(request, pk), request.user)
    if told.marking != Marking.PUBLIC:
        trail.disclose(
            reader=request.user, subject=told.meeting, channel="page", version=told.sha256,
            sitting=request.session.session_key or "", body=people.actor(request.user).delegation,
        )  # fmt: skip
    return told


def _published(request: HttpRequest, pk: UUID) -> Agenda:
    told = _read(request, pk)
    out = told.meeting.status == MeetingStatus.CLOSED
    draft = told.meeting.status == MeetingStatus.HELD and told.outcomes
    enforce(None if out or draft else Refusal("responses.flash_note_not_out", kind=Kind.STATE))
    return told


def _shown(told: Agenda) -> dict[str, Any]:
    present, proxies = attendance_lines(told.meeting)
    return {"told": told, "meeting": told.meeting, "present": present, "proxies": proxies}
