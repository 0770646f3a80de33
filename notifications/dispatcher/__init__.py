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
TURN_SECONDS = 5
"""How long one kind of work may keep the others waiting: a wave of reminders must not hold up their mails."""


@dataclass(frozen=True, slots=True)
class Ticked:
    """What one tick did: deadlines fired, reminders expanded, notices sent."""

    fired: int = 0
    expanded: int = 0
    sent: int = 0

    def __bool__(self) -> bool:
        return bool(self.fired or self.expanded or self.sent)

    def __add__(self, more: "Ticked") -> "Ticked":
        return Ticked(self.fired + more.fired, self.expanded + more.expanded, self.sent + more.sent)


def tick(runner: str = "dispatcher") -> Ticked:
    """Do what is due now. ``runner`` names the heartbeat: beat's worker, cron, a watching loop."""
    end = time.monotonic() + BUDGET_SECONDS
    done = more = _turn(end)
    while more and time.monotonic() < end:
        more = _turn(end)
        done += more
    beat(runner, fired=done.fired, sent=done.sent)
    return done


def _turn(end: float) -> Ticked:
    """Each kind of work once, in the order in which one makes the next."""

    def until() -> float:
        return min(end, time.monotonic() + TURN_SECONDS)

    fired, expanded = fire_due(until()), expand_due(until())
    escalate_due(until())
    return Ticked(fired, expanded, send_due(until()))
