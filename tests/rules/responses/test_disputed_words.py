"""Brackets, merging, tracing and translating: words before a round."""

from hypothesis import given
from hypothesis import strategies as st

from core.rules.refusal import Kind
from responses.rules.brackets import bracketed, brackets, marked, unpaired
from responses.rules.languages import OFFICIAL, check_translation
from responses.rules.merging import merged
from responses.rules.text import Change, compare
from responses.rules.tracing import where_now

WORD = st.text("abcdefghij", min_size=1, max_size=6)
SENTENCE = st.lists(WORD, min_size=1, max_size=12).map(" ".join)


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


def test_a_paragraph_taken_out_later_is_lost_to_every_version_before():
    one, two, three = "One stays here as it is.", "Two stays a while.", "Three is put first."
    traced = where_now([(one, two), (one, two), (three, one), (three, one, "Four comes last.")])
    assert traced == [{1: 2}, {1: 2}, {1: 1, 2: 2}, {1: 1, 2: 2, 3: 3}]
    assert where_now([(one,)]) == [{1: 1}]


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


def test_a_translation_has_the_paragraphs_of_its_authentic_text():
    fits = {"language": "fr", "authentic": "en", "count": 2, "same": False}
    assert check_translation(("a", "b"), **fits) is None
    assert check_translation(("a",), **fits).code == "responses.translation_paragraphs"
    assert check_translation(("a", "b"), **fits | {"same": True}).code == "responses.text_unchanged"
    assert check_translation(("a", "b"), **fits | {"language": "en"}).code == "responses.language_not_possible"
    assert len(set(OFFICIAL)) == 24


def test_a_refused_language_is_said_and_a_missing_paragraph_counted():
    language = check_translation(("a",), language="x" * 12, authentic="en", count=1, same=False)
    assert (language.kind, language.params) == (Kind.INVALID, {"language": "x" * 10})
    missing = check_translation(("a",), language="fr", authentic="en", count=2, same=False)
    assert (missing.kind, missing.field, missing.params) == (Kind.INVALID, "text", {"have": 1, "need": 2})


def test_changes_beside_each_other_are_put_together_in_the_order_of_the_text():
    base = "a b c d e f"
    assert merged(base, "x a b c d e f y", "a b c z d e f") == "x a b c z d e f y"
    assert merged(base, "a b", "a b") == "a b"
    assert merged("a b", "a x b", "a y b") is None
    assert merged("a b c", "a x c", "a b y") == "a x y"


def test_a_long_text_of_few_words_is_merged_like_any_other():
    base = "so it is " * 100
    assert merged(base, f"now {base}", f"{base}then") == f"now {base}then"
