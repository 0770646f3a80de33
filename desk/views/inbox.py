"""The first page: what needs your decision now."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from desk.inbox import Group, of_request


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """Three groups by time left. Empty groups say so."""
    found = of_request(request)
    groups = [{"id": group.value, "label": group.label, "items": found[group]} for group in Group]
    return render(request, "desk/inbox.html", {"groups": groups})
