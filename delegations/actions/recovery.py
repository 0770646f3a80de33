"""Recovery codes: told once, and kept from then on as slow hashes under a salt of their set (ASVS 6.5.2)."""

import hmac
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import get_hasher, make_password
from django.db import transaction

SEED, SALT, HASHES = "seed", "salt", "hashes"


@transaction.atomic
def close_codes(*, kept: Authenticator) -> list[str]:
    """Replace the library's seed by hashes of the codes that are left; returns those codes, for the last time.

    A set that is closed already stays as it is, and nothing can be told of it.
    """
    locked = Authenticator.objects.select_for_update().get(pk=kept.pk)
    if SEED not in locked.data:
        return []
    codes: list[str] = locked.wrap().get_unused_codes()
    salt = get_hasher().salt()
    # why: the library takes an empty list of its older kind for a set without codes
    locked.data = {"migrated_codes": [], SALT: salt, HASHES: [make_password(each, salt) for each in codes]}
    locked.save(update_fields=["data"])
    return codes


@transaction.atomic
def spend_code(*, person: Any, code: str) -> Authenticator | None:
    """The person's set if this is one of its codes, which is gone with that. Costs one hash, right or wrong."""
    found = Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES).first()
    if found is None:
        return None
    close_codes(kept=found)
    locked = Authenticator.objects.select_for_update().get(pk=found.pk)
    tried = make_password(code, locked.data[SALT])
    left = [each for each in locked.data[HASHES] if not hmac.compare_digest(each, tried)]
    if len(left) == len(locked.data[HASHES]):
        return None
    locked.data[HASHES] = left
    locked.save(update_fields=["data"])
    return locked


def codes_left(person: Any) -> int:
    """How many codes this person still has."""
    found = Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES).first()
    if found is None:
        return 0
    return len(found.data[HASHES] if HASHES in found.data else found.wrap().get_unused_codes())
