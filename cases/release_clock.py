"""What the end of a release does: a line in the register, so that the partner's feed says so."""

from datetime import datetime
from typing import Any

from cases.actions.register import enter_revocation
from cases.models import ReleaseEntry
from cases.rules.releasing import RevocationReason
from notifications.models import Deadline, Reminder
from notifications.rules.vocabulary import ReminderKind


def fire(deadline: Deadline, at: datetime) -> None:
    """The release has expired; nobody sees the thing by it since that instant."""
    entry = _in_force(deadline)
    if entry is not None:
        enter_revocation(entry, RevocationReason.EXPIRED)


def still_owed(deadline: Deadline, reminder: Reminder) -> bool:
    """The originator hears before it ends, as long as it has not been taken back; not when it begins."""
    return reminder.kind != ReminderKind.OPENED and _in_force(deadline) is not None


def notice(deadline: Deadline, reminder: Reminder) -> tuple[str, dict[str, Any], str]:
    """What ends when, to whom; the page where it can be released anew."""
    entry = ReleaseEntry.objects.select_related("case", "evidence").get(pk=deadline.subject_id)
    params = {"reference": entry.case.reference, "partner": entry.partner_id, "due": deadline.due_at}
    return "cases.notice_release_ends", params, entry.get_absolute_url()


def _in_force(deadline: Deadline) -> ReleaseEntry | None:
    rows = ReleaseEntry.objects.filter(pk=deadline.subject_id, revocation__isnull=True)
    return rows.select_related("case", "evidence").first()
