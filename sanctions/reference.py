"""Loads regimes and the wordings of their criteria, from the data file beside it, each with its source."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from sanctions.models import Criterion, Regime

DATA = Path(__file__).parent / "data" / "regimes.json"
COLUMNS = ("name", "decision", "regulation", "listing_rule", "covers_fimi", "measures", "confirmed", "source", "note")


def load() -> None:
    """Add regimes and wordings that are not there yet. What is there stays: a wording is never overwritten."""
    for one in json.loads(DATA.read_text(encoding="utf-8"))["regimes"]:
        columns = {name: one[name] for name in COLUMNS} | {"expires_on": _day(one["expires_on"])}
        regime, _made = Regime.objects.get_or_create(code=one["code"], defaults=columns)
        for row in one["criteria"]:
            _criterion(regime, row)


def _criterion(regime: Regime, row: dict[str, Any]) -> None:
    Criterion.objects.get_or_create(
        regime=regime,
        code=row["code"],
        act_version=row["act_version"],
        defaults={
            "text": row["text"],
            "valid_from": date.fromisoformat(row["valid_from"]),
            "valid_to": _day(row["valid_to"]),
            "confirmed": row["confirmed"] and row["validity_confirmed"],
            "source": row["source"],
            "note": row["note"],
        },
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
