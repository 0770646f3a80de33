"""Every instant ahead that the reader may know of, as an agenda by day."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from core.clock import db_now
from core.registry import SUBJECTS
from core.rules.refusal import Reason
from core.sentences import render as render_sentence
from delegations.facts import BRUSSELS
from delegations.models import ClosingDay, Presidency, Recess
from notifications.concerning import subjects_of, visible_deadlines, worth_knowing
from notifications.models import Deadline
from notifications.rules.vocabulary import DeadlineStatus

MOST = 300


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Open deadlines, closing days of the institutions and handovers of the Presidency, soonest first."""
    now = db_now()
    rows = Deadline.objects.filter(status=DeadlineStatus.OPEN, due_at__gte=now)
    by_day: dict[date, list[dict[str, Any]]] = defaultdict(list)
    for entry in _entries(request.user, rows):
        by_day[entry["at"].astimezone(BRUSSELS).date()].append(entry)
    today = now.astimezone(BRUSSELS).date()
    context = {
        "days": sorted(by_day.items()),
        "closing": ClosingDay.objects.filter(day__gte=today).order_by("day")[:8],
        "recesses": Recess.objects.filter(until__gte=today).order_by("since")[:2],
        "presidencies": Presidency.objects.filter(since__gt=today).select_related("state").order_by("since")[:2],
    }
    return render(request, "desk/calendar.html", context)


def _entries(user: Any, rows: QuerySet[Deadline]) -> list[dict[str, Any]]:
    """The soonest that concern the reader, with their subjects: two queries and one per kind of subject."""
    found = list(visible_deadlines(user, worth_knowing(user, rows)).order_by("due_at")[:MOST])
    things = subjects_of(user, found)
    entries = []
    for one in found:
        if thing := things.get((one.subject_kind, one.subject_id)):
            known = SUBJECTS[one.subject_kind]
            entries.append(
                {
                    "at": one.due_at, "label": render_sentence(Reason(f"notifications.kind_{one.kind}")),
                    "title": known.title(thing), "url": known.url(thing),
                    "plan": reverse("notifications:deadline", args=[one.pk]),
                }
            )  # fmt: skip
    return entries
