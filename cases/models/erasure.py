"""Evidence past its time: who proposed to erase what, who confirmed it, and the hash of what it was."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.models.case import Case
from cases.models.evidence import Evidence
from cases.models.retention import InCase, RetentionTerm
from cases.rules.vocabulary import ErasureOutcome
from core.constraints import choices, one_of
from core.models import Stored, no_truncate


class Erasure(Stored):
    """A proposal to erase items of one case, under one class of retention; decided once, by a second person."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="erasures")
    term = models.ForeignKey(RetentionTerm, models.PROTECT, related_name="+")
    last_day = models.DateField(help_text="under that class, as counted when it was proposed")
    why = models.CharField(max_length=300)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=choices(ErasureOutcome), default=ErasureOutcome.OPEN)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_why = models.CharField(max_length=300, blank=True)

    objects = InCase.as_manager()

    class Meta:
        constraints = [
            one_of("outcome", ErasureOutcome, name="erasure_outcome_known"),
            models.CheckConstraint(condition=~Q(why=""), name="an_erasure_says_why"),
            models.CheckConstraint(
                condition=Q(outcome=ErasureOutcome.OPEN, decided_at__isnull=True, decided_by__isnull=True)
                | ~Q(outcome=ErasureOutcome.OPEN) & Q(decided_at__isnull=False, decided_by__isnull=False),
                name="an_erasure_is_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=ErasureOutcome.DONE) | ~Q(decided_by=F("proposed_by")),
                name="two_persons_erase",
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(outcome=ErasureOutcome.OPEN), name="one_open_erasure_of_a_case"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="proposal_is_fixed",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("case", "term", "last_day", "why", "proposed_by"),
            ),
            pgtrigger.Protect(
                name="decided_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__outcome__in=[ErasureOutcome.WITHDRAWN.value, ErasureOutcome.DONE.value]),
            ),
            pgtrigger.Protect(name="no_delete", operation=pgtrigger.Delete),
            no_truncate(),
        ]

    def __str__(self) -> str:
        return f"Erasure proposed for {self.case.reference}"

    def get_absolute_url(self) -> str:
        return self.case.get_absolute_url()


class ErasureItem(Stored):
    """One item of a proposal, with the hash of what it is (for a link: of the address)."""

    erasure = models.ForeignKey(Erasure, models.PROTECT, related_name="items")
    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="erasures")
    sha256 = models.CharField(max_length=64)
    to_remove = models.JSONField(default=list, help_text="stored files that still have to go: field and name")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["erasure", "evidence"], name="an_item_once_in_an_erasure"),
        ]
        indexes = [models.Index(fields=["created_at"], condition=~Q(to_remove=[]), name="bytes_to_remove")]
        triggers = [
            pgtrigger.Protect(
                name="item_is_fixed",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("erasure", "evidence", "sha256"),
            ),
            pgtrigger.Protect(name="no_delete", operation=pgtrigger.Delete),
            no_truncate(),
        ]

    def __str__(self) -> str:
        return self.sha256
