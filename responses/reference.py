"""Loads the instruments from the seed rows of the rules: dated, idempotent, never over an edited row."""

from dataclasses import asdict
from datetime import date
from typing import Any

from responses.models import Instrument
from responses.rules.instrument_facts import ActFacts, InstrumentFacts
from responses.rules.instruments import INSTRUMENTS

SEEDED_FROM = date(2026, 1, 1)


def load() -> None:
    """One row per instrument from ``SEEDED_FROM``; a row that is there is kept as it is."""
    for facts in INSTRUMENTS:
        Instrument.objects.get_or_create(code=facts.code, valid_from=SEEDED_FROM, defaults=as_row(facts))


def as_row(facts: InstrumentFacts) -> dict[str, Any]:
    """The columns of a dated row."""
    return {
        "name": facts.name,
        "tool": int(facts.tool),
        "tier": facts.tier,
        "voice": facts.voice,
        "pairs": [
            {"procedure": way.procedure, "rule": way.rule, "answers": [str(a) for a in way.answers]}
            for way in facts.admissible
        ],
        "acts": [_as_json(act) for act in facts.acts],
        "stages": [str(stage) for stage in facts.stages],
        "recorder": facts.recorder,
        "delivery_kind": facts.delivery,
        "needs_rights_test": facts.needs_rights_test,
        "needs_adoption": facts.needs_adoption,
        "third_states_may_align": facts.third_states_may_align,
        "speaks_for_all": facts.speaks_for_all,
        "reservation_effects": {str(kind): str(effect) for kind, effect in facts.reservation_effects.items()},
        "declarations": facts.declarations,
        "legal_basis": facts.legal_basis,
        "source": facts.source,
        "confirmed": facts.confirmed,
    }


def _as_json(act: ActFacts) -> dict[str, Any]:
    return {
        key: value if isinstance(value, bool) or value is None else str(value) for key, value in asdict(act).items()
    }
