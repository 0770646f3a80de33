"""Referral: an item that cannot be settled climbs to the next body, and may be sent back down."""

from enum import StrEnum

from core.rules.refusal import Kind, Refusal
from delegations.rules.roles import Actor, Can
from responses.rules.instrument_facts import Stage
from responses.rules.proposal import ProposalStatus
from responses.rules.rounds import RUNNING, RoundStatus
from responses.rules.tasks import EDITABLE

MOST = 1000
BEFORE_ITS_END = (*EDITABLE, ProposalStatus.ROUND_OPEN)
LIES_WITH_A_BODY = (*BEFORE_ITS_END, ProposalStatus.AGREED)


class Direction(StrEnum):
    """Which way an item was sent."""

    UP = "up"
    DOWN = "down"


def next_body(stages: tuple[Stage, ...], stage: str) -> Stage | None:
    """The body above, of those the instrument passes; None at the top or outside them."""
    above = stages[stages.index(Stage(stage)) + 1 :] if stage in stages else ()
    return above[0] if above else None


def body_below(stages: tuple[Stage, ...], stage: str) -> Stage | None:
    """The body it came from, of those the instrument passes; None at the foot or outside them."""
    below = stages[: stages.index(Stage(stage))] if stage in stages else ()
    return below[-1] if below else None


def may_refer(
    actor: Actor, status: ProposalStatus, *, stages: tuple[Stage, ...], stage: str, rounds: tuple[RoundStatus, ...]
) -> Refusal | None:
    """The chair, whenever no round runs: the round has its own end first. What is agreed goes on to the next body.

    ``rounds`` are the states of all its rounds. Refused where no body stands above (``stages`` of the instrument).
    """
    if not actor.can(Can.CHAIR):
        return Refusal("responses.only_the_chair")
    if status not in LIES_WITH_A_BODY:
        return Refusal("responses.nothing_left_to_refer", {"status": status}, kind=Kind.STATE)
    if any(one in RUNNING for one in rounds):
        return Refusal("responses.refer_after_the_round", kind=Kind.STATE)
    if next_body(stages, stage) is None:
        return Refusal("responses.no_higher_body", {"stage": _named(stage)}, kind=Kind.STATE)
    return None


def may_send_back(
    actor: Actor,
    status: ProposalStatus,
    *,
    stages: tuple[Stage, ...],
    stage: str,
    rounds: tuple[RoundStatus, ...],
    reason: str,
) -> Refusal | None:
    """The chair sends an unsettled item back down, and says why: the body below has to know what to do with it."""
    if not actor.can(Can.CHAIR):
        return Refusal("responses.only_the_chair")
    if status not in BEFORE_ITS_END:
        return Refusal("responses.nothing_left_to_refer", {"status": status}, kind=Kind.STATE)
    if any(one in RUNNING for one in rounds):
        return Refusal("responses.refer_after_the_round", kind=Kind.STATE)
    if body_below(stages, stage) is None:
        return Refusal("responses.no_lower_body", {"stage": _named(stage)}, kind=Kind.STATE)
    return None if reason.strip() else Refusal("responses.send_back_explained", kind=Kind.INVALID, field="reason")


def check_line(line: str) -> Refusal | None:
    """The words the next body reads on its agenda."""
    if not line.strip():
        return Refusal("responses.line_missing", kind=Kind.INVALID, field="line")
    if len(line) > MOST:
        return Refusal("responses.line_too_long", {"most": MOST}, kind=Kind.INVALID, field="line")
    return None


def _named(stage: str) -> Stage | str:
    return Stage(stage) if stage in tuple(Stage) else stage
