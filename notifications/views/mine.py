"""What I was told, that I received it, why I was told, and how I want to be told."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.web import attempt, done, said, status_of
from notifications import actions, queries
from notifications.forms import PreferenceForm
from notifications.models import CalendarFeed, Notice, Preference
from notifications.why import why
from notifications.wording import text_for

PER_PAGE = 30


@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """Newest first. What I may no longer see is left out."""
    page = Paginator(queries.notices_of(request.user), PER_PAGE).get_page(request.GET.get("page"))
    rows = queries.readable(request.user, page)
    context = {"entries": [_told(request.user, row) for row in rows], "unread": queries.unread_count(request.user)}
    return render(request, "notifications/notices.html", context | _neighbours(page))


@require_safe
def notice(request: HttpRequest, pk: Any) -> HttpResponse:
    """One notice: its sentence, why I was told, and how it travelled."""
    row = _mine(request, pk)
    channels = Notice.objects.filter(person=request.user, dedupe=row.dedupe).order_by("channel")
    context = {"notice": row, "why": why(row), "channels": channels, **_told(request.user, row)}
    return render(request, "notifications/notice.html", context)


@require_POST
def received(request: HttpRequest, pk: Any) -> HttpResponse:
    """“Received”: says that it arrived, and nothing about the matter."""
    actions.acknowledge(notice=_mine(request, pk), by=request.user)
    return done(request, _("Marked as received."), reverse("notifications:notices"))


@require_POST
def mute(request: HttpRequest, pk: Any) -> HttpResponse:
    """No more e-mail about this notice's case."""
    actions.mute(notice=_mine(request, pk), by=request.user)
    return done(request, _("No more e-mail about this case."), reverse("notifications:preferences"))


@require_POST
def unmute(request: HttpRequest) -> HttpResponse:
    """E-mail about a case again."""
    actions.unmute(chain=said(request, "chain", most=64), by=request.user)
    return done(request, _("You get e-mail about it again."), reverse("notifications:preferences"))


@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """E-mail on or off, quiet hours, the calendar address."""
    if request.method == "POST":
        form = PreferenceForm(request.POST)
        if form.is_valid() and attempt(form, actions.save_preference, by=request.user):
            return done(request, _("Saved."), reverse("notifications:preferences"))
    else:
        wish = Preference.objects.filter(person=request.user).first()
        form = PreferenceForm.showing(wish or Preference(person=request.user))
    return _preferences(request, form)


def _preferences(request: HttpRequest, form: PreferenceForm) -> HttpResponse:
    feed = CalendarFeed.objects.filter(person=request.user, revoked_at=None).first()
    context = {"form": form, "feed": feed, "muted": queries.muted_by(request.user)}
    return render(request, "notifications/preferences.html", context, status=status_of(form))


def _mine(request: HttpRequest, pk: Any) -> Notice:
    """The notice if it is mine and I may still see what it is about; otherwise 404."""
    row = get_object_or_404(queries.notices_of(request.user).select_related("reminder__deadline"), pk=pk)
    if not queries.readable(request.user, [row]):
        raise Http404
    return row


def _told(reader: Any, row: Notice) -> dict[str, Any]:
    """A notice as the page shows it, worded for the reader."""
    return {"row": row, "sentence": text_for(reader, row.code, row.params), "unread": row.acknowledged_at is None}


def _neighbours(page: Any) -> dict[str, str]:
    return {
        "previous_url": f"?page={page.previous_page_number()}" if page.has_previous() else "",
        "next_url": f"?page={page.next_page_number()}" if page.has_next() else "",
    }
