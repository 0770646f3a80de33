"""Calls the secretariat has to make: nobody of the delegation is known to have been reached in time."""

from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from core.registry import SUBJECTS
from delegations.facts import today
from delegations.models import Appointment
from notifications.concerning import subjects_of
from notifications.models import Escalation, Notice
from notifications.rules.vocabulary import DeadlineStatus, EscalationStatus, EscalationStep

MOST = 100


def calls_to_make() -> QuerySet[Escalation]:
    """The soonest end first. Left out: made already, over, moved, or acknowledged since."""
    received = Notice.objects.filter(
        reminder__deadline=OuterRef("deadline"), reminder__delegation=OuterRef("delegation"),
        acknowledged_at__isnull=False,
    )  # fmt: skip
    rows = Escalation.objects.filter(
        step=EscalationStep.SECRETARIAT_CALL, status=EscalationStatus.TAKEN, called_at__isnull=True,
        deadline__status=DeadlineStatus.OPEN, revision=F("deadline__revision"),
    )  # fmt: skip
    return rows.exclude(Exists(received)).select_related("deadline", "delegation").order_by("deadline__due_at", "pk")


def listed(user: Any) -> list[dict[str, Any]]:
    """Whom to call about what until when; the matter is named only to whoever may see it. Constant queries."""
    rows = list(calls_to_make()[:MOST])
    things = subjects_of(user, [row.deadline for row in rows])
    there = _people({row.delegation_id for row in rows})
    return [_line(row, things, there) for row in rows]


def _line(row: Escalation, things: dict[tuple[str, Any], Any], there: dict[str, list[str]]) -> dict[str, Any]:
    thing = things.get((row.deadline.subject_kind, row.deadline.subject_id))
    title = SUBJECTS[row.deadline.subject_kind].title(thing) if thing is not None else ""
    return {"row": row, "title": title, "people": there.get(row.delegation_id, [])}


def _people(codes: set[str]) -> dict[str, list[str]]:
    """Who works there today, with what they do."""
    rows = Appointment.objects.filter(delegation_id__in=codes, user__is_active=True, user__is_service=False)
    found: dict[str, list[str]] = {}
    for each in rows.in_force(today()).select_related("user").order_by("role", "user__name"):
        found.setdefault(each.delegation_id, []).append(f"{each.user} ({each.get_role_display().lower()})")
    return found
