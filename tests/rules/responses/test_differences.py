"""Words that differ, and the brackets round them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from responses.rules.brackets import bracketed, brackets, marked, unpaired
from responses.rules.differences import Run, runs

SENTENCE = st.lists(st.text("ab", min_size=1, max_size=2), min_size=1, max_size=9).map(" ".join)


def test_runs_stay_and_differ_by_turns():
    assert runs("The Union notes it.", "The Union condemns it.", near=0) == (
        Run(True, "The Union ", "The Union "),
        Run(False, "notes", "condemns"),
        Run(True, " it.", " it."),
    )
    assert runs("", "", near=0) == ()
    assert runs("One.", "One.", near=0) == (Run(True, "One.", "One."),)
    assert runs("", "New.", near=0) == (Run(False, "", "New."),)


@pytest.mark.parametrize(
    ("near", "told"),
    [
        (0, ["It ", "-acts now+moves soon", " and here"]),
        (1, ["It ", "-acts now+moves soon", " and here"]),
    ],
)
def test_a_space_between_two_changes_joins_them(near, told):
    assert [_told(run) for run in runs("It acts now and here", "It moves soon and here", near=near)] == told


@pytest.mark.parametrize(
    ("near", "told"),
    [
        (1, ["-One+A", " two three ", "-four+B"]),
        (2, ["-One two three four+A two three B"]),
        (3, ["-One two three four+A two three B"]),
    ],
)
def test_few_words_between_two_changes_join_them_from_the_first_word_to_the_last(near, told):
    assert [_told(run) for run in runs("One two three four", "A two three B", near=near)] == told


def test_few_words_before_the_first_change_and_behind_the_last_stay_outside():
    assert [_told(run) for run in runs("a b c", "a x c", near=9)] == ["a ", "-b+x", " c"]


def test_more_than_two_changes_near_each_other_are_one():
    assert runs("a m b m c", "x m y m z", near=1) == (Run(False, "a m b m c", "x m y m z"),)


@given(SENTENCE, SENTENCE, st.integers(0, 3))
def test_runs_give_both_wordings_back_and_never_follow_their_own_kind(old, new, near):
    found = runs(old, new, near=near)
    assert "".join(run.old for run in found) == old
    assert "".join(run.new for run in found) == new
    assert all(one.same != other.same for one, other in pairwise(found))
    assert all(run.old == run.new for run in found if run.same)
    assert all(len(run.old.split()) > near for run in found[1:-1] if run.same)
    assert old != new or all(run.same for run in found)


def test_a_word_that_comes_often_is_compared_like_any_other():
    old = "so it is " * 100
    assert runs(old, f"now {old}", near=0) == (Run(False, "", "now "), Run(True, old, old))


@pytest.mark.parametrize(
    ("old", "new", "both"),
    [
        ("The Union condemns it.", "The Union strongly condemns it.", "The Union [strongly] condemns it."),
        ("It shall end.", "It should end.", "It [shall / should] end."),
        ("It ends now.", "It ends.", "It [ends now. / ends.]"),
        ("One of us two said so", "All of us both said so", "[One of us two / All of us both] said so"),
        ("One of us all said it", "None of us all said so", "[One / None] of us all said [it / so]"),
        (
            "One of the three two said so",
            "All of the three both said so",
            "[One / All] of the three [two / both] said so",
        ),
        ("", "New words", "[New words]"),
        (" Old words ", "", " [Old words] "),
        ("Two  spaces", "Two spaces", "Two spaces"),
    ],
)
def test_both_wordings_stand_in_brackets_and_spaces_outside(old, new, both):
    assert bracketed(old, new) == both


def test_text_is_parted_into_contested_runs_and_the_rest_with_nothing_empty():
    assert marked("It [may / shall] end [now]") == (
        (False, "It "),
        (True, "[may / shall]"),
        (False, " end "),
        (True, "[now]"),
    )
    assert marked("[may]") == ((True, "[may]"),)
    assert marked("") == ()


def test_brackets_are_found_where_they_stand():
    [first, second] = brackets(("None [3]", "A [b] [c [d] e]"))
    assert (first.paragraph, first.start, first.end, first.words) == (2, 2, 5, "b")
    assert (second.paragraph, second.start, second.end, second.words) == (2, 6, 15, "c [d] e")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[", []),
        ("]a[", []),
        ("[a [b]", ["b"]),
        ("[a] b]", ["a"]),
        ("[a][b]", ["a", "b"]),
        ("[[a] [b]]", ["[a] [b]"]),
        ("[12345]", ["12345"]),
        ("[1234] […] [...] [sic] [ ] []", []),
        ("[sic!]", ["sic!"]),
    ],
)
def test_outermost_pairs_are_contested_and_notes_are_not(text, words):
    assert [one.words for one in brackets((text,))] == words


@pytest.mark.parametrize(
    ("text", "lacks"),
    [("a", False), ("[a] [b]", False), ("[a [b]]", False), ("[a", True), ("a]", True), ("]a[", True), ("[a]]", True)],
)
def test_a_bracket_without_its_partner_is_told(text, lacks):
    assert unpaired(("a", text)) == ((2,) if lacks else ())


def _told(run: Run) -> str:
    return run.old if run.same else f"-{run.old}+{run.new}"
