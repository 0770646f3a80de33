"""The list of instruments and the page of one."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from responses.models import Instrument
from responses.rules.delivery import DeliveryKind
from responses.rules.vocabulary import ProposalFrom, ReservationType
from responses.words import ANSWERS, CHOICES, PROCEDURES, RECORDERS, RESERVATIONS, RULES, STAGES, TOOLS

OF_WHOM = {
    ProposalFrom.HR_OR_COMMISSION: gettext_lazy("on a proposal of the High Representative or the Commission"),
    ProposalFrom.MEMBER_STATE: gettext_lazy("on a proposal of a Member State"),
}


def instrument_rows(rows: Iterable[Instrument]) -> list[dict[str, Any]]:
    """Instruments by tool, each with its usual way to decide."""
    tools: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        tools.setdefault(row.tool, []).append({"row": row, "ways": _ways(row)})
    return [{"name": TOOLS[tool], "rows": found} for tool, found in sorted(tools.items())]


def instrument_page(rows: list[Instrument], on: date) -> dict[str, Any]:
    """The row in force that day, else the newest one, with every dated row before and after it."""
    current = next((row for row in rows if row.valid_from <= on and (not row.valid_to or on <= row.valid_to)), rows[0])
    return {
        "instrument": current,
        "tool": TOOLS[current.tool],
        "ways": _ways(current),
        "acts": [act | {"rule": RULES[act["rule"]], "terms": _terms(act)} for act in current.acts],
        "stages": [STAGES[stage] for stage in current.stages],
        "recorder": RECORDERS[current.recorder],
        "delivery": DeliveryKind(current.delivery_kind).label,
        "effects": [
            {"kind": RESERVATIONS[kind], "effect": effect}
            for kind in ReservationType
            if (effect := current.reservation_effects.get(kind))
        ],
        "history": rows,
    }


def _terms(act: dict[str, Any]) -> list[str]:
    """What else the law says about one act, in a few words each."""
    found = [str(OF_WHOM[act["proposal_from"]])] if act.get("proposal_from") else []
    if act.get("declarations"):
        found.append(_("a State may abstain with a formal declaration (Art. 31(1) TEU)"))
    if act.get("brake"):
        found.append(_("a State may stop the vote for vital and stated reasons of national policy (Art. 31(2) TEU)"))
    return found


def _ways(row: Instrument) -> list[dict[str, Any]]:
    return [
        {
            "procedure": PROCEDURES[pair["procedure"]],
            "rule": RULES[pair["rule"]],
            "answers": [CHOICES.get(answer, ANSWERS[answer]) for answer in pair["answers"]],
        }
        for pair in row.pairs
    ]
