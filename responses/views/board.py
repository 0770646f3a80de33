"""The sign-off board by itself, for the poll that keeps it live."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from responses import queries
from responses.board import board as drawn
from responses.presenting.what_if import what_if as asked
from responses.views.pages import proposal_trail, reading, round_or_404

NOTHING_NEW = 204


@reading
def board(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The board, or 204 while there is nothing new that this reader may know, before the instant.

    Once the round has ended the board comes without an address to poll, which ends the polling.
    """
    found = queries.mark_of(request.user, pk)
    if found is None:
        raise Http404
    mark, closes_at, now = found
    waiting = closes_at is None or now <= closes_at
    if waiting and request.GET.get("seen") == mark:
        return HttpResponse(status=NOTHING_NEW)
    context = {"board": drawn(round_or_404(request, pk), request.user)}
    return render(request, "components/board/board.html", context)


@reading
def what_if(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the rule would say to a scenario. The address holds the scenario and nothing else."""
    found = round_or_404(request, pk)
    context = asked(found, request.user, request.GET) | {"trail": proposal_trail(found.proposal)}
    return render(request, "responses/what_if.html", context)
