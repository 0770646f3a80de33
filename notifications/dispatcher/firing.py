"""Deadlines whose instant has come: each handler acts once, in its own transaction.

A short claim keeps two dispatchers from doing the same work; what makes the effect single is that the
handler's changes and the mark commit together, and the mark is a compare-and-set. The row of the
deadline is locked only after the handler has locked its subject: the order every action uses.
"""

import logging
import random
import time
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q

from core.clock import db_now
from core.registry import DEADLINES
from notifications.actions.deadlines import moved_by_handler
from notifications.models import Deadline
from notifications.rules.retries import wait
from notifications.rules.vocabulary import DeadlineStatus

LEASE = timedelta(seconds=60)
"""Nobody else tries a claimed deadline for this long; after that its dispatcher is taken for dead."""

log = logging.getLogger(__name__)
chance = random.SystemRandom()


class Moved(Exception):
    """The instant was changed or cancelled while the handler was on its way; nothing has happened."""


def fire_due(end: float) -> int:
    """Fire every deadline that is due, oldest first; returns how many fired."""
    fired = 0
    while time.monotonic() < end and (deadline := _claim()):
        fired += _fire(deadline)
    return fired


@transaction.atomic
def _claim() -> Deadline | None:
    """The oldest due deadline nobody else is at, kept from others by ``retry_at`` for one lease."""
    now = db_now()
    free = Q(retry_at__isnull=True) | Q(retry_at__lte=now)
    due = Deadline.objects.filter(free, status=DeadlineStatus.OPEN, due_at__lte=now).order_by("due_at")
    deadline = due.select_for_update(skip_locked=True).first()
    if deadline is not None:
        Deadline.objects.filter(pk=deadline.pk).update(retry_at=now + LEASE)
    return deadline


def _fire(deadline: Deadline) -> int:
    try:
        with transaction.atomic(), moved_by_handler() as moved:
            DEADLINES[deadline.handler].fire(deadline, db_now())
            if deadline.pk not in moved:
                _mark_fired(deadline)
    except Moved:
        return 0
    except Exception as error:  # why: one broken handler must not stop the others
        log.exception(
            "deadline %s (%s) did not fire", deadline.pk, deadline.handler, extra={"asked_in": deadline.asked_in}
        )
        _note_failure(deadline, error)
        return 0
    return 1


def _mark_fired(deadline: Deadline) -> None:
    still = Deadline.objects.filter(pk=deadline.pk, revision=deadline.revision, status=DeadlineStatus.OPEN)
    if not still.update(status=DeadlineStatus.FIRED, fired_at=db_now(), retry_at=None, last_error=""):
        raise Moved


def _note_failure(deadline: Deadline, error: Exception) -> None:
    """Tried again after a growing pause, for ever: a deadline is never given up."""
    pause = wait(deadline.failures + 1, jitter=chance.random())
    Deadline.objects.filter(pk=deadline.pk, revision=deadline.revision, status=DeadlineStatus.OPEN).update(
        failures=F("failures") + 1, retry_at=db_now() + pause, last_error=f"{type(error).__name__}: {error}"[:300]
    )
