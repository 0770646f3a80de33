"""One case: what is left of its budget, and where its time went."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from cases.models import Case
from cases.rules.latency import Span, State, spans, total
from core.clock import db_now
from core.rules.drawing import Bar, stacked, widest
from delegations.rules.roles import Actor, Can
from delegations.rules.roles import Kind as Body
from desk.latency.milestones import budget_of, budgets, milestones
from desk.latency.words import PHASES, STATES, UNTIL, URGENCIES, left_in_words, said
from notifications.rules.vocabulary import Urgency


def time_of(case: Case, user: Any, actor: Actor) -> dict[str, Any]:
    """Context of the part “Time” of the case page. Partners are not told how far a response is (§10)."""
    if actor.kind == Body.PARTNER:
        return {"spans": []}
    rows, now = budgets(), db_now()
    found = spans(milestones([case], user)[case.pk], budget_of(case, rows), now)
    spent, allowed = total(found)
    confirmed = all(row.confirmed for row in rows if row.urgency == case.urgency)
    return {
        "spans": [_shown(number, span, found, now) for number, span in enumerate(found, start=1)],
        "spent": said(spent),
        "allowed": said(float(allowed)),
        "left": left_in_words(allowed - spent) if allowed else "",
        "is_over": bool(allowed) and spent > allowed,
        "bars": _bars(found, spent, float(allowed)),
        "in_words": _in_words(found),
        "urgency": URGENCIES[Urgency(case.urgency)],
        "to_be_confirmed": not confirmed,
        "sees_all": actor.can(Can.MANAGE_REFERENCE) or actor.can(Can.AUDIT),
    }


def _shown(number: int, span: Span, found: tuple[Span, ...], now: datetime) -> dict[str, Any]:
    counted = span.state in (State.DONE, State.NOW)
    return {
        "number": number,
        "name": PHASES[span.phase],
        "until": UNTIL[span.phase],
        "state": STATES[span.state],
        "runs": span.state is State.NOW,
        "spent": said(span.hours) if counted else "–",
        "budget": said(float(span.budget)) if span.budget else "–",
        "left": left_in_words(span.left) if counted else "",
        "over": span.over,
    }


def _bars(found: tuple[Span, ...], spent: float, allowed: float) -> list[Bar]:
    """Time spent over the budget, phase by phase, on one scale."""
    most = widest([spent, allowed])
    used = [(str(PHASES[span.phase]), span.hours) for span in found]
    budget = [
        (str(PHASES[span.phase]), 0.0 if span.state is State.SKIPPED else float(span.budget or 0)) for span in found
    ]
    return [
        Bar(_("Time spent"), said(spent), stacked(used, most)),
        Bar(_("Budget"), said(allowed), stacked(budget, most)),
    ]


def _in_words(found: tuple[Span, ...]) -> str:
    parts = [f"{PHASES[span.phase]} {said(span.hours)}" for span in found if span.state in (State.DONE, State.NOW)]
    return _("Time spent: %(parts)s.") % {"parts": ", ".join(parts)}
