"""The only file that touches django-guardian (decision 21).

Guardian answers one question here: which exceptional person or partner was let in to one object.
The common path, "my delegation is in the audience", is a plain indexed table in the app that owns
the object. Direct foreign keys give real integrity; our own columns say why, by whom and until
when; the generic permission tables stay empty, and a test says so.
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from guardian.models import UserObjectPermissionAbstract, UserObjectPermissionBase

from core.clock import EntenteNow

__all__ = ["Grant", "UserObjectPermissionAbstract", "granted"]


class Grant(UserObjectPermissionBase):
    """Base of a direct-foreign-key grant table. A subclass adds ``content_object``.

    A grant past its ``expires_at`` or withdrawn counts for nothing; rows are kept as a record.
    """

    reason = models.CharField(max_length=300)
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    granted_at = models.DateTimeField(db_default=EntenteNow(), editable=False)
    expires_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta(UserObjectPermissionBase.Meta):
        abstract = True


def granted(grants: type[Grant], user: Any, codename: str) -> Exists:
    """An EXISTS for ``visible_to``: this user holds a live grant on the row at hand."""
    live = Q(withdrawn_at__isnull=True) & (Q(expires_at__isnull=True) | Q(expires_at__gt=EntenteNow()))
    rows = grants.objects.filter(live, user_id=user.pk, permission__codename=codename)
    return Exists(rows.filter(content_object_id=OuterRef("pk")))  # type: ignore[misc]  # subclasses add the column
