"""The tasks before a round: done by a named person with a note, undone until the States are asked."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from audit import trail
from cases.actions.guard import keeps_out_marked
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts as people
from responses.actions.moves import lock_proposal
from responses.actions.tasks import end_task, plan_task
from responses.facts.checks import case_tier
from responses.models import Check, Proposal
from responses.rules.authorship import may_sign_check
from responses.rules.tasks import CheckCode, check_answers, check_proportionality, may_change_checks


@keeps_out_marked("answers", "note")
@transaction.atomic
def sign_rights_test(*, proposal: Proposal, answers: Mapping[str, str], by: Any, note: str = "") -> Check:
    """Sign the seven questions of Art. 52(1) of the Charter. Refused while one is unanswered."""
    enforce(check_answers(answers))
    return _done(proposal, CheckCode.RIGHTS_TEST, by, answers=dict(answers), note=note)


@keeps_out_marked("note")
@transaction.atomic
def note_proportionality(*, proposal: Proposal, note: str, by: Any) -> Check:
    """Why this response fits the severity; going above the suggested tier needs that reason."""
    tier = proposal.instrument.tier
    enforce(check_proportionality(note, suggested=case_tier(proposal.case).rank, tier=tier))
    return _done(proposal, CheckCode.PROPORTIONALITY, by, answers={}, note=note)


@keeps_out_marked("note")
@transaction.atomic
def confirm_evidence(*, proposal: Proposal, by: Any, note: str = "") -> Check:
    """Somebody has looked at the evidence and says it carries this text."""
    return _done(proposal, CheckCode.EVIDENCE, by, answers={}, note=note)


@transaction.atomic
def undo_check(*, proposal: Proposal, code: str, by: Any) -> Check:
    """Take a check back, as long as no round was opened on it."""
    check, proposal = _open_to_change(proposal, code, by)
    enforce(None if check.done_at else Refusal("responses.check_not_done", kind=Kind.STATE))
    Check.objects.filter(pk=check.pk).update(done_at=None, done_by=None)
    check.done_at = check.done_by = None
    plan_task(check)
    _record(proposal, check, by, verb="undo_check", what="took back")
    return check


def _done(proposal: Proposal, code: CheckCode, by: Any, *, answers: dict[str, str], note: str) -> Check:
    check, proposal = _open_to_change(proposal, code, by)
    check.answers, check.note, check.done_at, check.done_by = answers, note.strip(), db_now(), by
    Check.objects.filter(pk=check.pk).update(answers=check.answers, note=check.note, done_at=check.done_at, done_by=by)
    end_task(check)
    _record(proposal, check, by, verb="complete_check", what="completed")
    return check


def _open_to_change(proposal: Proposal, code: str, by: Any) -> tuple[Check, Proposal]:
    proposal = lock_proposal(proposal.pk)
    enforce(may_sign_check(people.actor(by), code, proposal.penholder_id))
    enforce(may_change_checks(proposal.status))
    check = proposal.checks.filter(code=code).first()
    enforce(None if check else Refusal("responses.check_not_asked", kind=Kind.STATE))
    return check, proposal


def _record(proposal: Proposal, check: Check, by: Any, *, verb: str, what: str) -> None:
    body = people.actor(by).delegation
    name = check.code.replace("_", " ")
    trail.record(
        verb=verb, subject=proposal, by=by, chain=proposal.case, body=body, check=check.code,
        sentence=f"{{actor}} ({body}) {what} the check “{name}” of {proposal.reference}.",
    )  # fmt: skip
