"""A State the mail did not reach is told by phone; a silence means something only for those who were told."""

from collections.abc import Collection
from datetime import datetime

from core.rules.refusal import Kind, Refusal
from delegations.rules.roles import Actor, Can
from responses.rules.positions import RoundFacts
from responses.rules.rounds import RoundStatus
from responses.rules.vocabulary import Procedure


def may_record_reached(
    actor: Actor, facts: RoundFacts, *, state: str, proof: str, reached_at: datetime | None, now: datetime
) -> Refusal | None:
    """The secretariat records that a State was told of a running or held silence: by whom, when."""
    if not actor.can(Can.RECORD_ON_BEHALF):
        return Refusal("responses.only_secretariat_records")
    if state not in facts.electorate:
        return Refusal("responses.state_not_asked", {"state": state}, field="state")
    if facts.procedure is not Procedure.SILENCE or facts.status not in (RoundStatus.OPEN, RoundStatus.HELD):
        return Refusal("responses.nobody_to_reach", {"status": facts.status}, kind=Kind.STATE)
    if not proof.strip():
        return Refusal("responses.proof_required", kind=Kind.INVALID, field="proof")
    if reached_at is None or reached_at > now:
        return Refusal("responses.receipt_time_required", kind=Kind.INVALID, field="reached_at")
    return None


def not_reached(failed: Collection[str], by_phone: Collection[str]) -> tuple[str, ...]:
    """The States whose notification failed and whom nobody has reached since, by code."""
    return tuple(sorted(set(failed) - set(by_phone)))
