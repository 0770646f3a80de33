"""The deadline calculator: one function behind the page and the endpoint.

Takes the request as parsed JSON and answers with the response as plain values, or with the
``Refusal`` that names the field at fault. See ``tests/contracts/deadline.vectors.json``.
"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from core.rules.refusal import Kind, Refusal, Refused, enforce
from notifications.rules import deadlines
from notifications.rules.calendars import ONE_DAY, ClosingDays, brussels_day
from notifications.rules.deadlines import NationalHolidays, Proposed
from notifications.rules.presets import NOON
from notifications.rules.showing import shown
from notifications.rules.vocabulary import Mode

QUANTITIES: dict[str, int] = {"hours": 8_760, "working_days": 250, "days": 365}
FITTING: dict[Mode, tuple[str, ...]] = {
    Mode.CLOCK: ("hours",),
    Mode.WORKING_DAYS: ("working_days",),
    Mode.REG1182: ("hours", "days"),
}
FIELDS = ("opened_at", "mode", *QUANTITIES, "at")

_RFC3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII)
_HH_MM = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)


def answer(request: Any, calendar: ClosingDays, holidays: NationalHolidays) -> dict[str, Any] | Refusal:
    """``closes_at``, ``shown_as``, ``skipped`` and ``warnings``; or why not, with the field."""
    try:
        proposed = _proposed(_checked_keys(request), calendar)
    except Refused as refused:
        return refused.refusal
    return {
        "closes_at": f"{proposed.closes_at:%Y-%m-%dT%H:%M:%S}{_fraction(proposed.closes_at)}Z",
        "shown_as": shown(proposed.closes_at, at_24=proposed.at_24),
        "skipped": [day.isoformat() for day in proposed.skipped],
        "warnings": _warnings(proposed, holidays),
    }


def _warnings(proposed: Proposed, holidays: NationalHolidays) -> list[dict[str, str]]:
    return [
        {"state": warning.state, "date": warning.day.isoformat(), "holiday": warning.holiday}
        for warning in deadlines.warnings(proposed.last_day, holidays)
    ]


def _proposed(request: Mapping[str, Any], calendar: ClosingDays) -> Proposed:
    opened_at = _opened_at(request.get("opened_at"))
    mode = _mode(request.get("mode"))
    unit, quantity = _quantity(request, mode)
    at = _at(request.get("at"), mode)
    _known_from(brussels_day(opened_at), calendar)
    if mode is Mode.CLOCK:
        return deadlines.clock(opened_at, quantity, calendar)
    if mode is Mode.WORKING_DAYS:
        return deadlines.working_days(opened_at, quantity, at, calendar)
    count = deadlines.reg1182_hours if unit == "hours" else deadlines.reg1182_days
    return count(opened_at, quantity, calendar)


def _known_from(opening_day: date, calendar: ClosingDays) -> None:
    """The day of opening does not count, so the calendar may begin the day after it.

    Asked before anything is added up, so that no date can overflow.
    """
    if not calendar.covers(opening_day):
        enforce(calendar.missing(opening_day + ONE_DAY))


def _checked_keys(request: Any) -> Mapping[str, Any]:
    if not isinstance(request, Mapping):
        raise Refused(_invalid("notifications.calculator_not_an_object", ""))
    for key in request:
        if key not in FIELDS:
            raise Refused(_invalid("notifications.calculator_unknown_field", str(key)))
    return request


def _opened_at(value: Any) -> datetime:
    refusal = _invalid("notifications.calculator_opened_at", "opened_at")
    if not isinstance(value, str) or not _RFC3339.fullmatch(value):
        raise Refused(refusal)
    try:
        opened_at = datetime.fromisoformat(value.upper()).astimezone(UTC)
        brussels_day(opened_at) + ONE_DAY
    except (ValueError, OverflowError):
        raise Refused(refusal) from None
    return opened_at


def _mode(value: Any) -> Mode:
    if not isinstance(value, str) or value not in tuple(Mode):
        raise Refused(_invalid("notifications.calculator_mode", "mode", known=tuple(Mode)))
    return Mode(value)


def _quantity(request: Mapping[str, Any], mode: Mode) -> tuple[str, int]:
    """The one quantity given, if it fits the mode. ``null`` counts as not given."""
    fitting = FITTING[mode]
    given = [unit for unit in QUANTITIES if request.get(unit) is not None]
    for unit in given:
        if unit not in fitting:
            raise Refused(_invalid("notifications.calculator_unfitting", unit, mode=mode))
    if len(given) != 1:
        field = given[-1] if given else fitting[0]
        raise Refused(_invalid("notifications.calculator_one_quantity", field, fitting=fitting))
    return given[0], _whole_number(given[0], request[given[0]])


def _whole_number(unit: str, value: Any) -> int:
    most = QUANTITIES[unit]
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most:
        raise Refused(_invalid("notifications.calculator_out_of_range", unit, most=most))
    return value


def _at(value: Any, mode: Mode) -> time:
    if value is None:
        return NOON
    if mode is not Mode.WORKING_DAYS:
        raise Refused(_invalid("notifications.calculator_unfitting", "at", mode=mode))
    match = _HH_MM.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise Refused(_invalid("notifications.calculator_at", "at"))
    return time(int(match[1]), int(match[2]))


def _invalid(code: str, field: str, **params: Any) -> Refusal:
    return Refusal(code, {"field": field, **params}, kind=Kind.INVALID, field=field)


def _fraction(instant: datetime) -> str:
    return f".{instant.microsecond:06d}" if instant.microsecond else ""
