"""The world is made once for all these tests; every question leaves it as it was."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.permissions.asker import Asker
from tests.permissions.ground import standing


@pytest.fixture(scope="package")
def asker(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Everybody and everything, in one transaction on a database of its own that is thrown away."""
    with standing(tmp_path_factory.mktemp("evidence"), django_db_blocker) as asked:
        yield asked


@pytest.fixture(autouse=True)
def _the_same_files(asker: Asker, settings: Any, _plain_surroundings: None) -> None:
    """The evidence made with the world is where the site looks for it."""
    settings.MEDIA_ROOT = asker.media
