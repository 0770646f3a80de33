"""Every instant ahead that the reader may know of, as an agenda by day."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.clock import db_now
from core.registry import SUBJECTS
from delegations.facts import BRUSSELS
from delegations.models import ClosingDay, Presidency
from notifications.models import Deadline
from notifications.rules.vocabulary import DeadlineStatus

MOST = 300


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Open deadlines, closing days of the institutions and handovers of the Presidency, soonest first."""
    now = db_now()
    rows = Deadline.objects.filter(status=DeadlineStatus.OPEN, due_at__gte=now).order_by("due_at")[:MOST]
    by_day: dict[date, list[dict[str, Any]]] = defaultdict(list)
    for entry in _visible(request.user, list(rows)):
        by_day[entry["at"].astimezone(BRUSSELS).date()].append(entry)
    today = now.astimezone(BRUSSELS).date()
    context = {
        "days": sorted(by_day.items()),
        "closing": ClosingDay.objects.filter(day__gte=today).order_by("day")[:8],
        "presidencies": Presidency.objects.filter(since__gt=today).select_related("state").order_by("since")[:2],
    }
    return render(request, "desk/calendar.html", context)


def _visible(user: Any, deadlines: list[Deadline]) -> list[dict[str, Any]]:
    """Deadlines with their subjects, one query per kind of subject; hidden subjects drop out."""
    wanted: dict[str, set] = defaultdict(set)
    for one in deadlines:
        wanted[one.subject_kind].add(one.subject_id)
    seen: dict[tuple[str, Any], Any] = {}
    for kind, ids in wanted.items():
        subject = SUBJECTS.get(kind)
        if subject is not None:
            seen.update({(kind, row.pk): (subject, row) for row in subject.visible_to(user).filter(pk__in=ids)})
    entries = []
    for one in deadlines:
        if found := seen.get((one.subject_kind, one.subject_id)):
            subject, row = found
            entries.append(
                {
                    "at": one.due_at,
                    "label": one.get_kind_display(),
                    "title": subject.title(row),
                    "url": subject.url(row),
                }
            )
    return entries
