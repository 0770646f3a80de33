"""A key tried from outside the networks it is bound to: noted on the key, told once a day."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from core.clock import EntenteNow, db_now
from delegations import facts as people
from delegations.rules.roles import Can
from notifications import outbox
from partners.expiry import key_url
from partners.models import ApiKey

NOTED_EVERY = timedelta(minutes=5)


@transaction.atomic
def tried_elsewhere(key: Any, address: str) -> None:
    """Keep when and from where it was last tried, and tell those who guard markings, once a day and key."""
    now = db_now()
    due = Q(refused_at__isnull=True) | Q(refused_at__lt=now - NOTED_EVERY)
    if not ApiKey.objects.filter(due, pk=key.pk).update(refused_at=EntenteNow(), refused_from=address):
        return
    outbox.notify(
        people=people.holders(Can.GUARD_MARKINGS), code="partners.notice_key_elsewhere",
        params={"name": key.name, "prefix": key.prefix, "address": address}, subject=key, url=key_url(key),
        dedupe=f"elsewhere:{key.pk}:{people.brussels_day(now)}",
    )  # fmt: skip
