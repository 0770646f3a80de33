"""The world is made once for all these tests; every question leaves it as it was."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections, transaction
from django.test import override_settings

from tests.database import cloned
from tests.permissions.asker import Asker
from tests.permissions.world import a_world

QUIET = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "permissions"}}

# Everybody signs in once; what the matrix says is of a fresh sitting, however long all the questions take.
DAY = 24 * 3600
UNHURRIED = {"SITTING_IDLE_SECONDS": DAY, "SITTING_LONGEST_SECONDS": DAY, "SIGN_WITHOUT_PASSWORD_SECONDS": DAY}


@pytest.fixture(scope="package")
def asker(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Everybody and everything, in one transaction on a database of its own that is thrown away."""
    kept: Path = tmp_path_factory.mktemp("evidence")
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


@pytest.fixture(autouse=True)
def _the_same_files(asker: Asker, settings: Any, _plain_surroundings: None) -> None:
    """The evidence made with the world is where the site looks for it."""
    settings.MEDIA_ROOT = asker.media
