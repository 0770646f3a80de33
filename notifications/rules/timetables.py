"""The house's habits with time as data: plans of reminders, ladders, usual periods, time allowed for work.

Stored as JSON in dated rows that the secretariat adds (``TimeRule``). Here a value is read, and
refused with a sentence where it is not what its sort asks for; and here stands what is delivered.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import time, timedelta
from enum import StrEnum
from typing import Any

from core.rules.refusal import Kind, Refusal, Refused
from notifications.rules.escalation import ESCALATED, FLASH_LADDER, LADDER, Rung
from notifications.rules.fairness import LEAST_HOURS, MOST_HOURS
from notifications.rules.plans import FLASH_PLANS, PLANS, Step
from notifications.rules.presets import NOON, PRESETS, Period, Preset
from notifications.rules.vocabulary import Audience, DeadlineKind, EscalationStep, Mode, ReminderKind, Urgency

HOUR = timedelta(hours=1)


class Sort(StrEnum):
    """What a row says. Its key is named after the colon."""

    PLAN = "plan"  # kind of deadline, or kind/urgency
    LADDER = "ladder"  # kind of deadline, or kind/urgency; an empty list: nobody is looked for
    PRESET = "preset"  # urgency
    TERM = "term"  # kind of deadline: the time allowed for work nobody else sets an instant for
    LEAST_HOURS = "least_hours"  # "rounds": office hours every capital should have
    REVIEWS = "reviews"  # "effect": days after a delivery on which its effect is looked at


def steps_of(value: Any) -> tuple[Step, ...]:
    """The lines of a plan."""
    return tuple(_step(each) for each in _list(value))


def rungs_of(value: Any) -> tuple[Rung, ...]:
    """The rungs of a ladder, in the order of their shares."""
    rungs = tuple(Rung(EscalationStep(each["step"]), _share(each["share"])) for each in _list(value))
    if list(rungs) != sorted(rungs, key=lambda rung: rung.share) or len({r.step for r in rungs}) < len(rungs):
        raise ValueError("rungs in order, each once")
    return rungs


def preset_of(value: Any, urgency: str) -> Preset:
    """A usual period with its alternatives."""
    others = tuple(period_of(each) for each in _list(value["alternatives"]))
    return Preset(Urgency(urgency), period_of(value["proposed"]), others, bool(value["around_the_clock"]))


def period_of(value: Any) -> Period:
    """So many hours by the clock, or so many working days to an hour of the day."""
    mode = Mode(value["mode"])
    if mode is Mode.REG1182:
        raise ValueError("hours by the clock or working days")
    at = time.fromisoformat(value["at"]) if value.get("at") else (NOON if mode is Mode.WORKING_DAYS else None)
    return Period(mode, _whole(value["quantity"], 8_760 if mode is Mode.CLOCK else 250), at)


def days_of(value: Any) -> tuple[int, ...]:
    """Days after something, rising."""
    days = tuple(_whole(each, 3_650) for each in _list(value))
    if not days or list(days) != sorted(set(days)):
        raise ValueError("rising days")
    return days


def hours_of(value: Any) -> int:
    """A number of office hours."""
    return _whole(value, MOST_HOURS)


READERS: dict[Sort, Callable[[Any, str], Any]] = {
    Sort.PLAN: lambda value, key: steps_of(value),
    Sort.LADDER: lambda value, key: rungs_of(value),
    Sort.PRESET: preset_of,
    Sort.TERM: lambda value, key: period_of(value),
    Sort.LEAST_HOURS: lambda value, key: hours_of(value),
    Sort.REVIEWS: lambda value, key: days_of(value),
}
_KINDS = frozenset(DeadlineKind) | {f"{kind}/{urgency}" for kind in DeadlineKind for urgency in Urgency}
KEYS: dict[Sort, frozenset[str]] = {
    Sort.PLAN: _KINDS,
    Sort.LADDER: _KINDS,
    Sort.PRESET: frozenset(Urgency),
    Sort.TERM: frozenset(DeadlineKind),
    Sort.LEAST_HOURS: frozenset({"rounds"}),
    Sort.REVIEWS: frozenset({"effect"}),
}


def read(sort: str, key: str, value: Any) -> Any:
    """The value as the rules take it; ``Refused`` (400) with a sentence where it does not fit."""
    if key not in KEYS[Sort(sort)]:
        known = sorted(each for each in KEYS[Sort(sort)] if "/" not in each)
        raise Refused(Refusal("notifications.time_rule_key", {"known": known}, kind=Kind.INVALID, field="key"))
    try:
        return READERS[Sort(sort)](value, key)
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        params = {"why": str(wrong)}
        raise Refused(Refusal("notifications.time_rule_unfit", params, kind=Kind.INVALID, field="value")) from None


def delivered() -> dict[tuple[Sort, str], Any]:
    """What an installation starts with, as JSON."""
    found: dict[tuple[Sort, str], Any] = {}
    for kind, steps in PLANS.items():
        found[Sort.PLAN, str(kind)] = [_written(step) for step in steps]
    for kind, steps in FLASH_PLANS.items():
        found[Sort.PLAN, f"{kind}/{Urgency.FLASH}"] = [_written(step) for step in steps]
    for kind in ESCALATED:
        found[Sort.LADDER, str(kind)] = _rungs(LADDER)
        found[Sort.LADDER, f"{kind}/{Urgency.FLASH}"] = _rungs(FLASH_LADDER)
    for urgency, preset in PRESETS.items():
        found[Sort.PRESET, str(urgency)] = _preset(preset)
    for kind, period in TERMS.items():
        found[Sort.TERM, str(kind)] = _period(period)
    return found | {(Sort.LEAST_HOURS, "rounds"): LEAST_HOURS, (Sort.REVIEWS, "effect"): list(REVIEW_DAYS)}


TERMS: dict[DeadlineKind, Period] = {
    DeadlineKind.TRIAGE: Period(Mode.CLOCK, 24),
    DeadlineKind.ASSESSMENT: Period(Mode.WORKING_DAYS, 3, NOON),
    DeadlineKind.TASK: Period(Mode.WORKING_DAYS, 2, NOON),
}
"""Time allowed where nobody sets an instant. Practice; the secretariat changes it by a new row."""

REVIEW_DAYS = (30, 90, 180)


def _step(value: Mapping[str, Any]) -> Step:
    before = value.get("before_hours")
    return Step(
        ReminderKind(value["kind"]),
        Audience(value["audience"]),
        None if before is None else _hours(before),
        _share(value.get("share", 0)),
        _hours(value.get("if_longer_than_hours", 0)),
    )


def _written(step: Step) -> dict[str, Any]:
    before = None if step.before_close is None else step.before_close / HOUR
    return {
        "kind": str(step.kind), "audience": str(step.audience), "before_hours": before, "share": step.share,
        "if_longer_than_hours": step.if_longer_than / HOUR,
    }  # fmt: skip


def _rungs(ladder: Sequence[Rung]) -> list[dict[str, Any]]:
    return [{"step": str(rung.step), "share": rung.share} for rung in ladder]


def _preset(preset: Preset) -> dict[str, Any]:
    return {
        "proposed": _period(preset.proposed), "alternatives": [_period(each) for each in preset.alternatives],
        "around_the_clock": preset.around_the_clock,
    }  # fmt: skip


def _period(period: Period) -> dict[str, Any]:
    said: dict[str, Any] = {"mode": str(period.mode), "quantity": period.quantity}
    return said | ({"at": f"{period.at:%H:%M}"} if period.at else {})


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError("a list")
    return value


def _whole(value: Any, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most:
        raise ValueError(f"a whole number from 1 to {most}")
    return value


def _share(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError("a share from 0 to 1")
    return float(value)


def _hours(value: Any) -> timedelta:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 8_760:
        raise ValueError("hours from 0 to 8760")
    return HOUR * value
