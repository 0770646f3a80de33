"""What one upload may cost, everything inside it included, and what was left unread."""

import time
from dataclasses import dataclass, field
from typing import IO, NamedTuple

MIB = 1024 * 1024
CHUNK = 256 * 1024
SMALL = MIB
MOST_NOTES = 12


class Unread(ValueError):
    """A file, or something inside one, that cannot be searched. The words end the sentence “it …”."""


class Piece(NamedTuple):
    """Some text of a file and where it stands. ``is_name``: a file name, where two words are no prose."""

    where: str
    text: str
    is_name: bool = False


@dataclass
class Budget:
    """Shared by a file and everything inside it. ``ratio``: how much larger than packed a member may be."""

    bytes_left: int = 128 * MIB
    members_left: int = 5_000
    pages_left: int = 500
    depth_left: int = 3
    seconds: float = 10.0
    ratio: int = 200
    unread: list[str] = field(default_factory=list)
    started: float = field(default_factory=time.monotonic)

    def take(self, source: IO[bytes], what: str) -> bytes:
        """All of ``source``, or as much as is left, and then said."""
        parts: list[bytes] = []
        while self.bytes_left > 0 and (part := source.read(min(CHUNK, self.bytes_left))):
            parts.append(part)
            self.bytes_left -= len(part)
        if self.bytes_left <= 0 and source.read(1):
            self.say(f"{what} is read in part only")
        return b"".join(parts)

    def say(self, what: str) -> None:
        """Note what could not be read; beyond a dozen one more word would help nobody."""
        if what not in self.unread and len(self.unread) < MOST_NOTES:
            self.unread.append(what)

    def is_out_of_time(self) -> bool:
        """Whether reading has to end. Said once."""
        late = time.monotonic() - self.started > self.seconds
        if late:
            self.say("takes too long to read to the end")
        return late
