"""The public address of a receipt: it is genuine, and when it was recorded; nothing else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from responses.models import Position
from responses.views.pages import reading

NOT_FOUND = 404


@reading
def verify(request: HttpRequest, receipt: str) -> HttpResponse:
    """Anybody may ask, without signing in. Nothing is said of round, State, person or answer."""
    found = Position.objects.filter(receipt=receipt.strip().lower()).values_list("received_at", flat=True).first()
    context = {"receipt": receipt, "recorded_at": found}
    return render(request, "responses/verify.html", context, status=200 if found else NOT_FOUND)
