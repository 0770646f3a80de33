"""Time to decision: the secretariat's figures, each delegation's own trend, and whether the clockwork runs."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from core.clock import db_now
from core.csv import csv_answer
from core.rules.refusal import Refusal, enforce
from delegations import facts as people
from delegations.rules.roles import Actor, Can
from desk.latency import shown
from desk.latency.figures import ENOUGH, Figures, figures
from desk.latency.own import own_months

DAY = {"type": "date"}
USUAL = timedelta(days=90)
LONGEST = timedelta(days=3660)
SPANS = ((30, gettext_lazy("30 days")), (90, gettext_lazy("90 days")), (365, gettext_lazy("A year")))


class Period(forms.Form):
    """From the first day to the last, both included, in Brussels."""

    since = forms.DateField(label=gettext_lazy("From"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))
    until = forms.DateField(label=gettext_lazy("To"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        since, until = said.get("since"), said.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day lies before the first. Check the dates."))
        elif since and until and until - since > LONGEST:
            self.add_error("since", _("Ten years are the longest period. Choose a later first day."))
        return said


def may_read_figures(actor: Actor) -> Refusal | None:
    """In aggregate, for the secretariat and auditors."""
    allowed = actor.can(Can.MANAGE_REFERENCE) or actor.can(Can.AUDIT)
    return None if allowed else Refusal("desk.figures_are_the_secretariats")


def may_read_own(actor: Actor) -> Refusal | None:
    """Only Member States answer in rounds, and each reads its own."""
    return None if actor.speaks_for_a_state else Refusal("desk.only_states_answer")


@require_safe
def time(request: HttpRequest) -> HttpResponse:
    """Where time goes, over all cases the reader may count."""
    enforce(may_read_figures(people.actor(request.user)))
    form, found = _asked_for(request)
    context: dict[str, Any] = {"form": form, "spans": _spans(), "enough": ENOUGH, "found": found}
    if found:
        context |= {
            "rows": shown.phase_rows(found),
            "bars": shown.phase_bars(found),
            "rounds": shown.round_rows(found),
            "tools": shown.tool_bars(found),
            "query": form.data.urlencode() if form.is_bound else "",  # type: ignore[attr-defined]
        }
    return render(request, "desk/time.html", context, status=200 if found else 400)


@require_safe
def time_csv(request: HttpRequest) -> HttpResponse:
    """The same figures as a file."""
    enforce(may_read_figures(people.actor(request.user)))
    form, found = _asked_for(request)
    if not found:
        return render(request, "desk/time.html", {"form": form, "spans": _spans(), "enough": ENOUGH}, status=400)
    return csv_answer("time-to-decision", shown.HEADS, shown.as_rows(found))


@require_safe
def time_ours(request: HttpRequest) -> HttpResponse:
    """The reader's own State, month by month, for its own people alone."""
    actor = people.actor(request.user)
    enforce(may_read_own(actor))
    months = own_months(request.user, actor)
    context = {"rows": shown.month_rows(months), "bars": shown.month_bars(months), "home": people.home_of(request.user)}
    return render(request, "desk/time_ours.html", context)


@require_safe
def time_ours_csv(request: HttpRequest) -> HttpResponse:
    """The own trend as a file."""
    actor = people.actor(request.user)
    enforce(may_read_own(actor))
    return csv_answer("our-answers", shown.OWN_HEADS, shown.own_as_rows(own_months(request.user, actor)))


def _asked_for(request: HttpRequest) -> tuple[Period, Figures | None]:
    """The form and the figures; without dates the last 90 days. None where the dates cannot be."""
    today = people.brussels_day(db_now())
    usual = {"since": today - USUAL, "until": today}
    chosen = "since" in request.GET or "until" in request.GET
    form = Period(request.GET) if chosen else Period(initial=usual)
    if not chosen:
        return form, figures(request.user, **usual)
    return form, figures(request.user, **form.cleaned_data) if form.is_valid() else None


def _spans() -> list[dict[str, Any]]:
    today: date = people.brussels_day(db_now())
    return [{"label": label, "query": f"?since={today - timedelta(days=days)}&until={today}"} for days, label in SPANS]
