"""Asks ``cases.inspection`` in a process of its own: what comes from strangers is never parsed in ours."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import IO, Any

from django.conf import settings

from cases.inspection.budget import CHUNK
from cases.inspection.kinds import WITHOUT_PARSER, Look
from cases.inspection.kinds import look as look_here
from cases.rules.uploads import extension

LOOKING_SECONDS = 14  # with the answer of ClamAV below the time a web request has
DRAWING_SECONDS = 60
MOST_DRAWN = 64 * 1024 * 1024


class CannotDraw(Exception):
    """No preview of this file: broken, encrypted, too large, or it made its reader fail."""


def look(file: IO[bytes], name: str, seconds: float = LOOKING_SECONDS) -> Look:
    """Search a file for classification markings. What made the search fail is in ``unread``."""
    file.seek(0)
    try:
        if extension(name) in WITHOUT_PARSER:
            return look_here(file, name)
        return _told(_asked("look", name, file, seconds))
    finally:
        file.seek(0)


def _told(answer: bytes | None) -> Look:
    if answer is None:
        return Look(unread=("takes too long or too much memory to read",))
    said = json.loads(answer)
    return Look(said["marking"], said["where"], tuple(said["unread"]))


def draw(file: IO[bytes], name: str) -> tuple[int, list[bytes]]:
    """How many pages there are, and the first of them as JPEG. Raises ``CannotDraw``."""
    answer = _asked("draw", name, file, DRAWING_SECONDS)
    pieces = list(_pieces(answer or b""))
    if len(pieces) < 2 or not pieces[0].isdigit() or not all(each.startswith(b"\xff\xd8\xff") for each in pieces[1:]):
        raise CannotDraw
    return int(pieces[0]), pieces[1:]


def _pieces(answer: bytes) -> Iterator[bytes]:
    at = 0
    while at + 4 <= len(answer):
        length = int.from_bytes(answer[at : at + 4], "big")
        yield answer[at + 4 : at + 4 + length]
        at += 4 + length


def _asked(act: str, name: str, file: IO[bytes], seconds: float) -> bytes | None:
    """What the process answered, or None where it failed, ran out of time or said too much."""
    command = [sys.executable, "-m", "cases.inspection", act, f"x.{extension(name)}"]
    with _own_copy(file) as copy:
        try:
            done = subprocess.run(  # noqa: S603 - our own program with fixed arguments
                command, stdin=copy, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=seconds,
                check=False, cwd=settings.BASE_DIR, env=_surroundings(), start_new_session=True,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return None
    return done.stdout if done.returncode == 0 and len(done.stdout) <= MOST_DRAWN else None


def _surroundings() -> dict[str, str]:
    """No secret of ours, and one thread."""
    return {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}


@contextmanager
def _own_copy(file: IO[bytes]) -> Iterator[Any]:
    """The bytes in a nameless file of their own: a descriptor that two processes share has one position."""
    with TemporaryFile() as copy:
        file.seek(0)
        while piece := file.read(CHUNK):
            copy.write(piece)
        copy.flush()
        copy.seek(0)
        yield copy
