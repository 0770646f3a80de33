"""The reference data a count needs, as frozen values: the States in order and the yearly figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from responses.rules.figures import Figures, figures_of


@dataclass(frozen=True, slots=True)
class State:
    """One Member State: ``code`` as shown (EL), ``iso`` as stored (GR)."""

    code: str
    iso: str


@dataclass(frozen=True, slots=True)
class PopulationSet:
    """Annex III of one year, by display code. ``valid_to`` is its last day in Brussels."""

    year: int
    valid_from: date
    valid_to: date
    total: int
    persons: Mapping[str, int | None]
    hundredths: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reference:
    """``states`` in protocol order, ``sets`` by year."""

    states: tuple[State, ...]
    sets: Mapping[int, PopulationSet]

    @property
    def members(self) -> tuple[str, ...]:
        """Display codes in protocol order."""
        return tuple(s.code for s in self.states)

    def display(self, code: str) -> str | None:
        """The display code for either spelling of a State; None if it is none of ours."""
        return next((s.code for s in self.states if code in (s.code, s.iso)), None)

    def default_set(self, on: date) -> PopulationSet | None:
        """The set in force on a Brussels date; else the newest that began before it; else the oldest.

        None only if no set is loaded at all. Whether a set stands in is said by ``figures_on``.
        """
        by_start = sorted(self.sets.values(), key=lambda s: s.valid_from)
        begun = [s for s in by_start if s.valid_from <= on]
        return begun[-1] if begun else next(iter(by_start), None)

    def figures(self, year: int) -> Figures:
        """The figures of one loaded year. ``KeyError`` for a year that is not loaded."""
        return self._figures(self.sets[year], None)

    def figures_on(self, on: date, counted: int | None = None) -> Figures | None:
        """The figures to count with on a date, marked where another year's set stands in (R11).

        ``counted`` is the year whose set a vote of that date was counted with, once it has ended: it stays with
        that set, whatever was loaded since.
        """
        found = self.default_set(on) if counted is None else self.sets.get(counted)
        if found is None:
            return None
        in_force = found.valid_from <= on <= found.valid_to
        return self._figures(found, None if in_force else on.year)

    def _figures(self, found: PopulationSet, wanted: int | None) -> Figures:
        return figures_of(
            year=found.year,
            total=found.total,
            persons={code: found.persons.get(code) for code in self.members},
            hundredths=found.hundredths,
            stands_in_for=wanted,
        )
