"""A person's deadlines for a calendar program, under a secret address."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.web import done
from notifications import actions
from notifications.ics import calendar_of
from notifications.models import CalendarFeed


@require_POST
def new_feed(request: HttpRequest) -> HttpResponse:
    """Make the address and show it, this once: only its digest is stored."""
    token = actions.open_feed(by=request.user)
    address = request.build_absolute_uri(reverse("feeds:calendar_feed", args=[token]))
    return render(request, "notifications/feed.html", {"address": address})


@require_POST
def revoke_feed(request: HttpRequest) -> HttpResponse:
    """The address stops working at once."""
    actions.close_feed(by=request.user)
    return done(request, _("The calendar address no longer works."), reverse("notifications:preferences"))


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar; 404 for an unknown or revoked address and for whoever has left."""
    found = CalendarFeed.objects.select_related("person").filter(
        token_hash=actions.hash_of(token), revoked_at=None, person__is_active=True
    )
    row = found.first()
    if row is None:
        raise Http404
    return HttpResponse(calendar_of(row.person), content_type="text/calendar; charset=utf-8")
