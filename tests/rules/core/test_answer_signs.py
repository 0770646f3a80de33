"""Colour never stands alone: every answer has a sign, and the blocking ones a pattern."""

from core.rules.answer_signs import HATCHES, SIGNS
from responses.rules.vocabulary import Answer


def test_every_answer_of_the_vocabulary_has_a_sign() -> None:
    assert {answer.value for answer in Answer} <= SIGNS.keys()


def test_answers_that_differ_in_law_differ_in_sign() -> None:
    apart = [SIGNS[a] for a in ("agree", "object", "reservation", "abstain", "comment", "none", "late")]
    assert len(set(apart)) == len(apart)


def test_what_blocks_or_holds_is_hatched_and_told_apart() -> None:
    assert HATCHES["object"] == HATCHES["against"]
    assert HATCHES["object"] != HATCHES["reservation"]
    assert "agree" not in HATCHES
