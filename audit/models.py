"""Append-only memory of every act, hash-chained per case (decision 15)."""

import uuid

import pgtrigger
from django.conf import settings
from django.db import models

from core.clock import EntenteNow
from core.models import append_only, no_truncate
from core.rules.showing import shown_as


class PersonToken(models.Model):
    """Who a token in an audit sentence stands for. The only part of the memory that can be erased.

    Audit rows carry the token; erasing the name here, and giving the account another token, leaves
    every hash intact.
    """

    token = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="person_token"
    )
    name = models.CharField(max_length=200, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name or "(erased)"


class ChainHead(models.Model):
    """The last row of each chain. Locked while one is appended, so a chain cannot fork."""

    chain = models.CharField(primary_key=True, max_length=64)
    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64)
    sealed = models.PositiveBigIntegerField(default=0, help_text="number of the row the last seal remembers")

    class Meta:
        triggers = [pgtrigger.Protect(name="no_delete", operation=pgtrigger.Delete), no_truncate()]


class AuditEvent(models.Model):
    """One act: what happened, to what, by whom, in a sentence that stays readable without code.

    ``sentence`` names persons as ``{person:TOKEN}``. ``chain`` is the id of the case the act
    belongs to, or the name of the area for acts outside any case.
    """

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    chain = models.CharField(max_length=64)
    number = models.PositiveBigIntegerField()
    verb = models.CharField(max_length=60)
    sentence = models.TextField()
    subject_kind = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=64)
    person = models.UUIDField(null=True)
    on_behalf_of = models.CharField(max_length=20, blank=True)  # display code of the body
    details = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="audit_one_row_per_number")]
        indexes = [
            models.Index(fields=["subject_kind", "subject_id"], name="audit_by_subject"),
            models.Index(fields=["person", "-id"], name="audit_by_person"),
            models.Index(fields=["at"], name="audit_by_instant"),
        ]
        triggers = append_only()
        verbose_name = "audit event"

    def __str__(self) -> str:
        return f"{shown_as(self.at)} {self.verb}"

    @property
    def content(self) -> dict:
        """Everything the hash covers besides the row's place in its chain."""
        names = ("at", "verb", "sentence", "subject_kind", "subject_id", "person", "on_behalf_of", "details")
        return {name: getattr(self, name) for name in names}


class Seal(models.Model):
    """A periodic digest over all chain heads, chained itself: writers of cases never wait for it."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(db_default=EntenteNow(), editable=False)
    heads = models.JSONField()  # {chain: [number, hash]} of every chain that moved since the seal before
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        triggers = append_only()


class Disclosure(models.Model):
    """Reading is disclosure: one row per reader, object version and sign-in (decision 20)."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(db_default=EntenteNow(), editable=False)
    person = models.UUIDField()
    on_behalf_of = models.CharField(max_length=20, blank=True)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=64)
    version = models.CharField(max_length=64, blank=True)
    channel = models.CharField(max_length=20)  # page, download, api, export
    sitting = models.CharField(max_length=64)  # digest of the session or key, never the key itself

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "subject_kind", "subject_id", "version", "channel", "sitting"],
                name="disclosed_once_per_sitting",
            )
        ]
        indexes = [models.Index(fields=["subject_kind", "subject_id", "-id"], name="disclosed_by_subject")]
        triggers = append_only()
