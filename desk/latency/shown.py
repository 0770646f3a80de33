"""Figures → charts, tables and files."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from core.rules.drawing import Bar, single, widest
from core.rules.showing import MONTHS as MONTH_NAMES
from desk.latency.figures import Figure, Figures
from desk.latency.own import Month
from desk.latency.words import PHASES, said
from responses.words import PROCEDURES, ROUND_STATUS, TOOLS

HEADS = (
    "part",
    "item",
    "count",
    "median hours",
    "middle half from",
    "middle half to",
    "budget hours",
    "within budget %",
)
OWN_HEADS = (
    "month",
    "rounds asked",
    "answered",
    "silent",
    "missed",
    "running",
    "median hours to answer",
    "median % of the time given",
)


def phase_rows(found: Figures) -> list[dict[str, Any]]:
    """One row of the table per phase, then the whole way to the decision."""
    rows = [_row(str(PHASES[phase]), figure) for phase, figure in found.phases.items()]
    return [*rows, _row(_("First report to decision"), found.to_decision)]


def _row(name: str, figure: Figure) -> dict[str, Any]:
    hours = figure.hours
    return {
        "name": name,
        "count": figure.count,
        "median": said(hours.median) if hours else "",
        "half": f"{said(hours.low)} – {said(hours.high)}" if hours else "",
        "budget": said(figure.budget) if figure.budget else "–",
        "within": figure.share_within,
        "over": bool(hours and figure.budget and hours.median > figure.budget),
    }


def phase_bars(found: Figures) -> list[Bar]:
    """Median per phase against the usual budget, on one scale; phases of too few cases are left out."""
    measured = {phase: figure for phase, figure in found.phases.items() if figure.hours}
    most = widest([value for f in measured.values() for value in (f.hours.median if f.hours else None, f.budget)])
    return [
        single(str(PHASES[phase]), said(figure.hours.median), figure.hours.median, most, mark=figure.budget)
        for phase, figure in measured.items()
        if figure.hours
    ]


def round_rows(found: Figures) -> list[tuple[str, str, int]]:
    """Rounds by procedure and standing, in words."""
    return [(str(PROCEDURES[way]), str(ROUND_STATUS[status]), count) for way, status, count in found.rounds]


def tool_bars(found: Figures) -> list[Bar]:
    """What sort of responses were proposed."""
    most = widest([float(count) for _tool, count in found.tools])
    return [single(str(TOOLS[tool]), str(count), count, most) for tool, count in found.tools]


def as_rows(found: Figures) -> Iterator[tuple[Any, ...]]:
    """The whole page as one table."""
    for phase, figure in found.phases.items():
        yield _cells("phase", str(PHASES[phase]), figure)
    yield _cells("way", _("First report to decision"), found.to_decision)
    for way, status, count in round_rows(found):
        yield ("rounds", f"{way}, {status}", count, None, None, None, None, None)
    for tool, count in found.tools:
        yield ("responses", str(TOOLS[tool]), count, None, None, None, None, None)
    for what, count in found.notices.items():
        yield ("notices", what, count, None, None, None, None, None)


def _cells(part: str, name: str, figure: Figure) -> tuple[Any, ...]:
    hours = figure.hours
    middle = (round(hours.median, 1), round(hours.low, 1), round(hours.high, 1)) if hours else (None, None, None)
    return (part, name, figure.count, *middle, figure.budget, figure.share_within)


def month_name(month: Any) -> str:
    """``Nov 2026``."""
    return f"{MONTH_NAMES[month.month - 1]} {month.year}"


def month_rows(months: list[Month]) -> list[dict[str, Any]]:
    """One row of the table per month."""
    return [
        {
            "name": month_name(one.month), "asked": one.asked, "answered": one.answered, "silent": one.silent,
            "missed": one.missed, "running": one.running, "median": said(one.median_hours),
            "share": "–" if one.median_share is None else f"{one.median_share:.0f} %",
        }
        for one in months
    ]  # fmt: skip


def month_bars(months: list[Month]) -> list[Bar]:
    """Median hours to the first answer, month by month."""
    measured = [one for one in months if one.median_hours is not None]
    most = widest([one.median_hours for one in measured])
    return [single(month_name(one.month), said(one.median_hours), one.median_hours or 0.0, most) for one in measured]


def own_as_rows(months: list[Month]) -> Iterator[tuple[Any, ...]]:
    """The delegation's own table, for a file."""
    for one in months:
        hours = None if one.median_hours is None else round(one.median_hours, 1)
        share = None if one.median_share is None else round(one.median_share)
        yield (month_name(one.month), one.asked, one.answered, one.silent, one.missed, one.running, hours, share)
