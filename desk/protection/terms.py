"""Which class of retention a file falls under, its last day, and what is due today."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max

from audit.models import AuditEvent
from cases.models import Case, LegalHold, Report, RetentionReview, RetentionTerm
from cases.rules.erasing import ERASED
from cases.rules.retention import Retention, ends_on, is_due
from cases.rules.vocabulary import CaseStatus, ReportStatus
from delegations import facts as people
from delegations.actions.erasure import FORMER
from delegations.models import User
from sanctions.models import Dossier
from sanctions.rules.vocabulary import DossierStatus

MOST = 200
IN_FORCE = (DossierStatus.ADOPTED, DossierStatus.PUBLISHED, DossierStatus.NOTIFIED, DossierStatus.IN_FORCE)


@dataclass(frozen=True, slots=True)
class Due:
    """One thing with its class and last day; ``due`` when somebody has to decide."""

    thing: Any
    term: RetentionTerm | None
    last_day: date | None
    due: bool = False
    held: bool = False


def terms(day: date) -> dict[str, RetentionTerm]:
    """The class by its code, as in force that day."""
    return {row.code: row for row in RetentionTerm.objects.in_force(day).order_by("valid_from")}


def of_case(case: Case, reader: Any) -> Due:
    """An open case has no last day; nor has a closed one while a listing from it is in force.

    A listing the reader may not see changes nothing of what the reader is told.
    """
    return _cases([case], reader)[0]


def due_cases(reader: Any) -> list[Due]:
    """Closed cases past their last day, neither held nor kept on, the longest past first."""
    rows = Case.objects.visible_to(reader).filter(status=CaseStatus.CLOSED).order_by("changed_at")
    return [one for one in _cases(list(rows), reader) if one.due][:MOST]


def due_reports(reader: Any) -> list[Due]:
    """Dismissed reports past twelve months, words not erased yet."""
    today = people.today()
    term = terms(today).get(Retention.UNSUBSTANTIATED)
    rows = (
        Report.objects.visible_to(reader)
        .filter(status=ReportStatus.DISMISSED)
        .exclude(title=ERASED)
        .order_by("created_at")
    )
    found = [_dated(row, term, people.brussels_day(row.created_at), today) for row in rows[:1000]]
    return [one for one in found if one.due][:MOST]


def former_people() -> list[Due]:
    """Accounts out of use that still have a name, with the last day of the memory's term."""
    today = people.today()
    term = terms(today).get(Retention.AUDIT_LOG)
    rows = list(User.objects.filter(is_active=False, is_service=False).exclude(name=FORMER).order_by("name")[:MOST])
    acted = AuditEvent.objects.filter(person__in=[row.token for row in rows]).values("person").annotate(at=Max("at"))
    last = {row["person"]: people.brussels_day(row["at"]) for row in acted}
    return [_dated(row, term, last.get(row.token, people.brussels_day(row.date_joined)), today) for row in rows]


def _cases(cases: list[Case], reader: Any) -> list[Due]:
    today, known = people.today(), terms(people.today())
    ids = [case.pk for case in cases]
    held = set(LegalHold.objects.filter(case__in=ids, lifted_at__isnull=True).values_list("case_id", flat=True))
    kept = dict(RetentionReview.objects.filter(case__in=ids).values_list("case_id").annotate(last=Max("keep_until")))
    dossiers = Dossier.objects.visible_to(reader).filter(case__in=ids).exclude(status=DossierStatus.WITHDRAWN)
    listed = dict.fromkeys(dossiers.values_list("case_id", flat=True), False)
    listed |= dict.fromkeys(dossiers.filter(status__in=IN_FORCE).values_list("case_id", flat=True), True)
    return [_case(case, known, today, listed.get(case.pk), case.pk in held, kept.get(case.pk)) for case in cases]


def _case(
    case: Case, known: dict[str, RetentionTerm], today: date, in_force: bool | None, held: bool, kept: date | None
) -> Due:
    """``in_force``: None where no listing rests on the case, else whether one is in force now."""
    term = known.get(Retention.CLOSED_CASE if in_force is None else Retention.LISTING_EVIDENCE)
    if case.status != CaseStatus.CLOSED or in_force or term is None:
        return Due(case, term, None, held=held)
    last = ends_on(people.brussels_day(case.changed_at), term.months)
    return Due(case, term, max(last, kept or last), is_due(last, today=today, held=held, kept_until=kept), held)


def _dated(thing: Any, term: RetentionTerm | None, since: date, today: date) -> Due:
    if term is None:
        return Due(thing, None, None)
    last = ends_on(since, term.months)
    return Due(thing, term, last, is_due(last, today=today, held=False))
