"""Whether the clockwork runs, for everyone who relies on it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from audit.models import Seal
from core.clock import db_now
from notifications.health import alarm, dispatcher_lag_seconds, in_words
from notifications.models import Deadline, Tick
from notifications.rules.vocabulary import DeadlineStatus


@require_safe
def status(request: HttpRequest) -> HttpResponse:
    """The dispatcher, how many runners tick, what fired last, and how old the last seal of the memory is."""
    lag = dispatcher_lag_seconds()
    fired = Deadline.objects.filter(status=DeadlineStatus.FIRED).order_by("-fired_at").values_list("fired_at", "due_at")
    last = fired.first()
    seal = Seal.objects.order_by("-id").values_list("at", flat=True).first()
    context: dict[str, Any] = {
        "wrong": alarm(),
        "lag": in_words(lag) if lag is not None else "",
        "runners": Tick.objects.count(),
        "fired_at": last[0] if last else None,
        "delay": in_words((last[0] - last[1]).total_seconds()) if last else "",
        "seal": seal,
        "now": db_now(),
    }
    return render(request, "desk/status.html", context)
