"""What instants of work do: a check, a commitment, a look at the effect. They remind; their passing decides nothing."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from notifications.models import Deadline, Reminder
from responses.models import Check, Commitment, EffectReview, Proposal
from responses.rules.afterwards import CommitmentStatus
from responses.rules.tasks import EDITABLE
from responses.words import CHECKS


def passes(deadline: Deadline, at: datetime) -> None:
    """The reminder of that instant tells; the thing itself stays as it is."""


def checks_for(user: Any) -> QuerySet[Check]:
    """Whoever may see the proposal."""
    return Check.objects.filter(proposal__in=Proposal.objects.visible_to(user).values("pk")).select_related(
        "proposal__case"
    )


def check_url(check: Check) -> str:
    """Where checks are done."""
    return f"{check.proposal.get_absolute_url()}#checks"


def check_title(check: Check) -> str:
    """Which check of which proposal."""
    return f"{CHECKS[check.code]}: {check.proposal}"


def check_still_owed(deadline: Deadline, reminder: Reminder) -> bool:
    """As long as it is not done and the States are not asked yet."""
    return Check.objects.filter(pk=deadline.subject_id, done_at__isnull=True, proposal__status__in=EDITABLE).exists()


def check_notice(deadline: Deadline, reminder: Reminder) -> tuple[str, dict[str, Any], str]:
    """Which check is due when, and the page where it is done."""
    row = Check.objects.select_related("proposal__case").get(pk=deadline.subject_id)
    params = {"proposal": str(row.proposal), "check": str(CHECKS[row.code]), "due": deadline.due_at}
    code = "responses.notice_rights_test_due" if row.code == "rights_test" else "responses.notice_check_due"
    return code, params, check_url(row)


def commitment_still_owed(deadline: Deadline, reminder: Reminder) -> bool:
    """Until somebody says whether it was kept."""
    return Commitment.objects.filter(pk=deadline.subject_id, status=CommitmentStatus.OPEN).exists()


def commitment_notice(deadline: Deadline, reminder: Reminder) -> tuple[str, dict[str, Any], str]:
    """Who promised what until when, and the page to settle it."""
    row = Commitment.objects.select_related("delivery__proposal__case").get(pk=deadline.subject_id)
    params = {
        "proposal": str(row.delivery.proposal), "by_whom": row.by_whom, "what": row.what, "due": deadline.due_at,
    }  # fmt: skip
    return "responses.notice_commitment_due", params, row.get_absolute_url()


def effect_still_owed(deadline: Deadline, reminder: Reminder) -> bool:
    """Until somebody has said what changed."""
    return EffectReview.objects.filter(pk=deadline.subject_id, done_at__isnull=True).exists()


def effect_notice(deadline: Deadline, reminder: Reminder) -> tuple[str, dict[str, Any], str]:
    """After how many days the effect of what is looked at."""
    row = EffectReview.objects.select_related("proposal__case").get(pk=deadline.subject_id)
    params = {"proposal": str(row.proposal), "days": row.after_days, "due": deadline.due_at}
    return "responses.notice_effect_due", params, row.get_absolute_url()
