"""Planning phases, and each step of one: a page with one form."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.views.pages import form_page, note_reading
from core.clock import db_now
from core.rules.refusal import Refused, enforce
from core.sentences import render as sentence
from core.web import STATUS, attempt, done
from delegations import facts as people
from delegations.models import Delegation
from delegations.rules.roles import Kind
from responses import queries
from responses.actions.package_turns import note_reply
from responses.actions.packaging import add_phase, change_phase, remove_phase
from responses.actions.releasing import call_phase, carry_out_phase, release_phase, resume_phase, stop_phase
from responses.actions.text import rounds_a_new_text_ends
from responses.facts import instrument_facts
from responses.forms.packages import Because, CarryOut, PlanPhase, Reply
from responses.forms.proposals import Sure
from responses.models import Phase, Proposal
from responses.presenting.package import LABELS, may_plan, why_not
from responses.rules.delivery import DeliveryKind
from responses.rules.package import fits
from responses.views.pages import page, proposal_or_404, proposal_trail

Step = tuple[Callable[..., Any], type[Form], str | Promise]

STEPS: dict[str, Step] = {
    "release": (release_phase, Sure, gettext_lazy("The phase is released. Record here how it was carried out.")),
    "stop": (stop_phase, Because, gettext_lazy("The phase is stopped, and those who carry it out are told.")),
    "resume": (resume_phase, Because, gettext_lazy("The phase is taken up again.")),
    "call": (call_phase, Sure, gettext_lazy("The phase is due, and those who carry it out are told.")),
    "reply": (note_reply, Reply, gettext_lazy("The reply is noted.")),
    "remove": (remove_phase, Sure, gettext_lazy("The phase is taken out of the package.")),
}


@page
def new_phase(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add a phase at the end of the package."""
    found = proposal_or_404(request, pk)
    enforce(may_plan(found, people.actor(request.user), _waits(found)))
    start = {"instrument": found.instrument_id, "carried_out_by": found.penholder_id, "trigger": "at_once"}
    form = PlanPhase(request.POST or None, choices=_choices(found), initial=start)
    if request.method == "POST" and form.is_valid():
        form.cleaned_data.pop("revision", None)
        if attempt(form, add_phase, proposal=found, by=request.user):
            return done(request, _("The phase is part of the package."), f"{found.get_absolute_url()}#package")
    return form_page(request, form, title=_("Add a phase"), submit=_("Add it"), trail=proposal_trail(found))


@page
def edit_phase(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Other words for a planned phase. A colleague's change meanwhile is not written over (409)."""
    row = _phase_or_404(request, pk)
    enforce(may_plan(row.proposal, people.actor(request.user), _waits(row.proposal)))
    form = PlanPhase(request.POST or None, choices=_choices(row.proposal, row), initial=_words(row))
    if request.method == "POST" and form.is_valid():
        form.cleaned_data["revision"] = form.cleaned_data.get("revision") or 0
        if attempt(form, change_phase, phase=row, by=request.user):
            return done(request, _("The phase is changed."), row.get_absolute_url())
    return form_page(
        request, form, title=_("Change phase %(n)s") % {"n": row.number}, submit=_("Save it"),
        trail=proposal_trail(row.proposal),
    )  # fmt: skip


@page
def step(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    """One step of a phase."""
    row = _phase_or_404(request, pk)
    _enforce_step(request, name, row)
    act, form_class, message = STEPS[name]
    form = form_class(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _taken(form, act, row, request.user):
        return done(request, str(message), row.get_absolute_url())
    return form_page(
        request, form, title=f"{LABELS[name]}: {row.title}", submit=str(LABELS[name]), about=row.what,
        trail=proposal_trail(row.proposal),
    )  # fmt: skip


@page
def carry_out(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record how a released phase was carried out; what follows it is counted from there."""
    row = _phase_or_404(request, pk)
    _enforce_step(request, "carry-out", row)
    form = CarryOut(request.POST or None, kind=DeliveryKind(row.instrument.delivery_kind), initial=_done_as(row))
    if request.method == "POST" and form.is_valid():
        form.cleaned_data = form.recorded()
        if attempt(form, carry_out_phase, phase=row, by=request.user):
            return done(request, _("It is recorded as carried out."), row.get_absolute_url())
    return form_page(
        request, form, title=f"{LABELS['carry-out']}: {row.title}", submit=_("Record it"), about=row.what,
        trail=proposal_trail(row.proposal),
    )  # fmt: skip


def _taken(form: Form, act: Callable[..., Any], row: Phase, by: Any) -> bool:
    """Whether the step was taken; a refusal goes back into the form, words kept."""
    try:
        act(phase=row, by=by, **form.cleaned_data)
    except Refused as no:
        form.add_error(no.refusal.field if no.refusal.field in form.fields else None, sentence(no.refusal))
        form.refused_status = STATUS[no.refusal.kind]  # type: ignore[attr-defined]
        return False
    return True


def _enforce_step(request: HttpRequest, name: str, row: Phase) -> None:
    waits = _waits(row.proposal) if name == "remove" else None
    enforce(why_not(name, row, row.proposal, people.actor(request.user), waits))


def _phase_or_404(request: HttpRequest, pk: UUID) -> Phase:
    row: Phase = get_object_or_404(Phase.objects.visible_to(request.user), pk=pk)
    note_reading(request, row.proposal, f"v{queries.last_version_number(row.proposal)}")
    return row


def _waits(proposal: Proposal) -> int | None:
    waiting = rounds_a_new_text_ends(proposal)
    return waiting[0].number if waiting else None


def _choices(proposal: Proposal, row: Phase | None = None) -> dict[str, Any]:
    """What may be chosen: instruments no heavier than the proposal's, bodies that see the case, earlier phases."""
    own = instrument_facts(proposal.instrument)
    in_force = queries.instruments_in_force(people.brussels_day(db_now()))
    fitting = [one.pk for one in in_force if fits(own, instrument_facts(one)) is None]
    instruments = type(proposal.instrument).objects.filter(pk__in=[*fitting, proposal.instrument_id])
    on_case = Q(kind=Kind.STATE, pk__in=proposal.case.audience.values("delegation"))
    earlier = proposal.phases.filter(number__lt=row.number) if row else proposal.phases.all()
    return {
        "instrument": instruments.order_by("tier", "name"),
        "act": proposal.acts.order_by("order"),
        "carried_out_by": Delegation.objects.filter(on_case | Q(kind=Kind.SERVICE)).order_by("kind", "protocol_order"),
        "after": earlier.order_by("number"),
    }


def _words(row: Phase) -> dict[str, Any]:
    named = ("revision", "title", "what", "trigger", "days", "counted", "at", "instant")
    ids = ("instrument", "act", "carried_out_by", "after")
    return {name: getattr(row, name) for name in named} | {name: getattr(row, f"{name}_id") for name in ids}


def _done_as(row: Phase) -> dict[str, Any]:
    return {"what": row.title, "delivered_by": row.carried_out_by_id, "delivered_at": db_now()}
