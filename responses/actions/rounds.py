"""The chair opens a round on a frozen text, moves its instant on, stops the clock for an outage."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from audit import trail
from cases.actions.guard import keeps_out_marked
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, enforce
from core.rules.showing import shown_as
from core.rules.transitions import check
from delegations import facts as people
from notifications.actions import cancel_deadline, set_deadline
from responses.actions.electorate import settle_electorate
from responses.actions.mandates import prepare_under_mandates
from responses.actions.moves import change_round, lock_both, lock_proposal, move_proposal, move_round
from responses.actions.opening import Ballot, draft_round, outstanding, words_in_order
from responses.actions.responding import case_responds
from responses.actions.telling import tell_everyone
from responses.facts import instrument_facts, state_of_play
from responses.instants import KIND_OF, ROUND_CLOSES
from responses.models import Act, Proposal, Round
from responses.models.round import Visibility
from responses.rules import chair
from responses.rules.proposal import PROPOSAL
from responses.rules.rounds import RoundStatus
from responses.rules.vocabulary import Procedure


@transaction.atomic
def open_round(
    *,
    proposal: Proposal,
    procedure: str,
    rule: str,
    by: Any,
    closes_at: datetime | None = None,
    meets_at: datetime | None = None,
    visibility: str = Visibility.AT_ONCE,
    act: Act | None = None,
    participants: Sequence[str] = (),
    version: int | None = None,
) -> Round:
    """Put the latest version to the States until ``closes_at``; the text is frozen with its hash.

    ``version`` is the number the chair was looking at (stale: 409). ``participants`` are the States
    asked for consent; otherwise all are. Refused: not the chair, a pair the instrument does not
    admit, an instant not to come, checks still to do, a State that cannot see the case, a vote on which
    the emergency brake stands, a text that says more than its instrument may (R22). A meeting has no
    instant of its own; ``meets_at`` only says when it is.
    """
    proposal = lock_proposal(proposal.pk)
    now = db_now()
    closes_at = None if procedure == Procedure.MEETING else closes_at
    ballot = Ballot(Procedure(procedure), rule, closes_at, visibility, act, tuple(participants))
    enforce(_brake_stands(proposal, act) or check(PROPOSAL, "open_round", state=proposal.status))
    round_ = draft_round(proposal, ballot, version=version, now=now)
    play = state_of_play(round_)
    actor = people.actor(by)
    instrument = instrument_facts(proposal.instrument)
    enforce(chair.may_open(actor, play.facts, instrument, closes_at=closes_at, now=now))
    enforce(outstanding(proposal, ballot, now=now))
    enforce(words_in_order(round_, play.facts.electorate))
    move_round(round_, "open", opened_at=now, opened_by=by, closes_at=closes_at)
    move_proposal(proposal, "open_round")
    case_responds(proposal.case, by)
    set_instant(round_, actor)
    prepare_under_mandates(round_)
    until = f"until {_at(closes_at)}" if closes_at else "in a meeting"
    _record(round_, by, "open_round", f"opened round {round_.number} on {proposal.reference} {until}")
    if closes_at is None:
        _call(round_, meets_at)
    return round_


def _brake_stands(proposal: Proposal, act: Act | None) -> Refusal | None:
    """R12: no vote is opened on an act while a State's brake stands, however many are in favour."""
    braked = proposal.rounds.filter(status=RoundStatus.BRAKED, act=act).first()
    return Refusal("responses.brake_stands", {"number": braked.number}, kind=Kind.STATE) if braked else None


def _call(round_: Round, meets_at: datetime | None) -> None:
    """A meeting has no reminders: everyone is told once, with its hour if it is known."""
    if meets_at is None:
        tell_everyone(round_, "responses.notice_asked_meeting")
    else:
        change_round(round_, attendance={"meets_at": meets_at.isoformat()})
        tell_everyone(round_, "responses.notice_asked_meeting_at", meets_at=meets_at)


