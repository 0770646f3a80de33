"""A person's deadlines as iCalendar. Kinds and instants only: a calendar travels through many hands."""

from datetime import timedelta
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from icalendar import Calendar, Event

from core.clock import db_now
from core.rules.refusal import Reason
from core.sentences import render
from notifications.concerning import concerning
from notifications.models import Deadline
from notifications.queries import visible_subjects
from notifications.rules.showing import shown
from notifications.rules.vocabulary import DeadlineStatus
from notifications.wording import language_of, zone_of

PAST, AHEAD = timedelta(days=14), timedelta(days=400)


def calendar_of(person: Any) -> bytes:
    """Every deadline that concerns this person and whose subject the person may see now.

    ``SEQUENCE`` is the deadline's revision, so that a moved instant moves in the calendar; a cancelled
    one stays as cancelled, because programs do not notice what is merely gone.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Entente//Deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    rows = list(_concerning(person))
    seen = visible_subjects(person, {(row.subject_kind, row.subject_id) for row in rows})
    with translation.override(language_of(person)):
        for row in rows:
            if (row.subject_kind, row.subject_id) in seen:
                calendar.add_component(_event(row, zone_of(person)))
    return calendar.to_ical()


def _concerning(person: Any) -> QuerySet[Deadline]:
    """Those of which the person's delegation is reminded; all, for those who run the procedure."""
    now = db_now()
    rows = Deadline.objects.filter(due_at__gt=now - PAST, due_at__lt=now + AHEAD).order_by("due_at")
    return concerning(person, rows)


def _event(row: Deadline, zone: str) -> Event:
    event = Event()
    event.add("uid", f"deadline-{row.pk}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("summary", f"Entente: {render(Reason(f'notifications.kind_{row.kind}'))}")
    event.add("description", shown(row.due_at, zone=zone))
    event.add("dtstart", row.due_at)
    event.add("dtend", row.due_at)
    event.add("dtstamp", row.created_at)
    event.add("sequence", row.revision)
    event.add("url", urljoin(settings.SITE_URL, reverse("notifications:deadline", args=[row.pk])))
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if row.status == DeadlineStatus.CANCELLED else "CONFIRMED")
    return event
