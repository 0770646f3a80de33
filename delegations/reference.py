"""Loads who is who and the figures: idempotent, from the data files beside it, each with its source."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from delegations.models import (
    CalendarCover,
    ClosingDay,
    Delegation,
    Population,
    PopulationSet,
    Presidency,
    Recess,
)
from delegations.rules.populations import may_activate
from delegations.rules.roles import Kind

DATA = Path(__file__).parent / "data"
SERVICES = (
    ("EEAS", "European External Action Service", 91),
    ("COM", "European Commission", 92),
    ("GSC", "General Secretariat of the Council", 93),
)


def load() -> None:
    """States, services, presidencies, closing days, recesses, population sets. Existing rows are kept as they are."""
    codes = _states()
    for code, name, order in SERVICES:
        defaults = {"kind": Kind.SERVICE, "name": name, "protocol_order": order, "city": "Brussels"}
        Delegation.objects.get_or_create(code=code, defaults=defaults)
    calendar = _read("calendar.json")
    for row in calendar["presidencies"]:
        defaults = {"state_id": codes[row["state"]], "source": calendar["presidency_source"]}
        Presidency.objects.get_or_create(since=row["from"], defaults=defaults)
    days = (day for year in calendar["institution_closing_days"].values() for day in year)
    for day in days:
        ClosingDay.objects.get_or_create(day=day, defaults={"source": calendar["institution_days_note"]})
    cover = calendar["covers"]
    CalendarCover.objects.get_or_create(covers_from=cover["from"], defaults={"covers_to": cover["to"]})
    for row in calendar["recesses"]:
        defaults = {"name": row["name"], "source": calendar["recesses_note"]}
        Recess.objects.get_or_create(since=row["since"], until=row["until"], defaults=defaults)
    for one in _read("populations.json")["sets"]:
        _population_set(one, codes)


def _read(name: str) -> Any:
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def _states() -> dict[str, str]:
    """The 27, and the map from ISO 3166 to the code that is displayed."""
    data = _read("member_states.json")
    for row in data["states"]:
        defaults = {
            "iso": row["iso"],
            "kind": Kind.STATE,
            "name": row["name"],
            "native_name": row["native"],
            "protocol_order": row["protocol_order"],
            "tile_column": row["tile"][0],
            "tile_row": row["tile"][1],
            "zone": row["capital_zone"],
            "city": row["city"],
            "source": data["source"],
        }
        Delegation.objects.get_or_create(code=row["display"], defaults=defaults)
    return {row["iso"]: row["display"] for row in data["states"]}


def _population_set(one: dict[str, Any], codes: dict[str, str]) -> None:
    """A set counts as complete only if the same rule that guards activation has nothing against it."""
    if PopulationSet.objects.filter(year=one["year"]).exists():
        return
    persons = {codes[row["state"]]: row.get("population") for row in one["rows"]}
    no = may_activate(persons, total=one["total"], states=frozenset(codes.values()))
    stored = PopulationSet.objects.create(
        year=one["year"],
        valid_from=date.fromisoformat(one["valid_from"]),
        valid_to=date.fromisoformat(one["valid_to"]),
        total=one["total"],
        complete=no is None,
        source=one["source"],
    )
    Population.objects.bulk_create(
        Population(
            population_set=stored,
            state_id=codes[row["state"]],
            persons=row.get("population"),
            percent=row.get("percent"),
            check_note=row.get("check", ""),
        )
        for row in one["rows"]
    )
