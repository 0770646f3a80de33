"""The pages of the two calculators: the contract's answer as sentence, bars, map and table."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from core.rules.refusal import Refusal
from core.sentences import render
from delegations import facts as people
from notifications.closing import closing_notes, fair_at
from notifications.facts import closing_days, national_holidays
from notifications.rules import calculator as deadline_calculator
from notifications.rules.calendars import BRUSSELS, brussels_day
from notifications.rules.presets import Period
from notifications.timetable import least_hours, presets
from responses.board import bar, groups
from responses.facts import reference
from responses.forms.calculators import OUTSIDE, SUSPENDED, WAYS
from responses.rules import speaking
from responses.rules.calculator import calculate
from responses.rules.outcome import LimbCode
from responses.rules.vocabulary import OutcomeCode
from responses.words import ANSWERS, PRESET_NAMES

LOCAL = "%Y-%m-%dT%H:%M"


def tally_answer(request: Mapping[str, Any]) -> dict[str, Any] | Refusal:
    """What the API would answer, and the board that shows it."""
    answer = calculate(request, reference(), today=people.today(), say=render)
    if isinstance(answer, Refusal):
        return answer
    rows = [_row(state, request) for state in people.states()]
    board = {
        "id": "tally",
        "title": _("What the rule says"),
        "tone": speaking.tone_of(OutcomeCode(answer["outcome"]), over=True),
        "sentence": answer["explanation"],
        "needs": _needs(answer["needs"]),
        "bars": _bars(answer, len(_voting(request))),
        "tiles": rows,
        "groups": groups(rows),
        "rows": rows,
        "poll_url": "",
    }
    return {"answer": answer, "board": board, "facts": _facts(answer)}


def _row(state: Any, request: Mapping[str, Any]) -> dict[str, Any]:
    key = request["positions"].get(state.code, "none")
    if state.code in request["suspended"]:
        key = SUSPENDED
    elif state.code not in request.get("participants", [state.code]):
        key = OUTSIDE
    return {
        "code": state.code, "name": state.name, "col": state.tile_column, "row": state.tile_row,
        "answer": key, "key": key, "label": ANSWERS[key],
    }  # fmt: skip


def _voting(request: Mapping[str, Any]) -> list[str]:
    """Those who take part and whose rights are not suspended."""
    everyone = [state.code for state in people.states()]
    return [code for code in request.get("participants", everyone) if code not in request["suspended"]]


def _bars(answer: Mapping[str, Any], voting: int) -> list[dict[str, Any]]:
    found = []
    if answer["states_needed"] is not None:
        limb = {"code": LimbCode.STATES, "value": answer["states_for"], "needed": answer["states_needed"]}
        found.append(bar(limb | {"total": voting}))
    if answer["population_for"] is not None and answer["population_total"]:
        limb = {"code": LimbCode.POPULATION, "value": answer["population_for"], "needed": answer["population_needed"]}
        found.append(bar(limb | {"total": answer["population_total"]}))
    return [*found, *_declared(answer, voting)]


def _declared(answer: Mapping[str, Any], voting: int) -> list[dict[str, Any]]:
    """Both thirds, where anybody declared (Art. 31(1) TEU)."""
    if not answer["declared_states"]:
        return []
    states = {"code": LimbCode.DECLARED_STATES, "value": answer["declared_states"], "total": voting}
    persons = {"code": LimbCode.DECLARED_POPULATION, "value": answer["declared_population"]}
    persons |= {"total": answer["population_total"]}
    return [bar(limb | {"needed": -(-limb["total"] // 3)}) for limb in (states, persons)]


def _needs(needs: Mapping[str, Any] | None) -> str:
    if not needs or not needs["examples"]:
        return ""
    examples = "; ".join(", ".join(each) for each in needs["examples"])
    return _("%(count)s more, for example %(states)s.") % {"count": needs["count"], "states": examples}


def _facts(answer: Mapping[str, Any]) -> list[tuple[str, str]]:
    found = [(_("Legal basis"), answer["legal_basis"]), (_("In favour"), str(answer["states_for"]))]
    for name, label in (("missing", _("Answer missing")), ("bound", _("Bound")), ("not_bound", _("Not bound"))):
        if answer[name]:
            found.append((label, ", ".join(answer[name])))
    if answer["indicative"]:
        found.append((_("Indicative"), _("The figures could still change the result.")))
    if answer["alternative"]:
        found.append((_("Read the other way"), answer["alternative"]["reason"]))
    return found


def deadline_answer(request: Mapping[str, Any], opened_at: datetime, least: int) -> dict[str, Any] | Refusal:
    """What the API would answer, what is worth knowing of that instant, and what capitals get of it."""
    calendar = closing_days()
    answer = deadline_calculator.answer(request, calendar, national_holidays(calendar))
    if isinstance(answer, Refusal):
        return answer
    closes_at = datetime.fromisoformat(answer["closes_at"])
    notes = closing_notes(opened_at, closes_at, least=least)
    return {"answer": answer, "closes_at": closes_at, "notes": notes, "fair": fair(notes.hours), "least": least}


def fair(hours: Mapping[str, int]) -> dict[str, Any]:
    """The fewest and the most office hours a capital gets, and who gets the fewest."""
    least = min(hours.values(), default=0)
    fewest = [code for code, got in hours.items() if got == least]
    return {"least": least, "most": max(hours.values(), default=0), "fewest": fewest}


def fair_instant(now: datetime) -> dict[str, Any]:
    """The earliest instant from ``now`` that leaves every capital the office hours it should have."""
    least = least_hours(brussels_day(now))
    closes_at = fair_at(now, least=least)
    local = f"{closes_at.astimezone(BRUSSELS):{LOCAL}}"
    return {"least": least, "closes_at": closes_at, "prefill": urlencode({"closes_at": local})}


def proposed_instants(now: datetime) -> list[dict[str, Any]]:
    """The four presets and their alternatives from ``now``; the ones the calendar cannot answer say so."""
    calendar = closing_days()
    holidays = national_holidays(calendar)
    found = []
    for preset in presets(brussels_day(now)):
        for period in (preset.proposed, *preset.alternatives):
            asked = _asked(period, now)
            answer = deadline_calculator.answer(asked, calendar, holidays)
            found.append(_instant(PRESET_NAMES[preset.urgency], period, answer, now))
    return found


def _asked(period: Period, now: datetime) -> dict[str, Any]:
    unit = "hours" if period.mode == "clock" else "working_days"
    asked: dict[str, Any] = {"opened_at": now.isoformat(), "mode": str(period.mode), unit: period.quantity}
    return asked | ({"at": f"{period.at:%H:%M}"} if period.at else {})


def _instant(name: Any, period: Period, answer: dict[str, Any] | Refusal, now: datetime) -> dict[str, Any]:
    way = next(name for name, (mode, unit, _said) in WAYS.items() if mode == period.mode)
    label = f"{period.quantity} {WAYS[way][2]}".lower()
    query = urlencode({"opened_at": f"{now.astimezone(BRUSSELS):{LOCAL}}", "way": way, "quantity": period.quantity})
    row = {"name": name, "label": label, "query": query, "refusal": None, "closes_at": None, "warnings": []}
    if isinstance(answer, Refusal):
        return row | {"refusal": answer}
    closes_at = datetime.fromisoformat(answer["closes_at"])
    local = f"{closes_at.astimezone(BRUSSELS):{LOCAL}}"
    return row | {"closes_at": closes_at, "warnings": answer["warnings"], "prefill": urlencode({"closes_at": local})}
