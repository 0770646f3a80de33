"""Registers what a drill's deadline does and, if asked, puts this process's own clock off."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.apps import AppConfig
from django.conf import settings


class DrillsConfig(AppConfig):
    name = "bench.drills"
    label = "drills"

    def ready(self) -> None:
        from core import registry, sentences

        sentences.register({"drills.told": "{case} wants an answer by {due}."})
        registry.register_deadline("drills.round", fire=_fire, still_owed=lambda d, r: True, notice=_notice)
        if settings.DRILL_CLOCK_OFF:
            import time_machine

            wrong = datetime.now(UTC) + timedelta(seconds=settings.DRILL_CLOCK_OFF)
            time_machine.travel(wrong, tick=True).start()


def _fire(deadline: Any, at: datetime) -> None:
    from cases.models import Case

    case = Case.objects.select_for_update().get(pk=deadline.subject_id)
    Case.objects.filter(pk=case.pk).update(summary=case.summary + "fired;")


def _notice(deadline: Any, reminder: Any) -> tuple[str, dict, str]:
    return "drills.told", {"case": str(deadline.subject_id), "due": deadline.due_at}, f"/cases/{deadline.subject_id}/"
