"""What every stored thing shares, and the one table the kernel itself needs."""

import uuid

import pgtrigger
from django.conf import settings
from django.db import models

from core.clock import EntenteNow


class Stored(models.Model):
    """An id that says nothing and the instant of creation by the database's clock."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(db_default=EntenteNow(), editable=False)

    class Meta:
        abstract = True


def append_only() -> list[pgtrigger.Trigger]:
    """Triggers that refuse UPDATE, DELETE and TRUNCATE to everyone, superusers included.

    ``pgtrigger.Protect`` does not cover TRUNCATE, so that one is written out.
    """
    return [
        pgtrigger.Protect(name="no_change", operation=pgtrigger.Update | pgtrigger.Delete),
        no_truncate(),
    ]


def no_truncate() -> pgtrigger.Trigger:
    """Refuse TRUNCATE; with ``pgtrigger.Protect`` on DELETE it makes a table impossible to empty."""
    return pgtrigger.Trigger(
        name="no_truncate",
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        operation=pgtrigger.Truncate,
        func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
    )


class IdempotentRequest(Stored):
    """One creation asked for over REST under an ``Idempotency-Key``, and what was answered.

    A repeat with the same key and body gets the stored answer; the same key with another body is
    refused. Unique per principal, so one partner cannot collide with another.
    """

    principal = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    key = models.CharField(max_length=200)
    request_hash = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    answer = models.JSONField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["principal", "key"], name="one_answer_per_idempotency_key")]
