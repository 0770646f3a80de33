"""The list of proposals, a new one, and the page of one."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.views.pages import case_or_404, case_trail, form_page, note_reading, paged
from core.clock import db_now
from core.rules.refusal import enforce
from core.web import attempt, done
from delegations import facts as people
from responses import queries
from responses.actions.propose import propose as act_propose
from responses.actions.propose import withdraw_proposal
from responses.actions.stages import go_ahead, move_on
from responses.forms.proposals import Filter, Propose, Sure, WhyPerhaps
from responses.presenting.page import proposal_page
from responses.rules.authorship import may_propose, may_withdraw_proposal
from responses.rules.vocabulary import ProposalFrom
from responses.views.pages import page, proposal_or_404, proposal_trail, reading

MOVES = {
    "submit_for_checks": gettext_lazy("Send it to its checks"),
    "back_to_draft": gettext_lazy("Take it back to drafting"),
    "go_ahead": gettext_lazy("Go ahead without a round"),
    "review": gettext_lazy("Put it under review"),
    "close": gettext_lazy("Close the proposal"),
}


@reading
def proposals(request: HttpRequest) -> HttpResponse:
    """What is on the table, newest change first; the same number of queries for 1 and for 1,000."""
    form = Filter(request.GET or None)
    chosen = form.cleaned_data if form.is_bound and form.is_valid() else {}
    rows = queries.proposals_for(request.user, **chosen)
    return render(request, "responses/proposals.html", {"form": form, **paged(request, rows)})


@page
def propose(request: HttpRequest, case: UUID) -> HttpResponse:
    """Put a response to a case on the table."""
    found = case_or_404(request, case)
    actor = people.actor(request.user)
    origin = ProposalFrom.MEMBER_STATE if actor.speaks_for_a_state else ProposalFrom.HR_OR_COMMISSION
    enforce(may_propose(actor, origin))
    rows = queries.instruments_in_force(people.brussels_day(db_now()))
    form = Propose(request.POST or None, instruments=rows, actor=actor)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, act_propose, case=found, by=request.user)
        if made:
            return done(request, _("The proposal is on the table. Now write its text."), made.get_absolute_url())
    return form_page(
        request, form, title=_("Propose a response"), submit=_("Put it on the table"), trail=case_trail(found),
        template="responses/propose.html", case=found,
    )  # fmt: skip


@reading
def proposal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Everything about one proposal; reading it is noted once per version and sign-in."""
    found = queries.proposal_in_full(request.user, pk)
    if found is None:
        raise Http404
    context = proposal_page(found, request.user)
    version = context["version"].number if context["version"] else 0
    note_reading(request, found, f"v{version}")
    return render(request, "responses/proposal.html", context)


@page
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a proposal off the table."""
    found = proposal_or_404(request, pk)
    enforce(may_withdraw_proposal(people.actor(request.user), found.penholder_id))
    form = WhyPerhaps(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, withdraw_proposal, proposal=found, by=request.user)
    ):
        return done(request, _("The proposal is withdrawn."), found.get_absolute_url())
    words: dict[str, Any] = {"title": _("Withdraw the proposal"), "submit": _("Withdraw it"), "tone": "danger"}
    return form_page(request, form, trail=proposal_trail(found), **words)


@page
def move(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    """To checks, back to draft, into review, to its end: said first, done on the second step."""
    if name not in MOVES:
        raise Http404
    found = proposal_or_404(request, pk)
    form = Sure(request.POST if request.method == "POST" else None)
    act = go_ahead if name == "go_ahead" else partial(move_on, name=name)
    if request.method == "POST" and form.is_valid() and attempt(form, act, proposal=found, by=request.user):
        return done(request, _("Done."), found.get_absolute_url())
    title = str(MOVES[name])
    return form_page(request, form, title=title, submit=title, trail=proposal_trail(found))
