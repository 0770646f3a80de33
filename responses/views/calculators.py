"""The two calculators for people: a form sent by GET, the answer below it. Nothing is stored."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.clock import db_now
from core.rules.refusal import Refusal
from core.web import STATUS, status_of
from delegations import facts as people
from responses.forms.calculators import Deadline, Tally
from responses.presenting.calculators import deadline_answer, fair_instant, proposed_instants, tally_answer
from responses.views.pages import reading


@reading
def tally(request: HttpRequest) -> HttpResponse:
    """What a rule says about a set of positions."""
    form = Tally(request.GET or None, states=people.states())
    found = tally_answer(form.request()) if form.is_bound and form.is_valid() else {}
    return _shown(request, form, found, "responses/calculator_tally.html")


@reading
def deadline(request: HttpRequest) -> HttpResponse:
    """When a period ends. It only proposes: the instant is the chair's."""
    now = db_now()
    form = Deadline(request.GET or None, initial={"opened_at": now})
    found: dict[str, Any] | Refusal = {}
    if form.is_bound and form.is_valid():
        found = deadline_answer(form.request(), form.cleaned_data["opened_at"], form.wanted)
    more = {"presets": proposed_instants(now), "fair_now": fair_instant(now)}
    return _shown(request, form, found, "responses/calculator_deadline.html", **more)


def _shown(
    request: HttpRequest, form: Form, found: dict[str, Any] | Refusal, template: str, **more: Any
) -> HttpResponse:
    if isinstance(found, Refusal):
        context = {"form": form, "refusal": found, **more}
        return render(request, template, context, status=STATUS[found.kind])
    return render(request, template, {"form": form, **found, **more}, status=status_of(form))
