"""Loads the techniques of the DISARM Red framework (CC BY-SA 4.0, see ``data/NOTICE.md``)."""

import json
from pathlib import Path

from cases.models import Technique

DATA = Path(__file__).parent / "data" / "disarm_techniques.json"


def load() -> None:
    """Add techniques and bring names of known ones up to date. Safe to repeat; none is removed."""
    data = json.loads(DATA.read_text(encoding="utf-8"))
    rows = [Technique(**row, framework_version=data["version"]) for row in data["techniques"]]
    Technique.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "tactic", "framework_version"],
    )
