"""What the chair does with a round: each act a page with one form."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.views.pages import form_page
from core.clock import db_now
from core.rules.refusal import Refusal, enforce
from core.web import attempt, done
from delegations import facts as people
from delegations.rules.roles import Can
from responses import queries
from responses.actions.brake import lift_brake, put_again
from responses.actions.endings import confirm_outcome, declare_broken, withdraw_round
from responses.actions.meeting import reconvene
from responses.actions.rounds import extend_round, reopen_round, resume_round, suspend_round
from responses.actions.rounds import open_round as act_open
from responses.facts import instrument_facts
from responses.facts.package import lines_today
from responses.forms.incidents import PutAgain, Solution
from responses.forms.proposals import Sure, Why
from responses.forms.rounds import NewInstant, Open
from responses.models import Proposal
from responses.presenting.calculators import proposed_instants
from responses.views.instants import notes_on, plan_of
from responses.views.pages import page, proposal_or_404, proposal_trail, round_or_404

Step = tuple[Callable[..., Any], type[Form], str | Promise, str | Promise]

STEPS: dict[str, Step] = {
    "extend": (extend_round, NewInstant, gettext_lazy("Extend the round"), gettext_lazy("The round is extended.")),
    "reopen": (reopen_round, NewInstant, gettext_lazy("Re-open the round"), gettext_lazy("The round runs again.")),
    "suspend": (suspend_round, Why, gettext_lazy("Stop the clock"), gettext_lazy("The clock is stopped.")),
    "resume": (resume_round, Sure, gettext_lazy("Let the clock run on"), gettext_lazy("The round runs on.")),
    "withdraw": (withdraw_round, Why, gettext_lazy("Withdraw the round"), gettext_lazy("The round is withdrawn.")),
    "declare-broken": (
        declare_broken, Sure, gettext_lazy("Declare the silence broken"), gettext_lazy("The silence is broken."),
    ),
    "reconvene": (
        reconvene, Sure, gettext_lazy("Take the meeting up again"), gettext_lazy("The meeting is open again."),
    ),
    "lift-brake": (
        lift_brake, Solution, gettext_lazy("Lift the emergency brake"),
        gettext_lazy("The brake is lifted. Put the vote again when the States are ready."),
    ),
    "put-again": (
        put_again, PutAgain, gettext_lazy("Put the vote again"), gettext_lazy("The vote is open again."),
    ),
    "confirm": (
        confirm_outcome, Sure, gettext_lazy("Confirm the outcome"),
        gettext_lazy("The outcome is confirmed. Record the adoption once the act is adopted outside."),
    ),
}  # fmt: skip


@page
def open_round(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask the States: procedure and rule, the instant in Brussels time, what they see of each other."""
    found = proposal_or_404(request, pk)
    enforce(None if people.actor(request.user).can(Can.CHAIR) else Refusal("responses.only_the_chair"))
    form = _opening(request, found)
    notes = notes_on(request, form)
    if request.method == "POST" and form.is_valid() and attempt(form, act_open, proposal=found, by=request.user):
        return done(request, _("The round is open and every State has been told."), found.get_absolute_url())
    title = _("Open a round on version %(n)s") % {"n": queries.last_version_number(found)}
    return form_page(
        request, form, title=title, submit=_("Ask the States"), trail=proposal_trail(found),
        template="responses/open_round.html", presets=proposed_instants(db_now()), notes=notes,
        plan=plan_of(request, form, str(form["way"].value() or form.initial.get("way", "")).partition("/")[0]),
        phases=lines_today(found),
    )  # fmt: skip


def _opening(request: HttpRequest, found: Proposal) -> Open:
    """The form, as the last round was put; a proposed instant may stand in the address."""
    start = {"version": queries.last_version_number(found), "closes_at": request.GET.get("closes_at", "")[:16]}
    start |= queries.as_last_put(found)
    return Open(
        request.POST or None, instrument=instrument_facts(found.instrument), acts=found.acts.order_by("order"),
        states=people.states(), initial=start,
    )  # fmt: skip


@page
def step(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    """One act of the chair on a round."""
    found = round_or_404(request, pk)
    enforce(None if people.actor(request.user).can(Can.CHAIR) else Refusal("responses.only_the_chair"))
    act, form_class, title, message = STEPS[name]
    start = request.GET.get("closes_at", "")[:16] or found.closes_at
    form = form_class(request.POST if request.method == "POST" else None, initial={"closes_at": start})
    notes = notes_on(request, form)
    if request.method == "POST" and form.is_valid() and attempt(form, act, round_=found, by=request.user):
        return done(request, str(message), found.get_absolute_url())
    return form_page(
        request, form, title=str(title), submit=str(title), trail=proposal_trail(found.proposal), about=str(found),
        template="responses/chosen_instant.html", notes=notes, plan=plan_of(request, form, found.procedure),
    )  # fmt: skip
