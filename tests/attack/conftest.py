"""What attacks need: the world of the permission matrix, one for each file of them, and a trap.

Not one for the folder: other files here want the plain database between these.
"""

import socket
from collections.abc import Iterator
from contextlib import closing
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


class Trap:
    """A server of this machine that waits to be called; every process the site starts could reach it."""

    def __init__(self, listening: socket.socket) -> None:
        self._listening = listening
        self.port: int = listening.getsockname()[1]

    def called(self) -> bool:
        """Whether anybody came since the last time."""
        try:
            self._listening.accept()[0].close()
        except TimeoutError:
            return False
        return True


@pytest.fixture
def trap() -> Iterator[Trap]:
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        listening.settimeout(0.2)
        yield Trap(listening)
