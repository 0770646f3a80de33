"""What was kept out of every case, and the pointers that stand in a case instead of classified content."""

from typing import Any

import pgtrigger
from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.db.models import Q
from django.urls import reverse

from cases.models.case import Case
from cases.models.evidence import Evidence
from cases.rules.vocabulary import ClassifiedLevel, QuarantineOutcome, QuarantineReason
from core.constraints import choices, one_of
from core.models import Stored, no_truncate
from delegations import facts as people
from delegations.rules.roles import Can
from delegations.rules.roles import Kind as Body


def quarantine_store() -> Any:
    """A store of its own, apart from the evidence."""
    return storages["quarantine"]


class QuarantinedQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "QuarantinedQuerySet":
        """Those who guard markings, auditors, and whoever tried it."""
        actor = people.actor(user)
        guards = actor.can(Can.GUARD_MARKINGS) or actor.can(Can.AUDIT)
        return self if guards else self.filter(by_id=user.pk)


class Quarantined(Stored):
    """Something that bore a classification marking, was infected, or could not be checked.

    A file is held in a store of its own until a security officer decides. Text is not stored: its
    sender still has it, and ``sha256`` lets the same text in once it was found to be a false alarm.
    """

    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    body = models.CharField(max_length=12, blank=True, help_text="display code of the delegation")
    reason = models.CharField(max_length=10, choices=choices(QuarantineReason), default=QuarantineReason.MARKED)
    marking_found = models.CharField(max_length=60, blank=True, help_text="the marking, or the name of the malware")
    where = models.CharField(max_length=60, help_text="file name, text of a report, page of a file, …")
    sha256 = models.CharField(max_length=64, blank=True)
    file = models.FileField(upload_to="%Y/%m/", storage=quarantine_store, blank=True, max_length=200)
    file_name = models.CharField(max_length=200, blank=True)
    size = models.PositiveBigIntegerField(null=True, blank=True, help_text="bytes")
    words = models.JSONField(default=dict, blank=True, help_text="what was said about the file")
    checked_at = models.DateTimeField(null=True, blank=True, help_text="when the checker for malware was last asked")
    outcome = models.CharField(max_length=10, choices=choices(QuarantineOutcome), default=QuarantineOutcome.OPEN)
    evidence = models.ForeignKey(Evidence, models.PROTECT, null=True, blank=True, related_name="+")
    handled_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    handled_note = models.CharField(max_length=300, blank=True)

    objects = QuarantinedQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("reason", QuarantineReason, name="quarantine_reason_known"),
            one_of("outcome", QuarantineOutcome, name="quarantine_outcome_known"),
            models.CheckConstraint(
                condition=Q(outcome=QuarantineOutcome.OPEN, handled_at__isnull=True)
                | (~Q(outcome=QuarantineOutcome.OPEN) & Q(handled_at__isnull=False, file="")),
                name="nothing_is_held_once_decided",
            ),
        ]
        indexes = [
            models.Index(fields=["sha256"], condition=~Q(sha256=""), name="quarantined_content"),
            models.Index(fields=["checked_at"], condition=Q(outcome="open", reason="unchecked"), name="held_unchecked"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="what_was_tried_is_fixed",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("case", "by", "body", "where", "sha256", "size"),
            ),
            # What was said about a file goes with the item it became; until then nobody changes it.
            pgtrigger.Protect(
                name="words_only_go",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "((OLD.words, OLD.file_name) IS DISTINCT FROM (NEW.words, NEW.file_name)"
                    " AND NOT (OLD.outcome = 'released' AND NEW.words = '{}'::jsonb AND NEW.file_name = ''))"
                ),
            ),
            pgtrigger.Protect(name="no_delete", operation=pgtrigger.Delete),
            no_truncate(),
        ]
        verbose_name_plural = "quarantined"

    def __str__(self) -> str:
        return f"{self.marking_found or self.get_reason_display()} in {self.where}"

    def get_absolute_url(self) -> str:
        return reverse("cases:quarantine_entry", args=[self.pk])


class PointerQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "PointerQuerySet":
        """Whoever may see the case, except partners: a pointer is never released."""
        actor = people.actor(user)
        if not actor.delegation or actor.kind == Body.PARTNER:
            return self.none()
        return self.filter(case__in=Case.objects.visible_to(user).values("pk"))


class ClassifiedPointer(Stored):
    """Where classified content lies that bears on a case: never the content.

    Its words never change; a wrong one is withdrawn, with a reason, and a new one added.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="pointers")
    reference = models.CharField(max_length=80, help_text="number in the registry that keeps it")
    level = models.CharField(max_length=12, choices=choices(ClassifiedLevel))
    originator = models.ForeignKey("delegations.Delegation", models.PROTECT, related_name="+")
    summary = models.TextField(help_text="unclassified")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    body = models.ForeignKey("delegations.Delegation", models.PROTECT, related_name="+", help_text="who added it")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)
    is_demonstration = models.BooleanField(default=False)

    objects = PointerQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("level", ClassifiedLevel, name="pointer_level_known"),
            models.UniqueConstraint(
                fields=["case", "reference"], condition=Q(withdrawn_at__isnull=True), name="one_pointer_per_reference"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="words_are_fixed",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "case", "reference", "level", "originator", "summary", "added_by", "body"
                ),
            ),
            pgtrigger.Protect(name="no_delete", operation=pgtrigger.Delete),
            no_truncate(),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("cases:pointer", args=[self.pk])
