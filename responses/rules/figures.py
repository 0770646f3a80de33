"""How many people each State stands for, and how sure that is. Whole persons only.

Annex III of the Council's Rules of Procedure fixes the figures for each calendar year. Where a
row is missing, what is published about it (the percentage with two decimals, the total) bounds
it, and a result is indicative only if some figures within the bounds would change it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

_WHOLE = 10_000  # hundredths of a percent


class Reading(Enum):
    """Which of the possible figures to believe."""

    STATED = "stated"  # persons as published, the rest worked out from percentages
    FOR = "for"  # the figures, within the bounds, most helpful to the claim tested
    AGAINST = "against"  # and the least helpful


@dataclass(frozen=True, slots=True)
class Share:
    """A group of States and the whole number its persons are multiplied by in a comparison."""

    states: Sequence[str]
    weight: int


@dataclass(frozen=True, slots=True)
class Figures:
    """One year's set. Build it with ``figures_of``.

    ``stated`` adds up to ``total``; ``low`` and ``high`` bound each State. ``stands_in_for`` is
    the year whose set is not loaded, if this one is used in its place.
    """

    year: int
    total: int
    stated: Mapping[str, int]
    low: Mapping[str, int]
    high: Mapping[str, int]
    estimated: tuple[str, ...] = ()
    stands_in_for: int | None = None

    @property
    def certain(self) -> bool:
        """Whether every figure is the one in force."""
        return not self.estimated and self.stands_in_for is None

    def of(self, states: Sequence[str]) -> int:
        """Persons in ``states`` together, as stated."""
        return sum(self.stated[s] for s in states)

    def outweighs(self, one: Share, other: Share, reading: Reading) -> bool:
        """Whether ``one`` times its weight is at least ``other`` times its own."""
        if reading is Reading.STATED:
            return one.weight * self.of(one.states) >= other.weight * self.of(other.states)
        if reading is Reading.FOR:
            few, many = self._fewest(other, one), self._most(one, other)
            return one.weight * many >= other.weight * few
        few, many = self._fewest(one, other), self._most(other, one)
        return one.weight * few >= other.weight * many

    def _fewest(self, group: Share, rest: Share) -> int:
        """The least the group can have; if group and rest are everybody, the total binds."""
        least = sum(self.low[s] for s in group.states)
        if len(group.states) + len(rest.states) < len(self.stated):
            return least
        return max(least, self.total - sum(self.high[s] for s in rest.states))

    def _most(self, group: Share, rest: Share) -> int:
        """The most it can have: what is left beside the least of the rest, whoever stands aside."""
        most = sum(self.high[s] for s in group.states)
        return min(most, self.total - sum(self.low[s] for s in rest.states))


def figures_of(
    *,
    year: int,
    total: int,
    persons: Mapping[str, int | None],
    hundredths: Mapping[str, int] | None = None,
    stands_in_for: int | None = None,
) -> Figures:
    """A set from its published rows. ``hundredths`` are official percentages times one hundred.

    ``ValueError`` if complete rows do not add up to the declared total: such a set can never be
    in force.
    """
    if not adds_up(total, persons):
        raise ValueError(f"the rows of {year} do not add up to {total}")
    shares = hundredths or {}
    bounds = {s: _bounds(s, total, persons, shares) for s in persons}
    if stands_in_for is not None:
        bounds = dict.fromkeys(persons, (0, total))
    low, high = ({s: bound[end] for s, bound in bounds.items()} for end in (0, 1))
    estimated = tuple(s for s, known in persons.items() if known is None)
    return Figures(year, total, _filled(total, persons, shares), low, high, estimated, stands_in_for)


def adds_up(total: int, persons: Mapping[str, int | None]) -> bool:
    """Whether the rows can be true: complete rows equal the total, partial ones stay below it."""
    known = [p for p in persons.values() if p is not None]
    if any(p < 0 for p in known):
        return False
    return sum(known) == total if len(known) == len(persons) else sum(known) <= total


def _bounds(state: str, total: int, persons: Mapping[str, int | None], shares: Mapping[str, int]) -> tuple[int, int]:
    """A published percentage is right to half of its last digit (0.005 % of the total)."""
    known = persons[state]
    if known is not None:
        return known, known
    if state not in shares:
        return 0, total - sum(p for p in persons.values() if p is not None)
    least = -(-(2 * shares[state] - 1) * total // (2 * _WHOLE))
    most = (2 * shares[state] + 1) * total // (2 * _WHOLE)
    return max(least, 0), most


def _filled(total: int, persons: Mapping[str, int | None], shares: Mapping[str, int]) -> dict[str, int]:
    """Persons where known; the remainder shared out by percentage, to the last person."""
    stated = {s: p for s, p in persons.items() if p is not None}
    unknown = [s for s in persons if s not in stated]
    left, weight = total - sum(stated.values()), sum(shares.get(s, 1) for s in unknown)
    for state in unknown:
        mine = shares.get(state, 1)
        stated[state] = left * mine // weight if weight else left
        left, weight = left - stated[state], weight - mine
    return stated
