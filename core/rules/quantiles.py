"""The middle of a few numbers, and where the middle half of them lies."""

from collections.abc import Sequence
from typing import NamedTuple


class Middle(NamedTuple):
    """Half of the numbers lie between ``low`` and ``high``, half of them below ``median``."""

    low: float
    median: float
    high: float


def quantile(numbers: Sequence[float], share: float) -> float:
    """The number below which ``share`` (0 to 1) of them lie, drawn straight between neighbours.

    Refused for no numbers and for a share outside 0 to 1 (``ValueError``).
    """
    if not numbers or not 0 <= share <= 1:
        raise ValueError("a quantile needs numbers and a share from 0 to 1")
    ordered = sorted(numbers)
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def middle(numbers: Sequence[float]) -> Middle:
    """Median and quartiles."""
    return Middle(quantile(numbers, 0.25), quantile(numbers, 0.5), quantile(numbers, 0.75))
