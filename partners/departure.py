"""The keys of an account that is taken out of use end with it."""

from typing import Any

from audit.trail import record
from core.clock import db_now
from delegations import facts as people
from partners.expiry import keep_key
from partners.models import ApiKey


def end_keys(user: Any, by: Any) -> None:
    """Revoke every live key this account acts with; putting the account back into use brings none of them back."""
    for key in ApiKey.objects.select_for_update().filter(user=user, revoked_at__isnull=True):
        key.revoked_at = db_now()
        key.save(update_fields=["revoked_at"])
        keep_key(key)
        record(
            verb="key_revoked", sentence=f"{{actor}} took {user.email} out of use; its key {key.prefix}… ended.",
            subject=key, by=by, body=people.actor(by).delegation,
        )  # fmt: skip
