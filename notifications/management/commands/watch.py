"""The alarm that does not depend on what it watches: run by a timer outside Celery."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from core.rules.refusal import Reason
from core.sentences import render
from notifications.health import alarm, dispatcher_lag_seconds, in_words


class Command(BaseCommand):
    """Exit 1 and a sentence if ticks are older than two minutes or due rows are left lying; else 0."""

    help = "Say whether reminders and closings go on; exit 1 if they do not."

    def handle(self, *args: Any, **options: Any) -> None:
        if trouble := alarm():
            self.stderr.write(render(trouble))
            sys.exit(1)
        age = in_words(dispatcher_lag_seconds() or 0)
        self.stdout.write(render(Reason("notifications.all_well", {"age": age})))
