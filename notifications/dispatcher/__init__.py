"""One tick: fire what is due, expand reminders, climb the ladder, send notices, leave a heartbeat.

Beat, any worker, ``manage.py dispatch`` under cron: whoever ticks does the same work, and any number
of them at once do it once. A missing tick costs time, never work, because what is due is in the
database. We promise one effect; a mail may be handed over twice with the same Message-ID.
"""

import time
from dataclasses import dataclass

from notifications.dispatcher.escalating import escalate_due
from notifications.dispatcher.expanding import expand_due
from notifications.dispatcher.firing import fire_due
from notifications.dispatcher.heartbeat import beat
from notifications.dispatcher.sending import send_due

BUDGET_SECONDS = 30
"""A tick stops taking on new work after this long; the next one goes on."""


@dataclass(frozen=True, slots=True)
class Ticked:
    """What one tick did: deadlines fired, reminders expanded, notices sent."""

    fired: int
    expanded: int
    sent: int

    def __bool__(self) -> bool:
        return bool(self.fired or self.expanded or self.sent)


def tick(runner: str = "dispatcher") -> Ticked:
    """Do what is due now. ``runner`` names the heartbeat: beat's worker, cron, a watching loop."""
    end = time.monotonic() + BUDGET_SECONDS
    fired, expanded = fire_due(end), expand_due(end)
    escalate_due(end)
    done = Ticked(fired, expanded, sent=send_due(end))
    beat(runner, fired=done.fired, sent=done.sent)
    return done
