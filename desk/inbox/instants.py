"""Instants that no other line of the inbox stands for: promises, looks at the effect, what runs out."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from core.registry import SUBJECTS
from core.rules.refusal import Reason
from core.sentences import render
from delegations.rules.roles import Actor, Can
from desk.inbox.items import Group, Item, tag
from notifications.calling import calls_to_make
from notifications.concerning import concerning, subjects_of, visible_deadlines
from notifications.models import Deadline
from notifications.rules.vocabulary import DeadlineKind, DeadlineStatus

AHEAD: dict[DeadlineKind, timedelta] = {
    DeadlineKind.TASK: timedelta(days=30),
    DeadlineKind.RESERVATION: timedelta(days=30),
    DeadlineKind.COMMITMENT: timedelta(days=14),
    DeadlineKind.REVIEW: timedelta(days=14),
    DeadlineKind.PHASE: timedelta(days=14),
    DeadlineKind.LISTING_EXPIRY: timedelta(days=30),
    DeadlineKind.POPULATION_SET: timedelta(days=61),
    DeadlineKind.KEY_EXPIRY: timedelta(days=30),
    DeadlineKind.APPOINTMENT_EXPIRY: timedelta(days=30),
}
"""How long before its instant each kind comes to the inbox."""
STAYS = (DeadlineKind.TASK, DeadlineKind.COMMITMENT, DeadlineKind.REVIEW, DeadlineKind.PHASE)
"""What is still to do after its instant has passed."""
LONGEST = 100


def due(user: Any, actor: Actor, now: datetime) -> Iterator[Item]:
    """One line each. Three queries at most, and one for each kind of thing that is due."""
    soon = Q(pk__in=[])
    for kind, window in AHEAD.items():
        if kind is not DeadlineKind.TASK or not actor.can(Can.DRAFT):  # drafters see the proposal itself
            soon |= Q(kind=kind, due_at__lt=now + window)
    late = Q(status=DeadlineStatus.OPEN) | Q(status=DeadlineStatus.FIRED, kind__in=STAYS)
    rows = Deadline.objects.filter(soon, late).exclude(handler="responses.rights_test_due")
    found = list(visible_deadlines(user, concerning(user, rows)).order_by("due_at")[:LONGEST])
    things = subjects_of(user, found)
    for row in found:
        thing = things.get((row.subject_kind, row.subject_id))
        if thing is not None:
            yield _item(row, thing, now)


def calls(user: Any, actor: Actor) -> Iterator[Item]:
    """One line for all calls the secretariat has to make."""
    rows = list(calls_to_make()[:LONGEST])
    if rows:
        whom = ", ".join(dict.fromkeys(row.delegation_id for row in rows))
        title, note = _("Call %(states)s") % {"states": whom}, _("Nobody there is known to have been reached")
        tags = (tag(_("Call"), "no"),)
        yield Item(Group.DECIDE, title, reverse("notifications:calls"), note, due=rows[0].deadline.due_at, tags=tags)


def _item(row: Deadline, thing: Any, now: datetime) -> Item:
    known = SUBJECTS[row.subject_kind]
    over = row.due_at <= now
    said = tag(_("Overdue"), "no") if over else tag(row.get_kind_display())
    note = render(Reason(f"notifications.kind_{row.kind}"))
    return Item(Group.WORK, known.title(thing), known.url(thing), note, due=row.due_at, tags=(said,))
