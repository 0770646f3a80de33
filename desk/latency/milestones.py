"""Rows of every app → when each end of a case was first reached. The same number of queries for 1 case and 1,000."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Min, QuerySet

from attribution.models import Assessment
from audit.models import AuditEvent
from cases.models import Case, LatencyBudget, Report
from cases.rules.latency import Milestones, Phase
from cases.rules.vocabulary import CaseStatus
from core.registry import subject_kind
from delegations.facts import brussels_day
from responses.models import Adoption, Delivery, Round

AGREED = "agree"  # the verb under which the memory keeps it


def milestones(cases: Iterable[Case], user: Any) -> dict[UUID, Milestones]:
    """Each case's milestones, from what this reader may see of it. Six queries."""
    cases = list(cases)
    keys = [case.pk for case in cases]
    reports = _first(Report.objects.visible_to(user).filter(case__in=keys), "case_id", "created_at")
    rounds = Round.objects.filter(proposal__case__in=keys)
    put = _first(rounds.filter(opened_at__isnull=False), "proposal__case_id", "opened_at")
    confirmed = _first(rounds.filter(confirmed_at__isnull=False), "proposal__case_id", "confirmed_at")
    adopted = _first(Adoption.objects.filter(proposal__case__in=keys), "proposal__case_id", "created_at")
    delivered = _first(Delivery.objects.filter(proposal__case__in=keys), "proposal__case_id", "delivered_at")
    assessed = _assessed(keys)
    return {
        case.pk: Milestones(
            reported=min(reports.get(case.pk, case.created_at), case.created_at),
            opened=case.created_at,
            assessed=assessed.get(case.pk),
            put=put.get(case.pk),
            decided=_earlier(confirmed.get(case.pk), adopted.get(case.pk)),
            delivered=delivered.get(case.pk),
            ended=case.changed_at if case.status == CaseStatus.CLOSED else None,
        )
        for case in cases
    }


def budgets() -> list[LatencyBudget]:
    """Every row of the reference data. One query."""
    return list(LatencyBudget.objects.all())


def budget_of(case: Case, rows: Iterable[LatencyBudget]) -> dict[Phase, int]:
    """The budget of a case: the rows in force on the day it was opened, in Brussels."""
    return budget_on(case.urgency, brussels_day(case.created_at), rows)


def budget_on(urgency: str, day: date, rows: Iterable[LatencyBudget]) -> dict[Phase, int]:
    """Hours per phase on a track that day."""
    live = [
        row
        for row in rows
        if row.urgency == urgency and row.valid_from <= day and (row.valid_to is None or day <= row.valid_to)
    ]
    return {Phase(row.phase): row.hours for row in sorted(live, key=lambda row: row.valid_from)}


def _first(rows: QuerySet, case: str, instant: str) -> dict[UUID, datetime]:
    return dict(rows.order_by().values_list(case).annotate(first=Min(instant)))


def _assessed(keys: list[UUID]) -> dict[UUID, datetime]:
    """When an assessment was first agreed, from the memory: a later assessment does not undo it."""
    rows = AuditEvent.objects.filter(
        chain__in=[str(key) for key in keys], verb=AGREED, subject_kind=subject_kind(Assessment)
    )
    return {UUID(chain): at for chain, at in rows.order_by().values_list("chain").annotate(first=Min("at"))}


def _earlier(*instants: datetime | None) -> datetime | None:
    return min((each for each in instants if each is not None), default=None)
