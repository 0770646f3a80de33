"""What a document consists of."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class Change(StrEnum):
    """How a run of words is set beside an older text."""

    SAME = "same"
    ADDED = "added"  # underlined
    REMOVED = "removed"  # struck through


@dataclass(frozen=True, slots=True)
class Run:
    """Words set alike."""

    text: str
    change: Change = Change.SAME
    strong: bool = False


Words = str | Sequence[Run]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading under the title; ``level`` 1 or 2."""

    text: str
    level: int = 1
    kind: ClassVar[str] = "heading"


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, with its number in the margin if it has one."""

    words: Words
    number: str = ""
    kind: ClassVar[str] = "text"

    @property
    def runs(self) -> tuple["Run", ...]:
        """The words as runs."""
        return runs(self.words)


@dataclass(frozen=True, slots=True)
class Box:
    """A sentence the reader must not miss, framed: what silence means, what is asked."""

    words: Words
    kind: ClassVar[str] = "box"

    @property
    def runs(self) -> tuple["Run", ...]:
        """The words as runs."""
        return runs(self.words)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head that is repeated on every page. ``shares`` are the widths of the columns, in any unit."""

    head: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    shares: tuple[int, ...] = ()
    kind: ClassVar[str] = "table"

    @property
    def row_runs(self) -> tuple[tuple[tuple["Run", ...], ...], ...]:
        """Every cell as runs."""
        return tuple(tuple(runs(cell) for cell in row) for row in self.rows)

    def widths(self) -> tuple[int, ...]:
        """One for each column; all alike unless said otherwise."""
        return self.shares or (1,) * len(self.head)


Block = Heading | Text | Box | Table


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole. ``marking`` stands on every page as it is ("LIMITE"); ``language`` is an ISO 639-1 code.

    ``page_of`` is how a page says its number, with ``{page}`` and ``{pages}``. ``wide`` turns the sheet,
    for tables with many columns.
    """

    title: str
    marking: str
    blocks: tuple[Block, ...]
    foot: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    language: str = "en"
    page_of: str = "Page {page} of {pages}"
    wide: bool = False


def runs(words: Words) -> tuple[Run, ...]:
    """Words as runs, whichever way they came."""
    return (Run(words),) if isinstance(words, str) else tuple(words)


def clean(text: object) -> str:
    """Words without the control characters that no XML may hold and no font can draw."""
    return str(text).translate(_NO_LETTERS)


_NO_LETTERS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])
