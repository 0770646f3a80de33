"""Bars of a chart as plain numbers: shares of the width in per cent, so that a page needs no script and no style."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

PATTERNS = 5


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of a bar. ``pattern`` 1 to 5 tells it from its neighbours without colour."""

    x: float
    width: float
    pattern: int
    name: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart: its words, its pieces, and a mark to compare with (None: there is none)."""

    label: str
    text: str
    pieces: tuple[Piece, ...]
    mark: float | None = None

    @property
    def is_over(self) -> bool:
        """Whether the bar goes beyond its mark."""
        end = self.pieces[-1].x + self.pieces[-1].width if self.pieces else 0.0
        return self.mark is not None and end > self.mark + 0.01


def share(value: float, most: float) -> float:
    """``value`` in per cent of ``most``, rounded for a page; within 0 and 100."""
    return round(min(max(100 * value / most, 0.0), 100.0), 2) if most > 0 else 0.0


def stacked(parts: Sequence[tuple[str, float]], most: float) -> tuple[Piece, ...]:
    """Pieces one after the other, each as wide as its value; those without a value are left out."""
    pieces, before = [], 0.0
    for number, (name, value) in enumerate(parts):
        if value > 0:
            start = share(before, most)
            pieces.append(Piece(start, round(share(before + value, most) - start, 2), number % PATTERNS + 1, name))
        before += max(value, 0.0)
    return tuple(pieces)


def single(label: str, text: str, value: float, most: float, *, mark: float | None = None) -> Bar:
    """A bar of one piece, with a mark where there is something to compare with."""
    pieces = stacked([(label, value)], most)
    return Bar(label, text, pieces, share(mark, most) if mark is not None else None)


def widest(values: Iterable[float | None]) -> float:
    """The value that fills the chart; 1 where nothing has a value yet."""
    return max((value for value in values if value), default=1.0)
