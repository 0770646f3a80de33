"""All cases a reader may count, in aggregate: never by State, and nothing of fewer than ``ENOUGH`` cases."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, QuerySet

from cases.models import Case
from cases.rules.latency import Milestones, Phase, Span, State, spans
from core.clock import db_now
from core.rules.quantiles import Middle, middle
from delegations.facts import BRUSSELS
from desk.latency.milestones import budget_of, budgets, milestones
from notifications.models import Notice
from notifications.rules.vocabulary import NoticeStatus
from responses.models import Proposal, Round

ENOUGH = 5
MOST = 2000


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured stretch: how many cases, and the middle of their hours where there are enough."""

    count: int
    hours: Middle | None
    budget: float | None = None
    within: int | None = None

    @property
    def share_within(self) -> int | None:
        """Per cent that kept to the budget, where there are enough."""
        return round(100 * self.within / self.count) if self.hours and self.within is not None else None


@dataclass(frozen=True, slots=True)
class Figures:
    """What the secretariat reads."""

    cases: int
    phases: dict[Phase, Figure]
    to_decision: Figure
    rounds: list[tuple[str, str, int]]
    tools: list[tuple[int, int]]
    notices: dict[str, int]


def figures(user: Any, *, since: date, until: date) -> Figures:
    """Cases opened from the first day to the last, both included, in Brussels."""
    opened = _between(Case.objects.visible_to(user), "created_at", since, until).order_by("-created_at")
    cases = list(opened[:MOST])
    rows, now = budgets(), db_now()
    reached = milestones(cases, user)
    found = [spans(reached[case.pk], budget_of(case, rows), now) for case in cases]
    return Figures(
        cases=len(cases),
        phases={phase: _phase(phase, found) for phase in Phase},
        to_decision=_to_decision(reached.values()),
        rounds=_rounds(user, since, until),
        tools=_tools(user, since, until),
        notices=_notices(user, since, until),
    )


def _phase(phase: Phase, found: Iterable[tuple[Span, ...]]) -> Figure:
    done = [span for each in found for span in each if span.phase is phase and span.state is State.DONE]
    hours = [span.hours for span in done]
    allowed = [float(span.budget) for span in done if span.budget]
    within = sum(1 for span in done if span.budget and not span.over)
    usual = _middle(allowed)
    return Figure(len(hours), _middle(hours), usual.median if usual else None, within)


def _to_decision(reached: Iterable[Milestones]) -> Figure:
    hours = [(each.decided - each.reported).total_seconds() / 3600 for each in reached if each.decided]
    return Figure(len(hours), _middle(hours))


def _middle(numbers: list[float]) -> Middle | None:
    return middle(numbers) if len(numbers) >= ENOUGH else None


def _rounds(user: Any, since: date, until: date) -> list[tuple[str, str, int]]:
    """(procedure, standing, how many) of the rounds opened in the period."""
    opened = _between(Round.objects.visible_to(user), "opened_at", since, until)
    counted = opened.order_by().values_list("procedure", "status").annotate(how_many=Count("pk"))
    return sorted(counted)


def _tools(user: Any, since: date, until: date) -> list[tuple[int, int]]:
    """(tool, how many) of the responses proposed in the period."""
    made = _between(Proposal.objects.visible_to(user), "created_at", since, until)
    return sorted(Counter(made.values_list("instrument__tool", flat=True)).items())


def _notices(user: Any, since: date, until: date) -> dict[str, int]:
    """Notices sent and failed, without those about cases this reader may not count."""
    hidden = Case.objects.exclude(pk__in=Case.objects.visible_to(user).values("pk")).values_list("pk", flat=True)
    told = Notice.objects.exclude(chain__in=[str(pk) for pk in hidden])
    rows = _between(told, "due_at", since, until)
    by_status = Counter(dict(rows.order_by().values_list("status").annotate(how_many=Count("pk"))))
    failed = by_status[NoticeStatus.DEAD] + by_status[NoticeStatus.BOUNCED]
    sent = by_status[NoticeStatus.SENT] + by_status[NoticeStatus.DELIVERED] + by_status[NoticeStatus.ACKNOWLEDGED]
    return {"sent": sent, "failed": failed}


def _between(rows: QuerySet, field: str, since: date, until: date) -> QuerySet:
    first = datetime.combine(since, time(), tzinfo=BRUSSELS)
    after = datetime.combine(until + timedelta(days=1), time(), tzinfo=BRUSSELS)
    return rows.filter(**{f"{field}__gte": first, f"{field}__lt": after})
