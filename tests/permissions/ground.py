"""The world standing on a database of its own, in one transaction that is thrown away."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connections, transaction
from django.test import override_settings

from tests.database import cloned
from tests.permissions.asker import Asker
from tests.permissions.world import a_world

QUIET = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "permissions"}}

# Everybody signs in once; what the matrix says is of a fresh sitting, however long all the questions take.
DAY = 24 * 3600
UNHURRIED = {"SITTING_IDLE_SECONDS": DAY, "SITTING_LONGEST_SECONDS": DAY, "SIGN_WITHOUT_PASSWORD_SECONDS": DAY}


@contextmanager
def standing(kept: Path, django_db_blocker: Any) -> Iterator[Asker]:
    """Everybody and everything; ``kept`` is the folder of its evidence."""
    with (
        django_db_blocker.unblock(), cloned(),
        override_settings(
            MEDIA_ROOT=kept, CACHES=QUIET, SECURE_SSL_REDIRECT=False, SECOND_FACTOR=False, **UNHURRIED
        ),
    ):  # fmt: skip
        whole = transaction.atomic()
        whole._from_testcase = True
        with whole:
            yield Asker(a_world(), kept)
            transaction.set_rollback(True)
        connections.close_all()
