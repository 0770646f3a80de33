"""What the machine makes of stored files by itself: previews, and the record of comparing them again."""

from typing import Any

from django.core.files.storage import storages
from django.db import models
from django.db.models import Q

from cases.models.evidence import Evidence
from cases.rules.vocabulary import PreviewState
from core.constraints import choices, one_of
from core.models import Stored, append_only
from delegations import facts as people
from delegations.rules.roles import Can


def preview_store() -> Any:
    """Previews can be made again from the evidence, so they lie apart and need no backup."""
    return storages["previews"]


class Preview(Stored):
    """The pages of one item, drawn anew so that nothing of the sender's bytes is left in them."""

    evidence = models.OneToOneField(Evidence, models.PROTECT, related_name="preview")
    state = models.CharField(max_length=12, choices=choices(PreviewState), default=PreviewState.WAITING)
    pages = models.PositiveIntegerField(default=0, help_text="pages the file has; the first ones are drawn")
    tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(null=True, blank=True)
    why_not = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [one_of("state", PreviewState, name="preview_state_known")]
        indexes = [models.Index(fields=["created_at"], condition=Q(state="waiting"), name="previews_to_draw")]

    def __str__(self) -> str:
        return f"{self.state}, {self.pages}"


class PreviewSheet(Stored):
    """One drawn page."""

    preview = models.ForeignKey(Preview, models.PROTECT, related_name="sheets")
    number = models.PositiveSmallIntegerField()
    image = models.FileField(upload_to="%Y/%m/", storage=preview_store, max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["preview", "number"], name="preview_sheets_are_numbered")]

    def __str__(self) -> str:
        return str(self.number)


class StoreCheckQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "StoreCheckQuerySet":
        """Those who guard markings, and auditors."""
        actor = people.actor(user)
        return self if actor.can(Can.GUARD_MARKINGS) or actor.can(Can.AUDIT) else self.none()


class StoreCheck(Stored):
    """One walk over all stored evidence, in slices: each file compared with the hash of its receipt."""

    reached = models.UUIDField(null=True, blank=True, help_text="the last item compared")
    items = models.PositiveIntegerField(default=0)
    size = models.PositiveBigIntegerField(default=0, help_text="bytes compared")
    faults = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = StoreCheckQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                models.Value(1), condition=Q(finished_at__isnull=True), name="one_store_check_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.created_at:%Y-%m-%d}: {self.items}, {self.faults}"


class StoreFault(Stored):
    """A stored file that is not what was received, or is gone, as a check found it."""

    check_run = models.ForeignKey(StoreCheck, models.PROTECT, related_name="found")
    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64, blank=True, help_text="as computed; empty: the file is gone")

    class Meta:
        triggers = append_only()

    def __str__(self) -> str:
        return str(self.evidence_id)
