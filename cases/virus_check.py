"""Asks ClamAV whether a file is infected, over its socket, piece by piece (the INSTREAM command)."""

import socket
from contextlib import closing
from typing import IO, NamedTuple

from django.conf import settings

PIECE = 256 * 1024
CONNECT_SECONDS = 3
ANSWER_SECONDS = 10
LONGEST_ANSWER = 4096


class Verdict(NamedTuple):
    """``asked`` False: nobody is configured to be asked. ``infected``: the name of what was found.

    ``silent``: why there is no answer; the file then counts as unchecked, never as clean.
    """

    asked: bool
    infected: str = ""
    silent: str = ""

    @property
    def clean(self) -> bool:
        """Whether the checker said so."""
        return self.asked and not self.infected and not self.silent


def check(file: IO[bytes]) -> Verdict:
    """The checker's word on a file, from its first byte. Leaves the position at the start."""
    if settings.CLAMD is None:
        return Verdict(asked=False)
    file.seek(0)
    try:
        with closing(_connected(*settings.CLAMD)) as line:
            return _understood(_asked(line, file))
    except OSError as silent:
        return Verdict(asked=True, silent=f"it does not answer ({type(silent).__name__})")
    finally:
        file.seek(0)


def _connected(family: str, place: str, port: int) -> socket.socket:
    line = (
        socket.socket(socket.AF_UNIX) if family == "unix" else socket.create_connection((place, port), CONNECT_SECONDS)
    )
    try:
        if family == "unix":
            line.settimeout(CONNECT_SECONDS)
            line.connect(place)
        line.settimeout(ANSWER_SECONDS)
    except OSError:
        line.close()
        raise
    return line


def _asked(line: socket.socket, file: IO[bytes]) -> bytes:
    line.sendall(b"zINSTREAM\0")
    try:
        while piece := file.read(PIECE):
            line.sendall(len(piece).to_bytes(4, "big") + piece)
        line.sendall(bytes(4))
    except (BrokenPipeError, ConnectionResetError):
        pass  # why: over its limit the checker says so and hangs up before it has everything
    answer = b""
    while len(answer) < LONGEST_ANSWER and not answer.endswith(b"\0") and (part := line.recv(LONGEST_ANSWER)):
        answer += part
    return answer


def _understood(answer: bytes) -> Verdict:
    said = answer.rstrip(b"\0\n").decode("ascii", "replace")
    if said == "stream: OK":
        return Verdict(asked=True)
    if said.startswith("stream: ") and said.endswith(" FOUND"):
        return Verdict(asked=True, infected=said.removeprefix("stream: ").removesuffix(" FOUND")[:60] or "malware")
    return Verdict(asked=True, silent=f"it answered “{said[:80]}”" if said else "it hung up without a word")
