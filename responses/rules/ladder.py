"""The downgrade ladder: how a response keeps moving when one capital blocks.

Each step down asks fewer States or none, and speaks for fewer: never for the Union.
"""

from core.rules.refusal import Kind, Refusal
from responses.rules.rounds import RoundStatus
from responses.rules.vocabulary import FAVOURABLE, OutcomeCode

DEAD_ENDS = (
    RoundStatus.BROKEN,
    RoundStatus.HELD,
    RoundStatus.NOT_AGREED,
    RoundStatus.INCOMPLETE,
    RoundStatus.BRAKED,
    RoundStatus.WITHDRAWN,
)

LADDER: dict[str, tuple[str, ...]] = {
    "hr_declaration": ("hr_statement", "spokesperson_statement", "joint_statement"),
    "council_conclusions": ("hr_declaration", "hr_statement", "joint_statement"),
    "hr_statement": ("spokesperson_statement", "joint_statement"),
    "spokesperson_statement": ("joint_statement",),
    "eu_demarche": ("joint_demarche",),
    "political_dialogue": ("joint_demarche",),
    "cfsp_decision": ("hr_declaration", "council_conclusions", "joint_statement"),
    "listing": ("hr_declaration", "joint_statement"),
}


def steps_down(instrument: str) -> tuple[str, ...]:
    """Codes of the instruments to offer instead, the nearest first; none at the foot."""
    return LADDER.get(instrument, ())


def is_dead_end(status: RoundStatus, outcome: OutcomeCode | None) -> bool:
    """Whether a round came to nothing, or not yet to anything, so that a smaller response is worth offering."""
    lost = status is RoundStatus.VOTED and outcome not in FAVOURABLE
    return status in DEAD_ENDS or lost


def may_step_down(instrument: str, lower: str, *, dead_end: bool, taken: str) -> Refusal | None:
    """One step of the ladder, once the last round came to nothing; ``taken`` is the proposal that took it already."""
    if lower not in steps_down(instrument):
        return Refusal("responses.not_on_the_ladder", kind=Kind.INVALID)
    if not dead_end:
        return Refusal("responses.no_dead_end", kind=Kind.STATE)
    if taken:
        return Refusal("responses.step_taken_already", {"proposal": taken}, kind=Kind.STATE)
    return None
