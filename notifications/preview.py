"""What would happen at an instant before it is set: whom the plan in force reminds when, and who would be turned to."""

from datetime import datetime
from typing import Any

from notifications.models import Reminder
from notifications.rules.escalation import plan_escalation
from notifications.rules.plans import plan
from notifications.rules.vocabulary import DeadlineKind, EscalationStep
from notifications.timetable import ladder_for, steps_for


def preview(kind: DeadlineKind, opened_at: datetime, closes_at: datetime) -> list[dict[str, Any]]:
    """One line per reminder and rung, in order of time; empty for a period that ends before it begins."""
    if closes_at <= opened_at:
        return []
    period = (opened_at, closes_at)
    kinds, audiences = _words("kind"), _words("audience")
    found = [
        {"at": each.due_at, "what": kinds[each.kind], "to": audiences[each.audience]}
        for each in plan(kind, *period, now=opened_at, known=steps_for(kind, *period))
    ]
    rungs = plan_escalation(*period, tuple(EscalationStep), ladder_for(kind, *period))
    found += [{"at": rung.due_at, "what": "", "to": rung.step.value.replace("_", " ")} for rung in rungs]
    return sorted(found, key=lambda line: line["at"])


def _words(field: str) -> dict[str, str]:
    return {str(value): str(said) for value, said in getattr(Reminder._meta.get_field(field), "choices", None) or ()}
