"""What the triage deadline of a report does: it reminds, and once it passes it says so; it decides nothing."""

from datetime import datetime
from typing import Any

from cases.models import Report
from cases.rules.vocabulary import ReportStatus
from delegations import facts as people
from delegations.rules.roles import Can
from notifications import outbox
from notifications.models import Deadline, Reminder
from notifications.rules.vocabulary import ReminderKind


def fire(deadline: Deadline, at: datetime) -> None:
    """A report still waiting is brought up to those who triage and to the secretariat, once."""
    report = Report.objects.filter(pk=deadline.subject_id, status=ReportStatus.RECEIVED).first()
    if report is None:
        return
    told = [*people.holders(Can.TRIAGE), *people.holders(Can.MANAGE_REFERENCE)]
    outbox.notify(
        people=told, code="cases.notice_triage_overdue",
        params={"source": report.source_id, "since": report.created_at}, subject=report,
        url=report.get_absolute_url(), dedupe=f"triage-overdue:{deadline.pk}:{deadline.revision}",
    )  # fmt: skip


def still_owed(deadline: Deadline, reminder: Reminder) -> bool:
    """As long as nobody has dealt with the report; its passing is told by ``fire``."""
    waits = Report.objects.filter(pk=deadline.subject_id, status=ReportStatus.RECEIVED).exists()
    return waits and reminder.kind != ReminderKind.EXPIRY


def notice(deadline: Deadline, reminder: Reminder) -> tuple[str, dict[str, Any], str]:
    """The sentence of a reminder and the page to decide on."""
    report = Report.objects.get(pk=deadline.subject_id)
    params = {"source": report.source_id, "due": deadline.due_at}
    return "cases.notice_triage_due", params, report.get_absolute_url()
