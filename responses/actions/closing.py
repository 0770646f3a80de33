"""A round closes at its stored instant: once, by the database's clock, whoever ticks and however late."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from audit import trail
from core.clock import db_now
from core.rules.refusal import Reason
from responses.actions.electorate import settle_electorate
from responses.actions.moves import change_round, lock_both, lock_proposal, move_proposal, move_round
from responses.actions.telling import tell_everyone
from responses.facts import StateOfPlay, state_of_play
from responses.models import Round
from responses.record import as_record
from responses.rules.chair import may_close
from responses.rules.closing import move_at_close, outcome_at_close
from responses.rules.outcome import Outcome
from responses.rules.proposal import ProposalStatus
from responses.rules.rounds import RoundStatus
from responses.rules.vocabulary import FAVOURABLE, OutcomeCode

WAITS_FOR_CHAIR = (*FAVOURABLE, OutcomeCode.HELD, OutcomeCode.INCOMPLETE, OutcomeCode.NO_QUORUM)
"""Outcomes after which the chair has the next word; after any other the text goes back to the drafter."""


@transaction.atomic
def close_round(*, round_id: UUID, unreached: tuple[str, ...] = ()) -> Round:
    """Close a round whose instant has come, and write its outcome once.

    Locks first, then reads the clock. Does nothing before the instant, a second time, or to a round
    that was withdrawn, superseded or suspended meanwhile; so any number of closers may call it.
    ``closed_at`` is the instant itself, however late the closer was. ``unreached`` are States that
    were provably never told: a silence does not expire over them.
    """
    round_ = lock_both(round_id)
    now = db_now()
    play = state_of_play(round_)
    if round_.status == RoundStatus.BROKEN and round_.closed_at is None and now > round_.closes_at:
        _settle_broken(round_, play)
    elif may_close(play.facts, now=now) is None:
        _close(round_, play, unreached=unreached)
    return round_


def broken_by_chair(round_: Round, play: StateOfPlay) -> dict[str, Any]:
    """The kept outcome of a held silence the chair treats as broken."""
    outcome = outcome_at_close(play.question, play.current)
    kept = as_record(outcome, play)
    by_reservation = {"reserving": outcome.reason.params.get("reserving", ()), "number": round_.number}
    reason = Reason("responses.broken_by_chair", by_reservation)
    return kept | {"code": str(OutcomeCode.BROKEN), "reason": {"code": reason.code, "params": dict(reason.params)}}


def _close(round_: Round, play: StateOfPlay, *, unreached: tuple[str, ...]) -> None:
    if settle_electorate(round_):
        play = state_of_play(round_)
    outcome = outcome_at_close(play.question, play.current, unreached=unreached)
    settle(round_, outcome, play, at=round_.closes_at)


def settle(round_: Round, outcome: Outcome, play: StateOfPlay, *, at: datetime, **changes: Any) -> None:
    """End a locked open round with this outcome, as of ``at``: kept whole, recorded, everyone told."""
    move = move_at_close(play.facts.procedure, outcome)
    counted = {"population_year": play.question.figures.year}
    move_round(round_, move, closed_at=at, outcome=as_record(outcome, play), **counted, **changes)
    _afterwards(round_, outcome)


def _settle_broken(round_: Round, play: StateOfPlay) -> None:
    """A silence broken before its instant keeps that status; its outcome names everyone who objected."""
    outcome = outcome_at_close(play.question, play.current)
    change_round(round_, closed_at=round_.closes_at, outcome=as_record(outcome, play))
    _afterwards(round_, outcome)


def _afterwards(round_: Round, outcome: Outcome) -> None:
    if outcome.code not in WAITS_FOR_CHAIR:
        back_to_drafter(round_)
    trail.record(
        verb="close_round", subject=round_, chain=round_.proposal.case, outcome=outcome.code,
        text_sha256=round_.text_sha256,
        sentence=f"{{actor}} closed round {round_.number} on {round_.proposal.reference}: {outcome.code}.",
    )  # fmt: skip
    tell_everyone(round_, "responses.notice_round_closed", outcome=outcome.reason)


def back_to_drafter(round_: Round) -> None:
    """The proposal is a draft again, unless another act of it is still being decided."""
    proposal = lock_proposal(round_.proposal_id)
    others = proposal.rounds.running().exclude(pk=round_.pk)
    if proposal.status == ProposalStatus.ROUND_OPEN and not others.exists():
        move_proposal(proposal, "rework")


def is_due(round_: Round, now: datetime) -> bool:
    """Whether its instant has passed and nobody has closed it yet: pages say “being closed”."""
    waits = round_.closed_at is None and round_.status in (RoundStatus.OPEN, RoundStatus.BROKEN)
    return waits and round_.closes_at is not None and now > round_.closes_at
