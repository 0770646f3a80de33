"""A State that no message reached is told by phone; a silence held for it alone then ends as silent."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from audit import trail
from cases.actions.guard import refuse_marked_text
from core.clock import db_now
from core.rules.refusal import enforce
from delegations import facts as people
from notifications.models import Deadline
from notifications.queries import Delivery, delivery_of
from responses.actions.moves import change_round, lock_both, move_round
from responses.actions.telling import tell_state
from responses.facts import state_of_play
from responses.instants import ROUND_CLOSES
from responses.models import Round
from responses.record import as_record
from responses.rules.closing import outcome_at_close
from responses.rules.reaching import may_record_reached, not_reached
from responses.rules.rounds import RoundStatus
from responses.rules.vocabulary import OutcomeCode

FAILED = "failed"


def record_reached(*, round_: Round, state: str, proof: str, reached_at: datetime, by: Any) -> Round:
    """Record that a State was told by phone and does not object. Told before the instant, it counts as reached;

    told after it, a silence held only because it had not been told becomes silent after all.
    """
    refuse_marked_text({"proof": proof}, by=by, case=round_.proposal.case)
    return _reached(round_, state, proof.strip(), reached_at, by)


@transaction.atomic
def _reached(round_: Round, state: str, proof: str, reached_at: datetime, by: Any) -> Round:
    round_ = lock_both(round_.pk)
    play = state_of_play(round_)
    told = {"state": state, "proof": proof, "reached_at": reached_at, "now": db_now()}
    enforce(may_record_reached(people.actor(by), play.facts, **told))
    round_.members.filter(state=state).update(notified_at=reached_at)
    body = people.actor(by).delegation
    trail.record(
        verb="record_reached", subject=round_, by=by, chain=round_.proposal.case, body=body, proof=proof, state=state,
        sentence=f"{{actor}} ({body}) recorded that {state} was told of round {round_.number} by phone: {proof}.",
    )  # fmt: skip
    _settle(round_)
    tell_state(round_, state, "responses.notice_recorded_reached", proof=proof)
    return round_


def unreached(round_: Round) -> tuple[str, ...]:
    """States that provably were not told of this round by its instant and whom nobody has phoned since.

    Their mails came back, were tried in vain, or left only after the instant; or none was ever made out, because
    the dispatcher stood still from the opening on.
    """
    return _deaf(round_, _in_vain)


def undelivered(round_: Round) -> tuple[str, ...]:
    """States whose notices have failed so far: as it looks now, the silence would not expire over them."""
    return _deaf(round_, lambda told, _instant: told.state == FAILED)


def _deaf(round_: Round, in_vain: Callable[[Delivery, datetime], bool]) -> tuple[str, ...]:
    deadline = Deadline.objects.filter(subject_id=round_.pk, handler=ROUND_CLOSES).first()
    if deadline is None:
        return ()
    failed = [code for code, told in delivery_of(deadline).items() if in_vain(told, deadline.due_at)]
    by_phone = round_.members.filter(notified_at__isnull=False).values_list("state_id", flat=True)
    return not_reached(failed, by_phone)


def _in_vain(told: Delivery, instant: datetime) -> bool:
    return told.state == FAILED or not told.written or (told.known_at is not None and told.known_at > instant)


def unreached_of(pk: UUID) -> tuple[str, ...]:
    """The same by the round's id, for whoever closes it."""
    return unreached(Round.objects.get(pk=pk))


def _settle(round_: Round) -> None:
    """A held silence is counted anew; if nothing else held it, it has expired."""
    play = state_of_play(round_)
    outcome = outcome_at_close(play.question, play.current, unreached=unreached(round_))
    if round_.status != RoundStatus.HELD:
        change_round(round_)
    elif outcome.code is OutcomeCode.EXPIRED_SILENT:
        move_round(round_, "reach", outcome=as_record(outcome, play))
    else:
        change_round(round_, outcome=as_record(outcome, play))
