"""The emergency brake of Art. 31(2) TEU: no vote is taken until the chair has lifted it and put the text again."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction

from audit import trail
from cases.actions.guard import keeps_out_marked, refuse_marked_text
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts as people
from notifications.actions import cancel_deadline
from responses.actions.electorate import settle_electorate
from responses.actions.moves import lock_both, lock_proposal, move_proposal, move_round
from responses.actions.opening import Ballot, draft_round, outstanding, words_in_order
from responses.actions.rounds import set_instant
from responses.actions.telling import tell_everyone
from responses.facts import instrument_facts, state_of_play
from responses.instants import ROUND_CLOSES
from responses.models import Act, Brake, Proposal, Round
from responses.models.round import Visibility
from responses.record import as_record
from responses.rules import brake, chair
from responses.rules.proposal import ProposalStatus
from responses.rules.vocabulary import Procedure, Rule


def invoke_brake(*, round_: Round, reasons: str, by: Any, state: str = "") -> Round:
    """Stop a majority vote that is open; every State is told. ``state`` is named by the secretariat only."""
    refuse_marked_text({"reasons": reasons}, by=by, case=round_.proposal.case)
    return _stop(lambda: lock_both(round_.pk), state or people.actor(by).delegation, reasons, by)


def announce_brake(*, proposal: Proposal, reasons: str, by: Any, state: str = "", act: Act | None = None) -> Round:
    """Invoke it before the vote is opened: the round stands as braked and the vote cannot be opened (R12)."""
    refuse_marked_text({"reasons": reasons}, by=by, case=proposal.case)
    return _stop(lambda: _not_yet_open(proposal, act), state or people.actor(by).delegation, reasons, by)


@transaction.atomic
def _stop(locked: Callable[[], Round], state: str, reasons: str, by: Any) -> Round:
    round_, now = locked(), db_now()
    play = state_of_play(round_)
    may = brake.may_invoke(people.actor(by), play.facts, act_has_brake=has_brake(round_), state=state, reasons=reasons)
    enforce(may)
    Brake.objects.create(round=round_, state_id=state, reasons=reasons.strip(), invoked_at=now, invoked_by=by)
    move_round(round_, "invoke_brake", outcome=as_record(brake.braked(state), play))
    cancel_deadline(subject=round_, handler=ROUND_CLOSES)
    _record(round_, by, "invoke_brake", f"invoked the emergency brake for {state} in round {round_.number}")
    tell_everyone(round_, "responses.notice_brake_invoked", state=state)
    return round_


@keeps_out_marked("solution")
@transaction.atomic
def lift_brake(*, round_: Round, solution: str, by: Any) -> Round:
    """A solution was found: the chair says which, and may put the same text to the vote again."""
    round_ = lock_both(round_.pk)
    enforce(brake.may_lift(people.actor(by), state_of_play(round_).facts))
    standing = Brake.objects.filter(round=round_, lifted_at__isnull=True)
    standing.update(lifted_at=db_now(), lifted_by=by, solution=solution.strip())
    move_round(round_, "lift_brake", outcome=None)
    _record(round_, by, "lift_brake", f"lifted the emergency brake in round {round_.number}: {solution}")
    tell_everyone(round_, "responses.notice_brake_lifted")
    return round_


@keeps_out_marked("reason")
@transaction.atomic
def put_again(*, round_: Round, by: Any, closes_at: datetime | None = None, reason: str = "") -> Round:
    """Open the vote whose brake was lifted, on the same frozen text, to a new instant (in a room: none).

    One that was braked before it was ever opened still needs its checks: they are asked here as at any opening.
    """
    round_ = lock_both(round_.pk)
    actor, now = people.actor(by), db_now()
    closes_at = None if round_.procedure == Procedure.MEETING else closes_at
    facts = state_of_play(round_).facts
    enforce(chair.may_put_again(actor, facts, closes_at=closes_at, now=now))
    ballot = Ballot(facts.procedure, facts.rule, closes_at, round_.visibility, round_.act, ())
    enforce(_another_runs(round_) or outstanding(round_.proposal, ballot, now=now))
    enforce(words_in_order(round_, facts.electorate))
    move_round(round_, "open", opened_at=now, opened_by=by, closes_at=closes_at)
    settle_electorate(round_)
    proposal = lock_proposal(round_.proposal_id)
    if proposal.status != ProposalStatus.ROUND_OPEN:
        move_proposal(proposal, "open_round")
    set_instant(round_, actor)
    _record(round_, by, "put_again", f"put round {round_.number} on {proposal.reference} to the vote again. {reason}")
    tell_everyone(round_, "responses.notice_vote_again")
    return round_


def _another_runs(round_: Round) -> Refusal | None:
    """Since the brake was lifted the chair may have asked anew: one act is put to the States once at a time."""
    others = round_.proposal.rounds.running().filter(act=round_.act).exclude(pk=round_.pk)
    return Refusal("responses.round_still_runs", kind=Kind.STATE) if others.exists() else None


def has_brake(round_: Round) -> bool:
    """Whether the act the round is about knows the brake; a round over all acts, whether one of them does."""
    acts = instrument_facts(round_.proposal.instrument).acts
    if round_.act is not None:
        acts = acts[round_.act.order - 1 : round_.act.order]
    return any(act.brake for act in acts)


def _not_yet_open(proposal: Proposal, act: Act | None) -> Round:
    """The vote as it would be put in the room, drafted so that the brake has something to stand on."""
    proposal = lock_proposal(proposal.pk)
    known = proposal.rounds.unsettled().filter(act=act).last()
    if known is not None:
        return lock_both(known.pk)
    ballot = Ballot(Procedure.MEETING, Rule.QUALIFIED_MAJORITY, None, Visibility.AT_ONCE, act, ())
    return draft_round(proposal, ballot, version=None, now=db_now())


def _record(round_: Round, by: Any, verb: str, what: str) -> None:
    body = people.actor(by).delegation
    trail.record(
        verb=verb, subject=round_, by=by, chain=round_.proposal.case, body=body, text_sha256=round_.text_sha256,
        sentence=f"{{actor}} ({body}) {what.strip().rstrip('.')}.",
    )  # fmt: skip
