"""What people say about how they are told: received, by mail or not, at which hours, in which calendar."""

import hashlib
import secrets
from datetime import time
from typing import Any

from django.db import transaction
from django.db.models import Q

from audit.trail import record
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, enforce
from delegations.facts import actor
from notifications.models import CalendarFeed, Mute, Notice, Preference
from notifications.rules.access import may_acknowledge
from notifications.rules.vocabulary import Channel, NoticeStatus

ARRIVED = (NoticeStatus.SENT, NoticeStatus.DELIVERED)
WAITING = (NoticeStatus.QUEUED, NoticeStatus.CLAIMED)
MAILED = (Channel.EMAIL, Channel.DIGEST)


@transaction.atomic
def acknowledge(*, notice: Notice, by: Any) -> None:
    """“Received”, apart from any position: counts for every channel it came by; a mail still waiting is spared.

    Refused to anybody but the person told. Saying it twice changes nothing.
    """
    who = actor(by)
    enforce(may_acknowledge(who, addressee=str(notice.person.token)))
    same = Notice.objects.filter(person_id=notice.person_id, dedupe=notice.dedupe, acknowledged_at=None)
    same.filter(channel__in=MAILED, status=NoticeStatus.QUEUED).update(status=NoticeStatus.CANCELLED)
    known = Q(status__in=ARRIVED) | Q(channel=Channel.IN_APP, status__in=WAITING)
    if not same.filter(known).update(status=NoticeStatus.ACKNOWLEDGED, acknowledged_at=db_now(), claim=None):
        return
    record(
        verb="acknowledged", sentence="{actor} confirmed having received a notice.",
        subject=notice, by=by, chain=notice.chain, body=who.delegation, code=notice.code,
    )  # fmt: skip


@transaction.atomic
def save_preference(
    *, by: Any, email: bool, quiet_from: time | None, quiet_until: time | None, digest: bool = False
) -> Preference:
    """How a person wants to be told from now on. Refused: half of the quiet hours, or all of the day."""
    if (quiet_from is None) != (quiet_until is None):
        enforce(Refusal("notifications.half_quiet_hours", kind=Kind.INVALID, field="quiet_until"))
    if quiet_from is not None and quiet_from == quiet_until:
        enforce(Refusal("notifications.empty_quiet_hours", kind=Kind.INVALID, field="quiet_until"))
    wish, _made = Preference.objects.update_or_create(
        person=by,
        defaults={"email": email, "digest": digest, "quiet_from": quiet_from, "quiet_until": quiet_until},
    )
    record(
        verb="preferred", sentence="{actor} chose how to be told.",
        subject=wish, by=by, body=actor(by).delegation, email=email,
    )  # fmt: skip
    return wish


@transaction.atomic
def mute(*, notice: Notice, by: Any) -> None:
    """No more e-mail about this notice's case. Refused to anybody but the person told."""
    who = actor(by)
    enforce(may_acknowledge(who, addressee=str(notice.person.token)))
    if not notice.chain:
        enforce(Refusal("notifications.nothing_to_mute", kind=Kind.STATE))
    wish, made = Mute.objects.get_or_create(person=by, chain=notice.chain)
    if made:
        record(
            verb="muted", sentence="{actor} asked for no more e-mail about this case.",
            subject=wish, by=by, chain=notice.chain, body=who.delegation,
        )  # fmt: skip


@transaction.atomic
def unmute(*, chain: str, by: Any) -> None:
    """E-mail about this case again, from now on."""
    for wish in Mute.objects.filter(person=by, chain=chain):
        record(
            verb="unmuted", sentence="{actor} wants e-mail about this case again.",
            subject=wish, by=by, chain=chain, body=actor(by).delegation,
        )  # fmt: skip
        wish.delete()


@transaction.atomic
def open_feed(*, by: Any) -> str:
    """A new secret for the person's calendar address, returned once; the former address stops working."""
    _revoke(by)
    token = secrets.token_urlsafe(32)
    feed = CalendarFeed.objects.create(token_hash=hash_of(token), person=by)
    record(
        verb="opened_feed", sentence="{actor} made a calendar address.",
        subject=feed, by=by, body=actor(by).delegation,
    )  # fmt: skip
    return token


@transaction.atomic
def close_feed(*, by: Any) -> None:
    """The person's calendar address stops working. Without one, nothing happens."""
    for feed in _revoke(by):
        record(
            verb="closed_feed", sentence="{actor} revoked a calendar address.",
            subject=feed, by=by, body=actor(by).delegation,
        )  # fmt: skip


def hash_of(token: str) -> str:
    """What is stored of a calendar address's secret."""
    return hashlib.sha256(token.encode()).hexdigest()


def _revoke(person: Any) -> list[CalendarFeed]:
    live = list(CalendarFeed.objects.select_for_update().filter(person=person, revoked_at=None))
    CalendarFeed.objects.filter(pk__in=[feed.pk for feed in live]).update(revoked_at=db_now())
    return live
