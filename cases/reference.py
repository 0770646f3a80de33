"""Loads the techniques of the DISARM Red framework (CC BY-SA 4.0, see ``data/NOTICE.md``) and the budgets of time."""

import json
from datetime import date
from pathlib import Path

from cases.models import LatencyBudget, RetentionTerm, Technique
from cases.rules.latency import Phase
from notifications.rules.vocabulary import Urgency

BUDGETS_FROM = date(2026, 1, 1)
BUDGETS = {  # hours of the clock, in the order of the phases
    Urgency.FLASH: (1, 2, 2, 4, 2),
    Urgency.URGENT: (4, 12, 8, 24, 6),
    Urgency.STANDARD: (24, 48, 48, 48, 24),
    Urgency.ORDINARY: (48, 240, 168, 120, 72),
}
SOURCE = "Proposal, from the usual periods of silence; to be agreed by the working party"
DATA = Path(__file__).parent / "data" / "disarm_techniques.json"


def load() -> None:
    """Techniques, budgets of time, terms of retention. Safe to repeat; none is removed."""
    _budgets()
    _techniques()
    _terms()


def _terms() -> None:
    """How long data stay; a row that is there is kept as it is."""
    data = json.loads(DATA.with_name("retention.json").read_text(encoding="utf-8"))
    for row in data["terms"]:
        told = row | {"source": data["source"]}
        RetentionTerm.objects.get_or_create(code=told.pop("code"), valid_from=data["valid_from"], defaults=told)


def _budgets() -> None:
    """One row per track and phase; a row that is there is kept as it is."""
    for urgency, hours in BUDGETS.items():
        for phase, allowed in zip(Phase, hours, strict=True):
            LatencyBudget.objects.get_or_create(
                urgency=urgency, phase=phase, valid_from=BUDGETS_FROM, defaults={"hours": allowed, "source": SOURCE}
            )


def _techniques() -> None:
    """Add techniques and bring names of known ones up to date."""
    data = json.loads(DATA.read_text(encoding="utf-8"))
    rows = [Technique(**row, framework_version=data["version"]) for row in data["techniques"]]
    Technique.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "tactic", "framework_version"],
    )
