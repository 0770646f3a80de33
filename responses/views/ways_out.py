"""Ways out of a deadlock: up to the next body, back down, or on with a smaller response."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases.views.pages import form_page
from core.rules.refusal import Refusal, enforce
from core.web import attempt, done
from delegations import facts as people
from delegations.rules.roles import Can
from responses import queries
from responses.actions.ladder import step_down as act_step_down
from responses.actions.referral import as_of
from responses.actions.referral import refer as act_refer
from responses.actions.referral import send_back as act_send_back
from responses.agenda_line import agenda_line
from responses.facts import state_of_play
from responses.forms.referral import Refer, SendBack
from responses.models import Proposal, Round
from responses.presenting.ways_out import bar_to_refer, bar_to_send_back, body_above, body_under
from responses.views.pages import page, proposal_or_404, proposal_trail


@page
def refer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send the item to the next body, with the line for its agenda in the form already."""
    found, last = _conducted(request, pk)
    enforce(bar_to_refer(found, people.actor(request.user)))
    line = agenda_line(found, last, state_of_play(last) if last else None)
    form = Refer(request.POST or None, initial={"line": line, "seen": as_of(last)})
    if request.method == "POST" and form.is_valid() and attempt(form, act_refer, proposal=found, by=request.user):
        return done(request, _("It lies with the next body now, and every delegation asked is told."), _there(found))
    if request.method == "POST":
        form.after_a_turn(as_of(last))
    title = _("Refer to %(body)s") % {"body": body_above(found)}
    return form_page(
        request, form, title=title, submit=title, trail=proposal_trail(found), line=line,
        template="responses/refer.html",
    )  # fmt: skip


@page
def send_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send the item back to the body below, saying what it is to do."""
    found, _last = _conducted(request, pk)
    enforce(bar_to_send_back(found, people.actor(request.user)))
    form = SendBack(request.POST or None)
    if request.method == "POST" and form.is_valid() and attempt(form, act_send_back, proposal=found, by=request.user):
        return done(request, _("It is back with the body below, and every delegation asked is told."), _there(found))
    title = _("Send back to %(body)s") % {"body": body_under(found)}
    return form_page(request, form, title=title, submit=title, trail=proposal_trail(found))


@require_POST
def step_down(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """One click: the same text on a smaller instrument."""
    found = proposal_or_404(request, pk)
    instrument = get_object_or_404(queries.instruments_in_force(people.today()), code=code)
    made = act_step_down(proposal=found, instrument=instrument, by=request.user)
    return done(request, _("It goes on here, with the same text. Check the wording first."), made.get_absolute_url())


def _conducted(request: HttpRequest, pk: UUID) -> tuple[Proposal, Round | None]:
    found = proposal_or_404(request, pk)
    enforce(None if people.actor(request.user).can(Can.CHAIR) else Refusal("responses.only_the_chair"))
    rounds = queries.rounds_of(found)
    return found, rounds[0] if rounds else None


def _there(found: Proposal) -> str:
    return f"{found.get_absolute_url()}#referral"
