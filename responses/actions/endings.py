"""How a round ends other than by its clock: withdrawn, superseded, declared broken; and confirmed."""

from typing import Any

from django.db import transaction

from audit import trail
from cases.actions.guard import keeps_out_marked
from core.clock import db_now
from core.rules.refusal import enforce
from delegations import facts as people
from notifications.actions import cancel_deadline
from responses.actions.closing import back_to_drafter, broken_by_chair
from responses.actions.moves import lock_both, lock_proposal, move_proposal, move_round
from responses.actions.package_turns import start_package
from responses.actions.telling import tell_conductors, tell_everyone
from responses.facts import state_of_play
from responses.instants import ROUND_CLOSES
from responses.models import Proposal, Round
from responses.rules import chair
from responses.rules.proposal import ProposalStatus
from responses.rules.rounds import RoundStatus
from responses.rules.vocabulary import OutcomeCode

STANDS = (RoundStatus.CONFIRMED, RoundStatus.ADOPTION_RECORDED)


@keeps_out_marked("reason")
@transaction.atomic
def withdraw_round(*, round_: Round, reason: str, by: Any) -> Round:
    """The chair takes the text off the table and says why; it goes back to the drafter, all are told."""
    round_ = lock_both(round_.pk)
    enforce(chair.may_withdraw(people.actor(by), state_of_play(round_).facts, reason=reason))
    move_round(round_, "withdraw", closed_at=round_.closed_at or db_now())
    cancel_deadline(subject=round_, handler=ROUND_CLOSES)
    back_to_drafter(round_)
    _record(round_, by, "withdraw_round", f"withdrew round {round_.number} on {round_.proposal.reference}: {reason}")
    tell_everyone(round_, "responses.notice_round_withdrawn", reason=reason)
    return round_


def supersede(round_: Round, proposal: Proposal, *, by: Any) -> None:
    """New words end a locked round; nothing carries over (R13). Called by the action that adds them."""
    move_round(round_, "supersede", closed_at=round_.closed_at or db_now())
    cancel_deadline(subject=round_, handler=ROUND_CLOSES)
    if proposal.status == ProposalStatus.ROUND_OPEN:
        move_proposal(proposal, "rework")
    _record(round_, by, "supersede_round", f"ended round {round_.number} on {proposal.reference} by changing the text")
    tell_everyone(round_, "responses.notice_round_superseded")


@transaction.atomic
def declare_broken(*, round_: Round, by: Any) -> Round:
    """The chair treats a held silence as broken; the text goes back to the drafter."""
    round_ = lock_both(round_.pk)
    play = state_of_play(round_)
    enforce(chair.may_declare_broken(people.actor(by), play.facts))
    move_round(round_, "declare_broken", outcome=broken_by_chair(round_, play))
    back_to_drafter(round_)
    _record(round_, by, "declare_broken", f"declared the silence of round {round_.number} broken")
    tell_everyone(round_, "responses.notice_silence_broken")
    return round_


@transaction.atomic
def confirm_outcome(*, round_: Round, by: Any) -> Round:
    """The chair confirms a result that lets the text go on. It says nothing of an adoption (decision 2)."""
    round_ = lock_both(round_.pk)
    code = OutcomeCode(round_.outcome["code"]) if round_.outcome else OutcomeCode.INCOMPLETE
    enforce(chair.may_confirm(people.actor(by), state_of_play(round_).facts, code))
    move_round(round_, "confirm", confirmed_at=db_now(), confirmed_by=by)
    if every_act_is_confirmed(round_):
        move_proposal(lock_proposal(round_.proposal_id), "agree")
    _record(round_, by, "confirm_outcome", f"confirmed the outcome {code} of round {round_.number}")
    start_package(lock_proposal(round_.proposal_id), by)
    tell_conductors(round_, "responses.notice_outcome_confirmed")
    return round_


def every_act_is_confirmed(round_: Round) -> bool:
    """Whether the same text and phases are confirmed for all acts of the proposal; a round without act covers all."""
    rows = Round.objects.filter(proposal=round_.proposal_id, status__in=STANDS)
    same_words = rows.filter(text_sha256=round_.text_sha256, package_sha256=round_.package_sha256)
    covered = set(same_words.values_list("act_id", flat=True))
    acts = set(round_.proposal.acts.values_list("pk", flat=True))
    return None in covered or acts <= covered


def _record(round_: Round, by: Any, verb: str, what: str) -> None:
    body = people.actor(by).delegation
    trail.record(
        verb=verb, subject=round_, by=by, chain=round_.proposal.case, body=body, text_sha256=round_.text_sha256,
        sentence=f"{{actor}} ({body}) {what.rstrip('.')}.",
    )  # fmt: skip
