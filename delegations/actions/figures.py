"""Load and activate the figures votes are counted with."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from audit.trail import record
from core.registry import keep_time
from core.rules.refusal import enforce
from delegations import facts
from delegations.models import Population, PopulationSet
from delegations.rules import appointments as rights
from delegations.rules.populations import may_activate


@transaction.atomic
def load_population_set(
    *, year: int, total: int, persons: Mapping[str, int], source: str, by: Any, note: str = ""
) -> PopulationSet:
    """Store and activate the set of a year in one step, or refuse it whole and store nothing.

    ``persons`` maps display codes to whole numbers; 27 rows must add up to ``total`` (RoP Annex III).
    """
    enforce(rights.may_keep_reference(facts.actor(by)))
    states = frozenset(state.code for state in facts.states())
    enforce(may_activate(persons, total=total, states=states))
    stored, _ = PopulationSet.objects.update_or_create(
        year=year,
        defaults={
            "valid_from": date(year, 1, 1),
            "valid_to": date(year, 12, 31),
            "total": total,
            "complete": True,
            "source": source,
            "note": note,
        },
    )
    for state, value in persons.items():
        Population.objects.update_or_create(
            population_set=stored, state_id=state, defaults={"persons": value, "percent": None}
        )
    keep_time(stored)
    record(
        verb="figures.load",
        sentence=f"{{actor}} loaded the voting populations of {year}: {total} persons ({source}).",
        subject=stored,
        by=by,
        body=facts.actor(by).delegation,
    )
    return stored
