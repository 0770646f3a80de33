"""The register of what left to whom, and of what was taken back. Lines are only ever added."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from cases.models.case import Case
from cases.models.evidence import Evidence
from cases.rules.releasing import EntryKind, RevocationReason
from core.constraints import choices, one_of
from core.models import Stored, append_only
from delegations import facts as people
from delegations.rules.roles import Can
from delegations.rules.roles import Kind as Body


class ReleaseEntryQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "ReleaseEntryQuerySet":
        """A partner reads its own lines; the originator's people theirs; whoever guards markings or audits all."""
        actor = people.actor(user)
        if not actor.delegation:
            return self.none()
        if actor.kind == Body.PARTNER:
            return self.filter(partner_id=actor.delegation)
        if actor.can(Can.GUARD_MARKINGS) or actor.can(Can.AUDIT):
            return self
        own = Q(evidence__isnull=True, case__originator_id=actor.delegation) | Q(
            evidence__originator_id=actor.delegation
        )
        return self.filter(own, case__in=Case.objects.visible_to(user).values("pk"))

    def released(self) -> "ReleaseEntryQuerySet":
        return self.filter(kind=EntryKind.RELEASED)


class ReleaseEntry(Stored):
    """One version of a case's file or of one item, released to one partner; or the end of such a release.

    ``version`` is the fingerprint of what was released: what is written afterwards has another one and
    is not released by this line. A revocation repeats what it ends, so that a feed needs no second look.
    """

    kind = models.CharField(max_length=10, choices=choices(EntryKind))
    case = models.ForeignKey(Case, models.PROTECT, related_name="release_entries")
    evidence = models.ForeignKey(Evidence, models.PROTECT, null=True, blank=True, related_name="release_entries")
    partner = models.ForeignKey("delegations.Delegation", models.PROTECT, related_name="+")
    version = models.CharField(max_length=64)
    tlp = models.CharField(max_length=12, help_text="TLP 2.0 label it left with")
    purpose = models.CharField(max_length=300)
    caveat = models.CharField(max_length=100, help_text="such as REL TO NATO")
    personal_data_ground = models.CharField(max_length=300, blank=True)
    expires_at = models.DateTimeField()
    ends = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="revocation")
    reason = models.CharField(max_length=12, choices=choices(RevocationReason), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = ReleaseEntryQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("kind", EntryKind, name="release_entry_kind_known"),
            models.CheckConstraint(
                condition=Q(kind=EntryKind.RELEASED, ends__isnull=True, reason="")
                | Q(kind=EntryKind.REVOKED, ends__isnull=False) & ~Q(reason=""),
                name="a_revocation_ends_a_release_and_says_why",
            ),
        ]
        indexes = [models.Index(fields=["partner", "-created_at", "id"], name="releases_of_a_partner")]
        triggers = append_only()
        verbose_name_plural = "release entries"

    def __str__(self) -> str:
        return f"{self.kind} to {self.partner_id}"

    @property
    def thing(self) -> Case | Evidence:
        """What the line is about."""
        return self.evidence or self.case

    def get_absolute_url(self) -> str:
        return (
            reverse("cases:audience", args=[self.case_id])
            if self.evidence is None
            else self.evidence.get_absolute_url()
        )
