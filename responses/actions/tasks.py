"""The checks of a proposal are tasks with an instant: set with the proposal, ended with the act that does them."""

from core.clock import db_now
from delegations import facts as people
from delegations.rules.roles import Can
from notifications.actions import cancel_deadline, set_deadline
from notifications.rules.vocabulary import DeadlineKind
from notifications.timetable import time_allowed
from responses.instants import CHECK_DUE, RIGHTS_TEST_DUE
from responses.models import Check, Proposal
from responses.rules.tasks import CheckCode


def handler_of(check: Check) -> str:
    """The rights test asks others than the rest."""
    return RIGHTS_TEST_DUE if check.code == CheckCode.RIGHTS_TEST else CHECK_DUE


def plan_task(check: Check) -> None:
    """From now until the term for tasks is over: whoever holds the pen, for the rights test those who sign it."""
    now = db_now()
    signers = people.holders(Can.SIGN_RIGHTS_TEST) if check.code == CheckCode.RIGHTS_TEST else []
    bodies = {people.actor(each).delegation for each in signers} or {check.proposal.penholder_id}
    set_deadline(
        subject=check, handler=handler_of(check), kind=DeadlineKind.TASK, chain=str(check.proposal.case_id),
        opened_at=now, due_at=time_allowed(DeadlineKind.TASK, now), delegations=sorted(bodies),
    )  # fmt: skip


def end_task(check: Check) -> None:
    """It is done: nobody is reminded of it any more."""
    cancel_deadline(subject=check, handler=handler_of(check))


def plan_tasks(proposal: Proposal) -> None:
    """Every check that is not done gets its instant."""
    for check in proposal.checks.filter(done_at__isnull=True).select_related("proposal"):
        plan_task(check)


def end_tasks(proposal: Proposal) -> None:
    """The States are asked, or the proposal is gone: what was not done is not asked for any more."""
    for check in proposal.checks.filter(done_at__isnull=True):
        end_task(check)
