"""Notices that wait: claimed in a short transaction, sent outside it, marked by compare-and-set.

A lease that ran out means its holder died; the next dispatcher takes the notice over and sends it
with the same Message-ID. After the last attempt it is a dead letter on the secretariat's page.
"""

import logging
import random
import time
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from core.clock import db_now
from core.registry import DEADLINES, find_visible
from notifications.actions.delivery import tell_unreached
from notifications.channels import CHANNELS
from notifications.models import Notice
from notifications.rules.bounces import refused_for_good
from notifications.rules.retries import gives_up, wait
from notifications.rules.vocabulary import Audience, Channel, NoticeStatus

BATCH = 20
LEASE = timedelta(seconds=120)
LAST_START = 60
"""Seconds after the claim at which no further send begins: one send may take up to 40 seconds."""

log = logging.getLogger(__name__)
chance = random.SystemRandom()


def send_due(end: float) -> int:
    """Send what is due, oldest first; returns how many were handed over."""
    sent = 0
    while time.monotonic() < end and (batch := claim()):
        last_start = min(end, time.monotonic() + LAST_START)
        sent += _send_all(_letters(batch), last_start)
    return sent


def _send_all(letters: list[list[Notice]], last_start: float) -> int:
    """Send each that can still begin in time. Told to stop, give back at once what was not begun."""
    sent = 0
    while letters:
        letter = letters.pop(0)
        try:
            sent += _send(letter) if time.monotonic() < last_start else _give_back(letter)
        except BaseException:
            for rest in letters:
                _give_back(rest)
            raise
    return sent


@transaction.atomic
def claim(most: int = BATCH) -> list[Notice]:
    """Take up to ``most`` due notices for one lease. Each counts as an attempt, whoever dies of it."""
    now = db_now()
    free = Q(status=NoticeStatus.QUEUED) | Q(status=NoticeStatus.CLAIMED, claimed_until__lt=now)
    rows = Notice.objects.select_related("person", "reminder__deadline").select_for_update(
        skip_locked=True, of=("self",)
    )
    due = rows.filter(free, due_at__lte=now).order_by("due_at")
    found = list(due[:most])
    if readers := {notice.person_id for notice in found if notice.channel == Channel.DIGEST}:
        rest = due.filter(channel=Channel.DIGEST, person__in=readers)
        found += rest.exclude(pk__in=[notice.pk for notice in found])
    if worn_out := [notice.pk for notice in found if gives_up(notice.attempts)]:
        Notice.objects.filter(pk__in=worn_out).update(status=NoticeStatus.DEAD, claim=None, claimed_until=None)
    return _taken([notice for notice in found if not gives_up(notice.attempts)], now + LEASE)


def _taken(notices: list[Notice], until: datetime) -> list[Notice]:
    """Marked as ours, in the database and in our hands: they are locked, so both say the same."""
    ours: dict[str, Any] = {"status": NoticeStatus.CLAIMED, "claim": uuid.uuid4(), "claimed_until": until}
    if notices:
        Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(**ours, attempts=F("attempts") + 1)
    for notice in notices:
        notice.status, notice.claim, notice.claimed_until = ours.values()
        notice.attempts += 1
    return sorted(notices, key=lambda notice: notice.due_at)


def _letters(batch: list[Notice]) -> list[list[Notice]]:
    """What goes out together: the digest of one person is one letter, everything else its own."""
    letters: dict[Any, list[Notice]] = {}
    for notice in batch:
        digest = notice.channel == Channel.DIGEST
        letters.setdefault((notice.person_id, "digest") if digest else notice.pk, []).append(notice)
    return list(letters.values())


def _send(letter: list[Notice]) -> int:
    told: list[tuple[Notice, Any]] = []
    try:
        for notice in letter:
            subject = _still_meant(notice)
            if subject is None:
                _mark([notice], status=NoticeStatus.CANCELLED)
            else:
                told.append((notice, subject))
        if told:
            CHANNELS[letter[0].channel](told)
    except Exception as error:  # why: one address that fails must not hold up the others
        kind = type(error).__name__  # its message may name the person
        log.warning("notice %s was not sent", letter[0].pk, extra={"error_kind": kind, "asked_in": letter[0].asked_in})
        _failed(letter, error)
        return 0
    marked = _mark([notice for notice, _subject in told], status=NoticeStatus.SENT, sent_at=db_now(), last_error="")
    if marked:
        log.info("notice %s was handed over", letter[0].pk, extra={"asked_in": letter[0].asked_in})
    return marked


def _still_meant(notice: Notice) -> Any:
    """The subject, if the person may still be told of it: active, allowed to see it, and still asked."""
    if not notice.person.is_active:
        return None
    reminder = notice.reminder
    if reminder is not None and reminder.audience in (Audience.NOT_AGREED, Audience.OWING):
        owed = reminder.revision == reminder.deadline.revision
        if not (owed and DEADLINES[reminder.deadline.handler].still_owed(reminder.deadline, reminder)):
            return None
    return find_visible(notice.subject_kind, notice.subject_id, notice.person)


def _failed(letter: list[Notice], error: Exception) -> None:
    """Tried again after a growing pause; given up after the last attempt, at once if refused for good."""
    said = f"{type(error).__name__}: {error}"[:300]
    for notice in letter:
        if refused_for_good(error):
            _lost(notice, NoticeStatus.BOUNCED, said)
        elif gives_up(notice.attempts):
            _lost(notice, NoticeStatus.DEAD, said)
        else:
            pause = wait(notice.attempts, jitter=chance.random())
            _mark([notice], status=NoticeStatus.QUEUED, due_at=db_now() + pause, last_error=said)


@transaction.atomic
def _lost(notice: Notice, status: NoticeStatus, said: str) -> None:
    """It will not arrive by itself: the page of deliveries shows it, and who should phone is told."""
    if _mark([notice], status=status, last_error=said):
        tell_unreached(notice)


def _give_back(letter: list[Notice]) -> int:
    """Not begun: back into the queue, the attempt not counted."""
    _mark(letter, status=NoticeStatus.QUEUED, attempts=F("attempts") - 1)
    return 0


def _mark(letter: list[Notice], **changes: Any) -> int:
    """Write the result where the claim is still ours; elsewhere somebody took over, and theirs counts."""
    if not letter:
        return 0
    mine = Notice.objects.filter(
        pk__in=[notice.pk for notice in letter], status=NoticeStatus.CLAIMED, claim=letter[0].claim
    )
    marked = mine.update(claim=None, claimed_until=None, **changes)
    if marked < len(letter):
        log.warning("%s was taken over or cancelled while it was being sent", [notice.pk for notice in letter])
    return marked
