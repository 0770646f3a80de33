"""Rows of this app → the frozen values its rules take. The only bridge."""

from responses.facts.instrument import act_facts, instrument_facts
from responses.facts.round import (
    Standing,
    StateOfPlay,
    case_of,
    given,
    positions_of,
    question_of,
    round_facts,
    standing,
    state_of_play,
)
from responses.facts.union import figures_for, reference

__all__ = [
    "Standing",
    "StateOfPlay",
    "act_facts",
    "case_of",
    "figures_for",
    "given",
    "instrument_facts",
    "positions_of",
    "question_of",
    "reference",
    "round_facts",
    "standing",
    "state_of_play",
]
