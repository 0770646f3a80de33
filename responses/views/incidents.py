"""What happens to a round besides answers: each a page with one form."""

from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from cases.views.pages import form_page
from core.rules.refusal import Refusal, Refused, enforce
from core.sentences import render as sentence
from core.web import STATUS, attempt, done
from delegations import facts as people
from delegations.rules.roles import Can
from responses.actions.brake import announce_brake
from responses.actions.brake import invoke_brake as act_brake
from responses.actions.corrigenda import accept_corrigendum
from responses.actions.meeting import record_consensus, record_roll_call
from responses.actions.reaching import record_reached as act_reached
from responses.actions.reaching import unreached
from responses.facts import state_of_play
from responses.forms.incidents import Correct, Meeting, Reached, Reasons
from responses.models import Proposal, Round
from responses.presenting.agenda_room import room_of
from responses.rules.meeting import may_record_meeting
from responses.views.pages import page, proposal_or_404, proposal_trail, round_or_404


@page
def record_meeting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The secretariat writes down who was in the room and what came of it."""
    found = round_or_404(request, pk)
    facts = state_of_play(found).facts
    enforce(may_record_meeting(people.actor(request.user), facts))
    form = Meeting(request.POST or None, facts=facts, initial=room_of(found, facts.electorate))
    if request.method == "POST" and form.is_valid() and _recorded(form, found, request.user):
        return done(request, _("The meeting is recorded and every State has been told."), found.get_absolute_url())
    return form_page(
        request, form, title=_("Record the meeting"), submit=_("Record it"), trail=proposal_trail(found.proposal),
        about=str(found), template="responses/meeting.html",
    )  # fmt: skip


def _recorded(form: Meeting, found: Round, by: Any) -> Round | None:
    act = record_consensus if form.consensus else record_roll_call
    try:
        return act(round_=found, by=by, **form.recorded())
    except Refused as no:
        form.add_error(no.refusal.field if no.refusal.field in form.fields else None, sentence(no.refusal))
        form.refused_status = STATUS[no.refusal.kind]  # type: ignore[attr-defined]
        return None


@page
def invoke_brake(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A State stops a majority vote that is open."""
    found = round_or_404(request, pk)
    asked = list(state_of_play(found).facts.electorate)
    form = _reasons(request, asked)
    if request.method == "POST" and form.is_valid() and attempt(form, act_brake, round_=found, by=request.user):
        return done(request, _("The brake is invoked; no vote is taken."), found.get_absolute_url())
    return _brake_page(request, form, found.proposal)


@page
def brake_before(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A State stops a majority vote before it is opened."""
    found = proposal_or_404(request, pk)
    form = _reasons(request, [state.code for state in people.states()])
    if request.method == "POST" and form.is_valid() and attempt(form, announce_brake, proposal=found, by=request.user):
        return done(request, _("The brake is invoked; the vote cannot be opened."), found.get_absolute_url())
    return _brake_page(request, form, found)


def _reasons(request: HttpRequest, asked: list[str]) -> Reasons:
    """Only the secretariat names the State; a signatory speaks for its own. 403 for anybody else."""
    actor = people.actor(request.user)
    signs = actor.can(Can.SIGN_POSITION) and actor.speaks_for_a_state
    may = signs or actor.can(Can.RECORD_ON_BEHALF)
    enforce(None if may else Refusal("responses.only_the_state_brakes"))
    return Reasons(request.POST if request.method == "POST" else None, states=[] if signs else asked)


def _brake_page(request: HttpRequest, form: Form, proposal: Proposal) -> HttpResponse:
    about = _("No vote is taken while the brake stands; the High Representative looks for a solution.")
    return form_page(
        request, form, title=_("Invoke the emergency brake"), submit=_("Invoke it"), tone="danger", about=about,
        trail=proposal_trail(proposal),
    )  # fmt: skip


@page
def record_reached(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The secretariat has phoned a State that no message reached."""
    found = round_or_404(request, pk)
    may = people.actor(request.user).can(Can.RECORD_ON_BEHALF)
    enforce(None if may else Refusal("responses.only_secretariat_records"))
    missed = unreached(found)
    asked = sorted(state_of_play(found).facts.electorate, key=lambda code: (code not in missed, code))
    said = {code: _("%s (not reached)") % code for code in missed}
    states = [(code, said.get(code, code)) for code in asked]
    form = Reached(request.POST or None, states=states)
    if request.method == "POST" and form.is_valid() and attempt(form, act_reached, round_=found, by=request.user):
        return done(request, _("Recorded; the people of the State have been told."), found.get_absolute_url())
    title = _("Record that a State was reached by phone")
    return form_page(request, form, title=title, submit=_("Record it"), trail=proposal_trail(found.proposal))


@page
def corrigendum(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The chair accepts a correction of language; the round goes on."""
    found = round_or_404(request, pk)
    enforce(None if people.actor(request.user).can(Can.CHAIR) else Refusal("responses.only_the_chair"))
    form = Correct(request.POST or None, paragraphs=list(found.version.paragraphs.order_by("number")))
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, accept_corrigendum, round_=found, by=request.user)
    ):
        return done(request, _("The correction stands beside the text; the round goes on."), found.get_absolute_url())
    about = _("For slips of language only. Anything that changes the meaning is a new version, and all answer anew.")
    title = _("Accept a linguistic corrigendum")
    return form_page(
        request, form, title=title, submit=_("Accept it"), about=about, trail=proposal_trail(found.proposal)
    )
