"""The quiet moves of a proposal: to checks, back, into review, to its end."""

from core.rules.refusal import Refusal
from delegations.rules.roles import Actor, Can
from responses.rules.authorship import may_follow_up, may_hold_the_pen

BY_THE_PEN = ("submit_for_checks", "back_to_draft")
BY_THE_SERVICES = ("review", "close")


def may_move_on(actor: Actor, name: str, penholder: str) -> Refusal | None:
    """The penholder prepares; review and close belong to those who carry responses out, or the chair.

    ``KeyError`` for a move that has an action of its own (opening a round, recording an adoption …).
    """
    if name in BY_THE_PEN:
        return may_hold_the_pen(actor, penholder)
    if name in BY_THE_SERVICES:
        return None if actor.can(Can.CHAIR) else may_follow_up(actor)
    raise KeyError(name)
