"""A person is asked in by one and let in by another; the link that follows works once."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.constraints import choices, one_of
from core.models import Stored
from delegations.rules.invitations import Purpose
from delegations.rules.roles import Role


class InvitationQuerySet(models.QuerySet):
    def of(self, *delegations: str) -> "InvitationQuerySet":
        """Those into one of these bodies."""
        return self.filter(delegation__in=delegations)

    def waiting(self) -> "InvitationQuerySet":
        """Asked for, and neither approved nor withdrawn."""
        return self.filter(approved_at__isnull=True, withdrawn_at__isnull=True)


class Invitation(Stored):
    """Into the house, or back into it after the second factors were lost.

    Only the SHA-256 of the link's key is stored. ``person`` is known from the beginning of a return and
    from the end of a first invitation; the account and its appointment are made when the link is used.
    """

    purpose = models.CharField(max_length=10, choices=choices(Purpose), default=Purpose.ENTRY)
    email = models.EmailField()
    name = models.CharField(max_length=200)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="invitations"
    )
    delegation = models.ForeignKey("delegations.Delegation", models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=20, choices=choices(Role), blank=True)
    since = models.DateField(null=True, blank=True, verbose_name=_("first day"))
    until = models.DateField(null=True, blank=True, verbose_name=_("last day"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    key_hash = models.CharField(max_length=64, unique=True, null=True, blank=True, editable=False)
    expires_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("purpose", Purpose, name="invitation_purpose_known"),
            models.CheckConstraint(condition=~Q(approved_by=F("asked_by")), name="nobody_approves_the_own_invitation"),
            models.CheckConstraint(
                condition=Q(purpose=Purpose.RETURN, person__isnull=False)
                | Q(purpose=Purpose.ENTRY, delegation__isnull=False, since__isnull=False),
                name="invitation_says_who_or_where",
            ),
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(approved_at__isnull=False, person__isnull=False),
                name="invitation_used_after_approval",
            ),
            models.UniqueConstraint(
                fields=["email"], condition=Q(used_at__isnull=True, withdrawn_at__isnull=True, purpose=Purpose.ENTRY),
                name="one_open_invitation_per_address",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>"

    @property
    def home(self) -> Any:
        """The code of the body it leads to, or empty for a return."""
        return self.delegation_id or ""
