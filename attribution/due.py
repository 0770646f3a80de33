"""An assessment is due by the term in force: it reminds its analysts; nothing is decided by its passing."""

from datetime import datetime
from typing import Any

from attribution.models import Assessment
from attribution.rules.vocabulary import AssessmentStatus
from cases.models import Case
from cases.rules.vocabulary import CaseStatus
from core.clock import db_now
from delegations import facts as people
from delegations.rules.roles import Can
from notifications.actions import cancel_deadline, set_deadline
from notifications.models import Deadline, Reminder
from notifications.rules.vocabulary import DeadlineKind
from notifications.timetable import time_allowed

ASSESSMENT_DUE = "attribution.assessment_due"
UNFINISHED = (AssessmentStatus.DRAFT, AssessmentStatus.PEER_REVIEW)


def plan_due(assessment: Assessment) -> Deadline:
    """From now until the term for assessments is over; asks the analysts of the author's body."""
    now = db_now()
    return set_deadline(
        subject=assessment, handler=ASSESSMENT_DUE, kind=DeadlineKind.ASSESSMENT, chain=str(assessment.case_id),
        opened_at=now, due_at=time_allowed(DeadlineKind.ASSESSMENT, now),
        delegations=[people.actor(assessment.author).delegation],
    )  # fmt: skip


def end_due(assessment: Assessment) -> None:
    """It is agreed: nobody is reminded any more."""
    cancel_deadline(subject=assessment, handler=ASSESSMENT_DUE)


def keep_with_case(case: Case) -> None:
    """A closed case asks for no assessment; a reopened one asks again, with a new term."""
    for row in Assessment.objects.filter(case=case, status__in=UNFINISHED).select_related("author"):
        if case.status == CaseStatus.CLOSED:
            end_due(row)
        elif not _open(row):
            plan_due(row)


def fire(deadline: Deadline, at: datetime) -> None:
    """Its passing is told by the reminder of that instant."""


def still_owed(deadline: Deadline, reminder: Reminder) -> bool:
    """As long as it is written or read."""
    return Assessment.objects.filter(pk=deadline.subject_id, status__in=UNFINISHED).exists()


def notice(deadline: Deadline, reminder: Reminder) -> tuple[str, dict[str, Any], str]:
    """Which case waits for its assessment, and where it is written."""
    row = Assessment.objects.select_related("case").get(pk=deadline.subject_id)
    code = "read" if row.status == AssessmentStatus.PEER_REVIEW else "written"
    params = {"reference": row.case.reference, "due": deadline.due_at}
    return f"attribution.notice_due_to_be_{code}", params, row.get_absolute_url()


def _open(row: Assessment) -> bool:
    return Deadline.objects.filter(subject_id=row.pk, handler=ASSESSMENT_DUE, status="open").exists()


ASKS = (Can.ASSESS,)
