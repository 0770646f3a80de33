"""The world of the permission matrix for those attacks that ask for it; one for each file of them.

Not one for the folder: other files here want the plain database between these.
"""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.permissions.asker import Asker
from tests.permissions.ground import standing


@pytest.fixture(scope="module")
def standing_world(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Asker]:
    with standing(tmp_path_factory.mktemp("evidence"), django_db_blocker) as asked:
        yield asked


@pytest.fixture
def asker(standing_world: Asker, settings: Any, _plain_surroundings: None) -> Asker:
    """Asks as anybody about anything of the world; its evidence is where the site looks for it."""
    settings.MEDIA_ROOT = standing_world.media
    return standing_world
