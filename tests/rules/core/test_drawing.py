"""Charts are numbers before they are pictures."""

from hypothesis import given
from hypothesis import strategies as st

from core.rules.drawing import Bar, Piece, share, single, stacked, widest

VALUES = st.lists(st.floats(0, 1e6), max_size=8)


@given(VALUES)
def test_pieces_lie_side_by_side_within_the_chart(values):
    pieces = stacked([(str(number), value) for number, value in enumerate(values)], widest([sum(values)]))
    ends = 0.0
    for piece in pieces:
        assert piece.x >= ends - 0.02
        assert piece.width >= 0
        ends = piece.x + piece.width
    assert ends <= 100.02


def test_what_has_no_value_is_left_out_and_keeps_its_pattern_for_itself():
    assert stacked([("a", 1), ("b", 0), ("c", 3)], 4) == (Piece(0.0, 25.0, 1, "a"), Piece(25.0, 75.0, 3, "c"))


def test_a_chart_of_nothing_has_no_width():
    assert (share(3, 0), widest([]), widest([None, 0])) == (0.0, 1.0, 1.0)


def test_a_bar_knows_whether_it_went_beyond_its_mark():
    assert single("a", "", 5, 10, mark=4).is_over
    assert not single("a", "", 4, 10, mark=4).is_over
    assert not Bar("a", "", ()).is_over
