"""Rungs are rows like reminders: planned, moved and cancelled with the deadline they belong to."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q, QuerySet

from core.clock import db_now
from notifications.models import Deadline, Escalation
from notifications.rules.escalation import plan_escalation
from notifications.rules.vocabulary import EscalationStatus, EscalationStep
from notifications.timetable import ladder_for


def plan(deadline: Deadline, delegations: Sequence[str]) -> None:
    """Every rung that is still ahead, for each delegation; nothing for kinds that do not escalate."""
    known = ladder_for(deadline.kind, deadline.opened_at, deadline.due_at)
    if not known:
        return
    now = db_now()
    rungs = plan_escalation(deadline.opened_at, deadline.due_at, tuple(EscalationStep), known)
    Escalation.objects.bulk_create(
        [
            Escalation(
                deadline=deadline, revision=deadline.revision, delegation_id=code, step=rung.step, due_at=rung.due_at
            )
            for rung in rungs
            for code in delegations
            if rung.due_at >= now
        ],
        ignore_conflicts=True,
    )


def cancel(rungs: QuerySet[Escalation]) -> None:
    """Cancel what waits, and calls not made yet: an answer spares them.

    A rung a dispatcher is at this moment is left to it: nobody waits for its audit.
    """
    call = Q(status=EscalationStatus.TAKEN, step=EscalationStep.SECRETARIAT_CALL, called_at__isnull=True)
    waiting = rungs.filter(Q(status=EscalationStatus.PLANNED) | call).select_for_update(skip_locked=True)
    Escalation.objects.filter(pk__in=list(waiting.values_list("pk", flat=True))).update(
        status=EscalationStatus.CANCELLED
    )


def restore(deadline: Deadline, delegation: str | None, now: datetime) -> None:
    """Bring back what was cancelled and is still ahead."""
    rungs = deadline.escalations.filter(revision=deadline.revision, status=EscalationStatus.CANCELLED, due_at__gt=now)
    if delegation is not None:
        rungs = rungs.filter(delegation_id=delegation)
    rungs.update(status=EscalationStatus.PLANNED)
