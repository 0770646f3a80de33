"""What becomes of a report: into a case, a repeat of another, dismissed, or looked at again."""

from typing import Any

from django.db import transaction

from audit import trail
from cases.actions.guard import keeps_out_marked
from cases.actions.report import TRIAGE
from cases.actions.wording import quoted
from cases.facts import case_facts
from cases.models import Case, Report
from cases.rules import lifecycle
from cases.rules.access import may_triage, may_view
from cases.rules.vocabulary import CaseStatus
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, enforce
from core.rules.transitions import check, named
from delegations import facts as people
from delegations.rules.roles import Can
from notifications.actions import cancel_deadline, set_deadline
from notifications.rules.vocabulary import DeadlineKind
from notifications.timetable import time_allowed


@transaction.atomic
def triage_into(*, report: Report, case: Case, by: Any) -> Report:
    """Add a report to a case that is already open.

    The record names neither the case nor, of a duplicate, the other report: who may read this one may not
    see those. The page links them for whoever may.
    """
    actor = people.actor(by)
    enforce(may_triage(actor) or may_view(actor, case_facts(case)))
    return take_into(report, case, by)


def take_into(report: Report, case: Case, by: Any) -> Report:
    """The step shared with opening a case: the right was checked by whoever calls."""
    closed = Case.objects.filter(pk=case.pk, status=CaseStatus.CLOSED).exists()
    enforce(Refusal("cases.case_is_closed", kind=Kind.STATE) if closed else None)
    _move(report, "triage", case=case)
    cancel_deadline(subject=report, handler=TRIAGE)
    _record(report, by, "triage", f"took the report {quoted(report.title)} into a case", chain=case)
    return report


@transaction.atomic
def mark_duplicate(*, report: Report, of: Report, by: Any) -> Report:
    """The report says what ``of`` already said. Refused: a report as its own duplicate, or a circle."""
    enforce(may_triage(people.actor(by)) or _circle(report, of))
    _move(report, "mark_duplicate", duplicate_of=of)
    cancel_deadline(subject=report, handler=TRIAGE)
    _record(report, by, "mark_duplicate", f"found {quoted(report.title)} to repeat another report", of=of.pk)
    return report


@keeps_out_marked("reason")
@transaction.atomic
def dismiss(*, report: Report, reason: str, by: Any) -> Report:
    """No interference. The reason is for whoever sent it and for whoever looks again."""
    enforce(may_triage(people.actor(by)) or _unexplained(reason))
    _move(report, "dismiss", status_reason=reason.strip())
    cancel_deadline(subject=report, handler=TRIAGE)
    _record(report, by, "dismiss", f"dismissed the report {quoted(report.title)}: {quoted(reason.strip())}")
    return report


@transaction.atomic
def reconsider(*, report: Report, by: Any) -> Report:
    """A duplicate or dismissed report waits for triage again, with a new deadline."""
    enforce(may_triage(people.actor(by)))
    _move(report, "reconsider", duplicate_of=None, status_reason="")
    now = db_now()
    bodies = sorted({people.actor(each).delegation for each in people.holders(Can.TRIAGE)})
    set_deadline(
        subject=report, handler=TRIAGE, kind=DeadlineKind.TRIAGE, chain="",
        opened_at=now, due_at=time_allowed(DeadlineKind.TRIAGE, now), delegations=bodies,
    )  # fmt: skip
    _record(report, by, "reconsider", f"took up the report {quoted(report.title)} again")
    return report


def _move(report: Report, verb: str, **changes: Any) -> None:
    """Along the table, and only if nobody else moved it meanwhile."""
    enforce(check(lifecycle.REPORT, verb, state=report.status))
    rows = Report.objects.filter(pk=report.pk, status=report.status)
    done = rows.update(status=named(lifecycle.REPORT, verb).target, **changes)
    enforce(None if done else Refusal("core.stale", kind=Kind.STATE))
    report.refresh_from_db()


def _record(report: Report, by: Any, verb: str, what: str, *, chain: Case | str = "", **details: Any) -> None:
    body = people.actor(by).delegation
    trail.record(
        verb=verb, subject=report, by=by, chain=chain, body=body,
        sentence=f"{{actor}} ({body}) {what}.", **details,
    )  # fmt: skip


def _unexplained(reason: str) -> Refusal | None:
    longest = Report._meta.get_field("status_reason").max_length
    fits = 0 < len(reason.strip()) <= longest
    return None if fits else Refusal("cases.reason_missing", {"longest": longest}, kind=Kind.INVALID, field="reason")


def _circle(report: Report, of: Report) -> Refusal | None:
    seen: Report | None = of
    while seen is not None:
        if seen.pk == report.pk:
            return Refusal("cases.duplicate_of_itself", kind=Kind.INVALID, field="of")
        seen = seen.duplicate_of
    return None
