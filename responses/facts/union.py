"""The Member States in protocol order and the yearly figures votes are counted with."""

from datetime import date

from delegations import facts as people
from delegations.models import PopulationSet as StoredSet
from responses.rules.figures import Figures
from responses.rules.reference import PopulationSet, Reference, State


def reference() -> Reference:
    """States and population sets as stored; three queries, however many years are loaded."""
    states = tuple(State(row.code, row.iso or row.code) for row in people.states())
    sets = StoredSet.objects.prefetch_related("rows").order_by("year")
    return Reference(states, {row.year: _population_set(row) for row in sets})


def figures_for(known: Reference, *, on: date, counted: int | None = None) -> Figures:
    """The figures in force on ``on``; of a round that has ended those it was ``counted`` with.

    Marked as standing in where another year's set was in force. ``LookupError`` if no set is loaded at all:
    reference data are missing.
    """
    found = known.figures_on(on, counted)
    if found is None:
        raise LookupError("no population set is loaded")
    return found


def _population_set(row: StoredSet) -> PopulationSet:
    rows = list(row.rows.all())
    return PopulationSet(
        year=row.year,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        total=row.total,
        persons={one.state_id: one.persons for one in rows},
        hundredths={one.state_id: int(one.percent * 100) for one in rows if one.percent is not None},
    )
