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
    assessed, decided = _assessed(keys), _decided(keys)
    opened_rounds = Round.objects.filter(proposal__case__in=keys, opened_at__isnull=False)
    put = _first(opened_rounds, "proposal__case_id", "opened_at")
    delivered = _first(Delivery.objects.filter(proposal__case__in=keys), "proposal__case_id", "delivered_at")
    return {
        case.pk: Milestones(
            reported=min(reports.get(case.pk, case.created_at), case.created_at),
            opened=case.created_at,
            assessed=assessed.get(case.pk),
            put=put.get(case.pk),
            decided=decided.get(case.pk),
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


def _decided(keys: list[UUID]) -> dict[UUID, datetime]:
    """When an outcome was first confirmed or an act outside first recorded, whichever came first."""
    confirmed_rounds = Round.objects.filter(proposal__case__in=keys, confirmed_at__isnull=False)
    found = _first(confirmed_rounds, "proposal__case_id", "confirmed_at")
    for case, at in _first(Adoption.objects.filter(proposal__case__in=keys), "proposal__case_id", "created_at").items():
        found[case] = min(at, found.get(case, at))
    return found
