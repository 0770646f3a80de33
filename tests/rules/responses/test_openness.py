"""What is still open in a text before its round, said in one sentence."""

import pytest

from core.rules.refusal import Reason
from core.sentences import render
from responses.rules.openness import Point, contested, still_open, together


@pytest.mark.parametrize(
    ("states", "said"), [(("HU",), "HU"), (("HU", "SK"), "HU and SK"), (("DK", "HU", "SK"), "DK, HU and SK")]
)
def test_states_are_named_together(states, said):
    together_ = together(states)
    assert (render(together_) if isinstance(together_, Reason) else together_) == said


def test_contested_paragraphs_stand_in_order_each_state_once_and_the_whole_text_last():
    points = [Point(None, ("EL",)), Point(4, ("HU",)), Point(2), Point(-1), Point(4, ("SK", "HU")), Point(1)]
    found = contested(points)
    assert list(found.items()) == [(-1, ()), (1, ()), (2, ()), (4, ("HU", "SK")), (None, ("EL",))]


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ([], "Nothing is open."),
        ([Point(4, ("HU",))], "1 paragraph contested; HU on §4."),
        ([Point(4, ("HU", "SK")), Point(2, ("DK",))], "2 paragraphs contested; DK on §2, HU and SK on §4."),
        ([Point(4, ("DK", "HU", "SK")), Point(1)], "2 paragraphs contested; DK, HU and SK on §4."),
        ([Point(None, ("DK",))], "New wording proposed; DK on the whole text."),
        ([Point(3), Point(None, ("DK",))], "1 paragraph contested; DK on the whole text."),
        ([Point(1)], "1 paragraph contested; 5 in square brackets."),
        ([Point(1), Point(3), Point(3)], "2 paragraphs contested; 5 in square brackets."),
    ],
)
def test_what_is_open_is_one_sentence_with_the_states_that_hold_it(points, said):
    assert render(still_open(points, brackets=5, remarks=0)) == said


@pytest.mark.parametrize(
    ("remarks", "said"),
    [
        (1, "No wording is contested; one remark waits for the penholder."),
        (2, "No wording is contested; 2 remarks wait for the penholder."),
    ],
)
def test_remarks_wait_where_no_wording_is_contested(remarks, said):
    assert render(still_open([], brackets=0, remarks=remarks)) == said
    assert still_open([Point(1)], brackets=1, remarks=remarks).code == "responses.one_contested_in_brackets"
