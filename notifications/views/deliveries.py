"""The secretariat's page of what did not arrive."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.rules.refusal import enforce
from core.web import done
from delegations.facts import actor
from notifications import actions, queries
from notifications.health import alarm
from notifications.models import Notice, Reminder, Tick
from notifications.rules.access import may_see_deliveries

MOST = 100
"""Rows shown of each sort; the page says how many there are."""


@require_safe
def deliveries(request: HttpRequest) -> HttpResponse:
    """Dead letters, reminders that found nobody, what is tried again, and who ticks."""
    enforce(may_see_deliveries(actor(request.user)))
    sorts = {
        "lost": queries.lost_notices(), "failed": queries.failed_reminders(),
        "late": queries.late_notices(), "stuck": queries.stuck_deadlines(),
    }  # fmt: skip
    context = {name: {"count": rows.count(), "rows": rows[:MOST]} for name, rows in sorts.items()}
    ticks = Tick.objects.order_by("-at")[:20]
    return render(request, "notifications/deliveries.html", context | {"ticks": ticks, "alarm": alarm()})


@require_POST
def retry_notice(request: HttpRequest, pk: Any) -> HttpResponse:
    """Back into the queue."""
    enforce(may_see_deliveries(actor(request.user)))  # why: first, or the answer would tell which ids exist
    actions.retry_notice(notice=get_object_or_404(Notice, pk=pk), by=request.user)
    return done(request, _("It will be sent again at once."), reverse("notifications:deliveries"))


@require_POST
def retry_reminder(request: HttpRequest, pk: Any) -> HttpResponse:
    """Planned again for now."""
    enforce(may_see_deliveries(actor(request.user)))
    actions.retry_reminder(reminder=get_object_or_404(Reminder, pk=pk), by=request.user)
    return done(request, _("It will be tried again at once."), reverse("notifications:deliveries"))
