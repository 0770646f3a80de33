"""Meetings: which there are, a new one, moved, cancelled, held, closed."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.views.pages import form_page, paged
from core.clock import db_now
from core.rules.refusal import Refused, enforce
from core.rules.transitions import check
from core.sentences import render as sentence
from core.web import STATUS, attempt, done
from delegations import facts as people
from responses.actions import meetings as act
from responses.forms.meetings import Cancel, Change, Plan, Room
from responses.forms.proposals import Sure
from responses.models import Meeting
from responses.rules.agenda import MEETING, may_change_agenda, may_hold, may_run_meetings
from responses.views.pages import page, reading


@reading
def meetings(request: HttpRequest) -> HttpResponse:
    """Those ahead and those that were, the latest first."""
    rows = Meeting.objects.visible_to(request.user).order_by("-starts_at", "pk")
    context = {"refusal": may_run_meetings(people.actor(request.user)), "now": db_now(), **paged(request, rows)}
    return render(request, "responses/meetings.html", context)


@page
def plan(request: HttpRequest) -> HttpResponse:
    """A new meeting of a body."""
    enforce(may_run_meetings(people.actor(request.user)))
    form = Plan(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, act.plan_meeting, by=request.user)
        if made:
            return done(request, _("The meeting is planned and the States are told. Now its agenda."), _to(made))
    return form_page(request, form, title=_("Plan a meeting"), submit=_("Plan it"), trail=meetings_trail())


@page
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Another hour, another room."""
    found = conducted_or_404(request, pk)
    enforce(may_change_agenda(found.status))
    form = Change(request.POST or None, initial={"starts_at": found.starts_at, "place": found.place})
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, act.change_meeting, meeting=found, by=request.user)
    ):
        return done(request, _("Changed; the States are told."), _to(found))
    return form_page(
        request, form, title=_("Change instant or place"), submit=_("Change it"), trail=meeting_trail(found)
    )


@page
def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It does not take place."""
    found = conducted_or_404(request, pk)
    enforce(check(MEETING, "cancel", state=found.status))
    form = Cancel(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, act.cancel_meeting, meeting=found, by=request.user)
    ):
        return done(request, _("Cancelled; the States are told."), _to(found))
    return form_page(
        request, form, title=_("Cancel the meeting"), submit=_("Cancel the meeting"), tone="danger",
        trail=meeting_trail(found),
    )  # fmt: skip


@page
def attendance(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who is in the room, once for every item."""
    found = conducted_or_404(request, pk)
    enforce(may_hold(found.status, found.starts_at, now=db_now()))
    form = Room(request.POST or None, states=people.states(), kept=found.attendance)
    if request.method == "POST" and form.is_valid() and _entered(form, found, request.user):
        return done(request, _("Entered. The records of its meeting rounds are filled with it."), _to(found))
    about = _("Entered once. Each meeting round on the agenda starts from it; you still confirm each record.")
    return form_page(
        request, form, title=_("Who is in the room"), submit=_("Enter it"), about=about, trail=meeting_trail(found)
    )


def _entered(form: Room, found: Meeting, by: Any) -> Meeting | None:
    try:
        return act.record_attendance(meeting=found, by=by, **form.recorded())
    except Refused as no:
        form.add_error(None, sentence(no.refusal))
        form.refused_status = STATUS[no.refusal.kind]  # type: ignore[attr-defined]
        return None


@page
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The flash note goes out; nothing of the meeting changes any more."""
    found = conducted_or_404(request, pk)
    enforce(check(MEETING, "close", state=found.status))
    form = Sure(request.POST if request.method == "POST" else None)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, act.close_meeting, meeting=found, by=request.user)
    ):
        return done(request, _("The meeting is closed and its flash note is out."), _to(found, "flash_note"))
    about = _("Every delegation is told; each reads the items it may see. Outcomes cannot be changed afterwards.")
    return form_page(
        request, form, title=_("Close the meeting"), submit=_("Publish the flash note"), about=about,
        trail=meeting_trail(found),
    )  # fmt: skip


def meeting_or_404(request: HttpRequest, pk: UUID) -> Meeting:
    """The meeting, if this reader may know of it."""
    return get_object_or_404(Meeting.objects.visible_to(request.user), pk=pk)


def conducted_or_404(request: HttpRequest, pk: UUID) -> Meeting:
    """The same for whoever runs meetings; 403 for others."""
    found = meeting_or_404(request, pk)
    enforce(may_run_meetings(people.actor(request.user)))
    return found


def meetings_trail() -> list[tuple[str, str]]:
    """Breadcrumb to the list."""
    return [(_("Meetings"), reverse("meetings:meetings"))]


def meeting_trail(found: Meeting) -> list[tuple[str, str]]:
    """Breadcrumb to one."""
    return [*meetings_trail(), (str(found), found.get_absolute_url())]


def _to(found: Meeting, name: str = "meeting") -> str:
    return reverse(f"meetings:{name}", args=[found.pk])
