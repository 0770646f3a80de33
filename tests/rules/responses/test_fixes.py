"""An objection's own wording, read as a change to the text it objects to."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from responses.rules.fixes import LIKE_ENOUGH, Fix, read_fix

TEXT = (
    "The Union strongly condemns the campaign.",
    "It calls upon those responsible to end it without delay.",
    "It will use all its tools.",
)
UNION, COUNCIL = "The Union acts at once.", "The Council acts at once."
SHARED = " ".join(f"word{number}" for number in range(11))


@pytest.mark.parametrize(
    ("said", "fix"),
    [
        ("§2: It asks those responsible to end it.", (Fix(2, "It asks those responsible to end it."),)),
        ("Paragraph 3 – It may use its tools.", (Fix(3, "It may use its tools."),)),
        ("Replace “strongly condemns” by “condemns”.", (Fix(1, "The Union condemns the campaign."),)),
        ("please replace 'It Will use' with 'it may use'", (Fix(3, "It may use all its tools."),)),
        ("Delete “strongly”", (Fix(1, "The Union condemns the campaign."),)),
        ("§1: A.\n§3: B.", (Fix(1, "A."), Fix(3, "B."))),
        ("The Union condemns the campaign.", (Fix(1, "The Union condemns the campaign."),)),
        ("§9: No such place.", ()),
        ("We cannot live with any of this and say so.", ()),
        ("Replace “it” by “that”.", ()),
        (f"§1: {TEXT[0]}", ()),
        (f"§0: {TEXT[0][:-1]} now.", ()),
        ("§1:\n§3: B.", (Fix(3, "B."),)),
        ("We object.\n§1: A.", ()),
        ("Delete “all”", (Fix(3, "It will use its tools."),)),
        ("Strike “campaign”.", (Fix(1, "The Union strongly condemns the."),)),
    ],
)
def test_a_fix_is_read_where_its_place_is_plain_and_left_to_people_elsewhere(said, fix):
    assert read_fix(said, TEXT) == fix


@given(st.integers(0, 3))
def test_a_fix_never_names_a_paragraph_that_is_not_there(count):
    assume(count)
    for fix in read_fix("§1: a\n§2: b\n§3: c", TEXT[:count]):
        assert 1 <= fix.number <= count


def test_words_that_stand_in_two_places_are_changed_where_the_place_is_named():
    assert read_fix("Replace “acts” by “waits”", (UNION, COUNCIL)) == ()
    assert read_fix("§2: replace “acts” by “waits”", (UNION, COUNCIL)) == (Fix(2, "The Council waits at once."),)


def test_a_word_is_not_found_inside_another():
    assert read_fix("Delete “act”", (UNION,)) == ()
    assert read_fix("Delete “acts at”", (UNION,)) == (Fix(1, "The Union once."),)
    assert read_fix("Replace “once.” by “length.”", (UNION,)) == (Fix(1, "The Union acts at length."),)


@pytest.mark.parametrize(("more", "read"), [("", True), (" one", False)])
def test_wording_is_a_paragraph_written_anew_from_a_measure_of_likeness_on(more, read):
    ours, theirs = f"{SHARED} a b c d e f g h i", f"{SHARED} k l m n o p q r s{more}"
    assert LIKE_ENOUGH == 22 / 40
    assert read_fix(theirs, (ours,)) == ((Fix(1, theirs),) if read else ())


def test_wording_is_taken_for_the_paragraph_most_like_it_and_for_none_of_an_empty_text():
    assert read_fix("The Council acts slowly.", (UNION, COUNCIL)) == (Fix(2, "The Council acts slowly."),)
    assert read_fix("The Council acts at length.", (UNION, COUNCIL)) == (Fix(2, "The Council acts at length."),)
    assert read_fix("The Council acts at length.", (COUNCIL, UNION)) == (Fix(1, "The Council acts at length."),)
    assert read_fix("The Council acts slowly.", ()) == ()


def test_a_long_paragraph_of_few_words_is_compared_like_any_other():
    old = "so it is " * 100
    assert read_fix(f"now {old}", (old,)) == (Fix(1, f"now {old.strip()}"),)