@keeps_out_marked("reason")
@transaction.atomic
def extend_round(*, round_: Round, closes_at: datetime, by: Any, reason: str = "") -> Round:
    """Move the instant on, for everyone and before it has come; never back. All are told."""
    round_ = lock_both(round_.pk)
    actor, now = people.actor(by), db_now()
    enforce(chair.may_extend(actor, state_of_play(round_).facts, closes_at=closes_at, now=now))
    move_round(round_, "extend", closes_at=closes_at)
    settle_electorate(round_)
    set_instant(round_, actor)
    what = f"extended round {round_.number} on {round_.proposal.reference} to {_at(closes_at)}. {reason}"
    _record(round_, by, "extend_round", what.strip())
    tell_everyone(round_, "responses.notice_round_extended", closes_at=closes_at)
    return round_


@keeps_out_marked("reason")
@transaction.atomic
def reopen_round(*, round_: Round, closes_at: datetime, by: Any, reason: str = "") -> Round:
    """A held or incomplete round runs again to a new instant; what was answered stands. All are told."""
    round_ = lock_both(round_.pk)
    actor, now = people.actor(by), db_now()
    enforce(chair.may_reopen(actor, state_of_play(round_).facts, closes_at=closes_at, now=now))
    move_round(round_, "reopen", closes_at=closes_at, closed_at=None, outcome=None)
    settle_electorate(round_)
    set_instant(round_, actor)
    what = f"re-opened round {round_.number} on {round_.proposal.reference} until {_at(closes_at)}. {reason}"
    _record(round_, by, "reopen_round", what.strip())
    tell_everyone(round_, "responses.notice_round_reopened", closes_at=closes_at)
    return round_


@keeps_out_marked("reason")
@transaction.atomic
def suspend_round(*, round_: Round, reason: str, by: Any) -> Round:
    """An outage stops the clock for everyone; reminders stop with it."""
    round_ = lock_both(round_.pk)
    now = db_now()
    enforce(chair.may_suspend(people.actor(by), state_of_play(round_).facts, reason=reason, now=now))
    move_round(round_, "suspend", suspended_at=now)
    cancel_deadline(subject=round_, handler=ROUND_CLOSES)
    _record(round_, by, "suspend_round", f"stopped the clock of round {round_.number}: {reason}")
    tell_everyone(round_, "responses.notice_round_suspended", reason=reason)
    return round_


@transaction.atomic
def resume_round(*, round_: Round, by: Any) -> Round:
    """The round runs on, and everyone gets back exactly the time the outage took."""
    round_ = lock_both(round_.pk)
    actor, now = people.actor(by), db_now()
    enforce(chair.may_resume(actor, state_of_play(round_).facts))
    closes_at = round_.closes_at
    if closes_at is not None:
        closes_at = chair.resumed_closing(closes_at, suspended_at=round_.suspended_at, resumed_at=now)
    move_round(round_, "resume", closes_at=closes_at, suspended_at=None)
    settle_electorate(round_)
    set_instant(round_, actor)
    until = f" until {_at(closes_at)}" if closes_at else ""
    _record(round_, by, "resume_round", f"let round {round_.number} run on{until}")
    if closes_at is not None:
        tell_everyone(round_, "responses.notice_round_resumed", closes_at=closes_at)
    return round_


def set_instant(round_: Round, actor: Any) -> None:
    """The deadline and its reminders. A Presidency's chair may change before the instant, a service's stays.

    A meeting has neither.
    """
    if round_.closes_at is None:
        return
    asked = round_.members.filter(suspended=False).values_list("state_id", flat=True)
    set_deadline(
        subject=round_, handler=ROUND_CLOSES, kind=KIND_OF[Procedure(round_.procedure)],
        chain=str(round_.proposal.case_id), opened_at=round_.opened_at, due_at=round_.closes_at,
        delegations=list(asked), chair="" if actor.speaks_for_a_state else actor.delegation,
    )  # fmt: skip


def _record(round_: Round, by: Any, verb: str, what: str) -> None:
    body = people.actor(by).delegation
    trail.record(
        verb=verb, subject=round_, by=by, chain=round_.proposal.case, body=body,
        closes_at=round_.closes_at, text_sha256=round_.text_sha256,
        sentence=f"{{actor}} ({body}) {what.rstrip('.')}.",
    )  # fmt: skip


def _at(instant: datetime) -> str:
    return shown_as(instant)
