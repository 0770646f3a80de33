"""The legal forms of a response, each with its law."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from core.clock import db_now
from delegations import facts as people
from responses import queries
from responses.presenting.instrument import instrument_page, instrument_rows
from responses.views.pages import reading


@reading
def instruments(request: HttpRequest) -> HttpResponse:
    """Every instrument in force today, by tool."""
    rows = queries.instruments_in_force(people.brussels_day(db_now()))
    return render(request, "responses/instruments.html", {"tools": instrument_rows(rows)})


@reading
def instrument(request: HttpRequest, code: str) -> HttpResponse:
    """One instrument as it is law on a day (``?on=``, else today): procedures, positions, stages, law, what is open."""
    rows = queries.history_of(code)
    if not rows:
        raise Http404
    today = people.brussels_day(db_now())
    context = instrument_page(rows, _day(request.GET.get("on", "")) or today)
    return render(request, "responses/instrument.html", context | {"today": today})


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
