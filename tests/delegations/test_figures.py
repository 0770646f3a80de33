"""Voting populations: whole numbers that add up, or not used (RoP Annex III, R11)."""

import pytest

from core.rules.refusal import Refused
from delegations import facts
from delegations.actions.figures import load_population_set
from delegations.models import PopulationSet


@pytest.fixture
def rows(db):
    complete = PopulationSet.objects.get(year=2023)
    return {row.state_id: row.persons for row in complete.rows.all()}


def test_the_set_of_2023_is_complete_and_that_of_2025_is_not(db):
    assert PopulationSet.objects.get(year=2023).complete
    assert not PopulationSet.objects.get(year=2025).complete
    assert PopulationSet.objects.get(year=2023).total == 447_533_144


def test_the_secretariat_loads_next_years_set(secretariat, rows):
    stored = load_population_set(year=2027, total=sum(rows.values()), persons=rows, source="test", by=secretariat)
    assert stored.complete
    assert stored.rows.count() == 27


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda rows: rows.pop("MT"), "delegations.population_rows_missing"),
        (lambda rows: rows.update(MT=rows["MT"] + 1), "delegations.population_sum"),
        (lambda rows: rows.update(UK=1), "delegations.population_unknown_state"),
    ],
)
def test_a_set_that_does_not_add_up_is_refused_whole(secretariat, rows, spoil, code):
    total = sum(rows.values())
    spoil(rows)
    with pytest.raises(Refused) as no:
        load_population_set(year=2027, total=total, persons=rows, source="test", by=secretariat)
    assert no.value.refusal.code == code
    assert not PopulationSet.objects.filter(year=2027).exists()


def test_a_delegation_may_not_load_figures(denmark, rows):
    with pytest.raises(Refused):
        load_population_set(year=2027, total=sum(rows.values()), persons=rows, source="test", by=denmark)


def test_nobody_is_suspended(db):
    assert facts.suspended(facts.today()) == frozenset()
