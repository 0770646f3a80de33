"""Locks in one order, and the only two functions that change a status.

Order of locks, everywhere: proposal, round, deadline. Whoever gives a position takes the round
alone, so 27 answers never wait for a text. The time is read after the lock (decision 14).
"""

from typing import Any
from uuid import UUID

from django.db.models import F

from cases.models import Case
from cases.rules.access import MOVERS
from cases.rules.lifecycle import CASE
from core.clock import db_now
from core.rules.refusal import enforce
from core.rules.transitions import check, named
from delegations import facts as people
from responses.actions.phases import end_comments
from responses.actions.tasks import end_tasks, plan_tasks
from responses.models import Proposal, Round
from responses.rules.proposal import PROPOSAL, ProposalStatus
from responses.rules.rounds import table_of
from responses.rules.tasks import EDITABLE
from responses.rules.vocabulary import Procedure

_WITH = ("proposal__case", "proposal__instrument")


def lock_proposal(pk: UUID) -> Proposal:
    """The proposal, nobody else changing it until the transaction ends."""
    rows = Proposal.objects.select_for_update(of=("self",))
    return rows.select_related("case", "instrument").get(pk=pk)


def lock_round(pk: UUID) -> Round:
    """The round alone, for whoever answers."""
    return Round.objects.select_for_update(of=("self",)).select_related(*_WITH).get(pk=pk)


def lock_both(pk: UUID) -> Round:
    """The proposal, then the round: for whatever may change both."""
    lock_proposal(Round.objects.values_list("proposal_id", flat=True).get(pk=pk))
    return lock_round(pk)


def move_round(round_: Round, name: str, **changes: Any) -> None:
    """One row of the lifecycle table; refused if the round does not stand where it starts."""
    table = table_of(Procedure(round_.procedure))
    enforce(check(table, name, state=round_.status))
    change_round(round_, status=named(table, name).target, **changes)


def change_round(round_: Round, **changes: Any) -> None:
    """Write changes to a locked round; every one raises the revisions a board compares."""
    _raise(round_, "revision", "terms_revision", **changes)


def count_answer(round_: Round) -> None:
    """An answer came that moves nothing: the boards of those who see it have news, the others' have none."""
    _raise(round_, "revision")


def _raise(round_: Round, *revisions: str, **changes: Any) -> None:
    raised = {name: F(name) + 1 for name in revisions}
    Round.objects.filter(pk=round_.pk).update(**raised, **changes)
    for name, value in changes.items():
        setattr(round_, name, value)
    for name in revisions:
        setattr(round_, name, getattr(round_, name) + 1)


def move_proposal(proposal: Proposal, name: str) -> None:
    """One row of the proposal's lifecycle, on a locked proposal. Leaving the comments ends their phase."""
    enforce(check(PROPOSAL, name, state=proposal.status))
    left, proposal.status = proposal.status, named(PROPOSAL, name).target
    proposal.changed_at = db_now()
    if left == ProposalStatus.COMMENT:
        end_comments(proposal, proposal.changed_at)
    Proposal.objects.filter(pk=proposal.pk).update(status=proposal.status, changed_at=proposal.changed_at)
    _tasks_follow(proposal, left)


def _tasks_follow(proposal: Proposal, left: str) -> None:
    """Nobody is asked for a check once the States are; a proposal that comes back is asked for what is undone."""
    if proposal.status not in EDITABLE:
        end_tasks(proposal)
    elif left not in EDITABLE:
        plan_tasks(proposal)


def can_move_case(case: Case, name: str, by: Any) -> bool:
    """Whether the case stands where ``name`` starts and this person may move it."""
    fits = check(CASE, name, state=case.status) is None
    actor = people.actor(by)
    return fits and (actor.delegation == case.lead_id or bool(MOVERS[name] & actor.capabilities))
