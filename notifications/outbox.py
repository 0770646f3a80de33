"""What is to be told leaves as rows, in the transaction of the act it tells about.

Nothing is published and nothing is sent here: the dispatcher finds the rows (``dispatcher/``).
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Model

from core.clock import db_now
from core.registry import SUBJECTS, subject_kind
from core.request_log import current
from core.sentences import known_codes
from delegations.facts import standing_in_for
from notifications.models import Mute, Notice, Preference, Reminder
from notifications.rules.quiet_hours import YIELDS, QuietHours, send_at
from notifications.rules.vocabulary import Channel, NoticeStatus
from notifications.wording import stored, zone_of


def notify(
    *,
    people: Iterable[Any],
    code: str,
    params: Mapping[str, Any],
    subject: Model,
    url: str,
    dedupe: str,
    chain: str = "",
    reminder: Reminder | None = None,
    by_mail: bool = True,
) -> int:
    """Queue one sentence for each person, in the application and by e-mail; returns how many rows are new.

    ``by_mail`` False is for what asks nothing of the reader: it stays in the application, and in the
    morning's digest of whoever has chosen one.

    Sent again with the same ``dedupe`` it adds nothing for whoever has it already. The sentence is
    rendered when it is sent, and only if the person may then still see ``subject``; hence a subject
    or code nobody registered is a programming error (``LookupError``).
    """
    kind = subject_kind(subject)
    if kind not in SUBJECTS or code not in known_codes():
        raise LookupError(f"Register the subject {kind} and the sentence {code} before telling anybody.")
    about = {
        "code": code, "params": stored(params), "subject_kind": kind, "subject_id": subject.pk,
        "url": url, "dedupe": dedupe, "chain": str(chain), "reminder": reminder,
        "asked_in": current() or (reminder.deadline.asked_in if reminder else ""),
    }  # fmt: skip
    rows = _rows(_tellable(people), about, reminder.deadline.due_at if reminder else None)
    return _queued([row for row in rows if by_mail or row.channel != Channel.EMAIL])


def _tellable(people: Iterable[Any]) -> list[Any]:
    """Each active person once, and whoever stands in for one who is away; systems read the API instead."""
    told = {each.pk: each for each in people}
    told |= {each.pk: each for each in standing_in_for(told) if each.pk not in told}
    return [each for each in told.values() if each.is_active and not each.is_service]


def _rows(people: list[Any], about: dict[str, Any], closes_at: datetime | None) -> Iterator[Notice]:
    now = db_now()
    wishes = {wish.person_id: wish for wish in Preference.objects.filter(person__in=people)}
    muted = _muted(people, about["chain"], now, closes_at)
    for person in people:
        wish = wishes.get(person.pk) or Preference(person=person)
        yield _row(person, Channel.IN_APP, now, about)
        if wish.email and person.email and person.pk not in muted:
            channel = Channel.DIGEST if wish.digest else Channel.EMAIL
            yield _row(person, channel, _mail_at(channel, person, wish, now, closes_at), about)


def _muted(people: list[Any], chain: str, now: datetime, closes_at: datetime | None) -> set[Any]:
    """Who wants no mail about this case. Like quiet hours, that yields to a deadline less than six hours away."""
    if not chain or (closes_at is not None and closes_at - now < YIELDS):
        return set()
    return set(Mute.objects.filter(person__in=people, chain=chain).values_list("person_id", flat=True))


def _mail_at(channel: Channel, person: Any, wish: Preference, now: datetime, closes_at: datetime | None) -> datetime:
    """At once, after the quiet hours, or with the morning's digest; never so late that six hours are not left."""
    if channel is Channel.EMAIL and wish.quiet_from is None:
        return now
    starts, ends = wish.quiet_from or time(0), wish.quiet_until or time(0)
    return send_at(channel, now, QuietHours(ZoneInfo(zone_of(person)), starts, ends), closes_at=closes_at)


def _row(person: Any, channel: Channel, due_at: datetime, about: dict[str, Any]) -> Notice:
    """``message_id`` comes from the row's id once and for all, so that a repeat carries the same one."""
    pk = uuid.uuid4()
    host = urlsplit(settings.SITE_URL).hostname
    row = Notice(id=pk, person=person, channel=channel, due_at=due_at, message_id=f"<notice-{pk}@{host}>", **about)
    if channel is Channel.IN_APP:
        # The row is the message: there is nothing to hand over, and its page asks anew who may read it.
        row.status, row.sent_at = NoticeStatus.SENT, due_at
    return row


def _queued(rows: list[Notice]) -> int:
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    return Notice.objects.filter(pk__in=[row.pk for row in rows]).count()
