"""Brackets, merging, tracing, fixes and what is still open: words before a round."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from responses.rules.brackets import bracketed, brackets, marked, unpaired
from responses.rules.fixes import Fix, read_fix
from responses.rules.languages import OFFICIAL, check_translation
from responses.rules.merging import merged
from responses.rules.openness import Point, contested, still_open
from responses.rules.text import Change, compare
from responses.rules.tracing import where_now

WORD = st.text("abcdefghij", min_size=1, max_size=6)
SENTENCE = st.lists(WORD, min_size=1, max_size=12).map(" ".join)
TEXT = (
    "The Union strongly condemns the campaign.",
    "It calls upon those responsible to end it without delay.",
    "It will use all its tools.",
)


@given(st.text("ab []", max_size=40))
def test_marked_runs_give_the_text_back(text):
    assert "".join(words for _, words in marked(text)) == text
    assert sum(hit for hit, _ in marked(text)) == len(brackets((text,)))


@given(SENTENCE, SENTENCE)
def test_every_difference_is_bracketed_once_and_agreement_needs_none(old, new):
    both = bracketed(old, new)
    assert unpaired((both,)) == ()
    assert (both == old) == (old == new)
    if old != new:
        assert brackets((both,))


def test_changes_in_different_places_merge_and_in_the_same_do_not():
    base = "The Union condemns the campaign and its authors."
    mine = "The European Union condemns the campaign and its authors."
    theirs = "The Union condemns the campaign and its known authors."
    assert merged(base, mine, theirs) == "The European Union condemns the campaign and its known authors."
    assert merged(base, mine, "The whole Union condemns the campaign and its authors.") is None


@given(SENTENCE, SENTENCE)
def test_merging_with_no_change_gives_the_other(base, other):
    assert merged(base, base, other) == other
    assert merged(base, other, base) == other
    assert merged(base, other, other) == other


@given(SENTENCE, SENTENCE, SENTENCE)
def test_merging_does_not_depend_on_who_comes_first(base, mine, theirs):
    assert merged(base, mine, theirs) == merged(base, theirs, mine)


def test_a_paragraph_is_followed_through_versions_and_its_end_is_known():
    first = ("One stays here as it is.", "Two will be taken out.", "Three will be rewritten a little.")
    second = ("A new beginning is made.", first[0], first[2])
    third = ("A new beginning is made.", first[0], "Three was rewritten a little.")
    traced = where_now([first, second, third])
    assert traced == [{1: 2, 3: 3}, {1: 1, 2: 2, 3: 3}, {1: 1, 2: 2, 3: 3}]
    assert where_now([]) == []


@given(st.lists(SENTENCE, max_size=6), st.lists(SENTENCE, max_size=6))
def test_comparing_uses_every_paragraph_of_both_texts_once_and_in_order(old, new):
    rows = compare(tuple(old), tuple(new))
    assert [row.old for row in rows if row.old] == list(range(1, len(old) + 1))
    assert [row.new for row in rows if row.new] == list(range(1, len(new) + 1))
    for row in rows:
        kept = "".join(piece.text for piece in row.pieces if piece.change is not Change.ADDED)
        came = "".join(piece.text for piece in row.pieces if piece.change is not Change.REMOVED)
        assert row.old is None or kept == old[row.old - 1]
        assert row.new is None or came == new[row.new - 1]


def test_what_is_open_is_one_sentence_with_the_states_that_hold_it():
    points = [Point(4, ("HU",)), Point(2), Point(4, ("SK", "HU")), Point(1)]
    assert contested(points) == {1: (), 2: (), 4: ("HU", "SK")}
    told = still_open(points, brackets=2)
    assert (told.code, told.params["count"]) == ("responses.many_contested", 3)
    assert still_open([Point(1)], brackets=1).code == "responses.one_contested_in_brackets"
    assert still_open([Point(None, ("DK",))]).code == "responses.whole_contested"
    assert still_open([]).code == "responses.nothing_open"
    assert still_open([], remarks=2).code == "responses.remarks_open"


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
    ],
)
def test_a_fix_is_read_where_its_place_is_plain_and_left_to_people_elsewhere(said, fix):
    assert read_fix(said, TEXT) == fix


def test_a_translation_has_the_paragraphs_of_its_authentic_text():
    fits = {"language": "fr", "authentic": "en", "count": 2, "same": False}
    assert check_translation(("a", "b"), **fits) is None
    assert check_translation(("a",), **fits).code == "responses.translation_paragraphs"
    assert check_translation(("a", "b"), **fits | {"same": True}).code == "responses.text_unchanged"
    assert check_translation(("a", "b"), **fits | {"language": "en"}).code == "responses.language_not_possible"
    assert len(set(OFFICIAL)) == 24


@given(st.integers(0, 3))
def test_a_fix_never_names_a_paragraph_that_is_not_there(count):
    assume(count)
    for fix in read_fix("§1: a\n§2: b\n§3: c", TEXT[:count]):
        assert 1 <= fix.number <= count
