"""The sheet to one's own capital, and what comes back. Whatever is here is the own delegation's alone."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.views.pages import form_page, note_reading
from core.paper import download
from core.rules.refusal import Refusal, enforce
from core.web import attempt, done, status_of
from delegations import facts as people
from responses.actions.instructions import request_instructions, take_reply
from responses.facts import standing
from responses.forms.instructions import Reply, Request
from responses.models import InstructionRequest
from responses.papers.sheet import sheet_paper
from responses.rules.positions import may_prepare
from responses.views.pages import page, proposal_trail, reading, round_or_404


@page
def request_sheet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make a sheet for the capital; the sheets made before are listed below."""
    found = round_or_404(request, pk)
    actor = people.actor(request.user)
    enforce(None if actor.speaks_for_a_state else Refusal("responses.no_capital"))
    enforce(may_prepare(actor, standing(found).facts) if request.method == "POST" else None)
    form = Request(request.POST or None, initial={"contact": f"{request.user.name}, {request.user.email}"})
    if request.method == "POST" and form.is_valid():
        made = attempt(form, request_instructions, round_id=found.pk, by=request.user)
        if made:
            return done(request, _("The sheet is ready to be sent."), made.get_absolute_url())
    sheets = InstructionRequest.objects.visible_to(request.user).filter(round__proposal=found.proposal_id)
    return form_page(
        request, form, title=_("Ask the capital"), submit=_("Make the sheet"), trail=proposal_trail(found.proposal),
        template="responses/request_sheet.html", round=found, refusal=may_prepare(actor, standing(found).facts),
        sheets=sheets.select_related("round", "requested_by").order_by("-created_at"),
    )  # fmt: skip


@reading
def sheet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One sheet, as it goes to the capital, and the place for the reply."""
    return _sheet_page(request, _sheet_or_404(request, pk), Reply())


@page
def reply(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take in what the capital answered. A reply that cannot be read stays in the form (400)."""
    found = _sheet_or_404(request, pk)
    form = Reply(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, take_reply, request=found, by=request.user)
        if made:
            message = _("Taken in and prepared. It counts once a signatory of your delegation signs it.")
            return done(request, message, reverse("responses:prepared_position", args=[found.round_id]))
    return _sheet_page(request, found, form)


@reading
def document(request: HttpRequest, pk: UUID, form: str) -> HttpResponse:
    """The sheet as Word or PDF, to be sent."""
    found = _sheet_or_404(request, pk)
    return download(sheet_paper(found), form, f"instructions-{found.code}")


def _sheet_page(request: HttpRequest, found: InstructionRequest, form: Any) -> HttpResponse:
    context = {
        "asked": found,
        "paper": sheet_paper(found),
        "form": form,
        "refusal": may_prepare(people.actor(request.user), standing(found.round).facts),
        "trail": [*proposal_trail(found.round.proposal), (str(found), "")],
    }
    return render(request, "responses/sheet.html", context, status=status_of(form))


def _sheet_or_404(request: HttpRequest, pk: UUID) -> InstructionRequest:
    rows = InstructionRequest.objects.visible_to(request.user).select_related(
        "state", "since", "requested_by", "answered_by", "prepared", "round__version",
        "round__proposal__case", "round__proposal__instrument",
    )  # fmt: skip
    found: InstructionRequest = get_object_or_404(rows, pk=pk)
    note_reading(request, found.round.proposal, f"v{found.round.version.number}")
    return found
