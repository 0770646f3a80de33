"""The words put forward: what is hashed, what a paragraph is, and what changed between two versions."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.refusal import Kind
from responses.rules.text import Change, Piece, Row, check_new_text, compare, digest, normalised, paragraphs, whole
from tests.rules.responses.people import code

PARAGRAPH = st.text("ab c", min_size=1, max_size=8).map(str.strip).filter(bool)
TEXTS = st.lists(PARAGRAPH, max_size=6).map(tuple)


def test_what_is_hashed_has_one_form_of_every_letter_and_line_end():
    decomposed = "Cafe\u0301 \r\nline\rend  \n\n"
    assert normalised(decomposed) == "Caf\u00e9\nline\nend"
    assert digest(decomposed) == sha256("Caf\u00e9\nline\nend".encode()).hexdigest()
    assert digest("one") != digest("two")


def test_blank_lines_part_paragraphs_and_empty_ones_are_none():
    assert paragraphs("One\nstill one\n\n \t\n\nTwo\n\n\n") == ("One\nstill one", "Two")
    assert paragraphs(" \n\n ") == ()
    assert whole(("One", "Two")) == "One\n\nTwo"


@given(TEXTS)
def test_paragraphs_put_together_are_the_same_paragraphs(parts):
    assert paragraphs(whole(parts)) == parts


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("", "text_required"),
        (" Same. \n\n", "text_unchanged"),
        ("It does \u202eton\u202c condemn.", "hidden_sign"),
        ("It does \u2067ton\u2069 condemn.", "hidden_sign"),
        ("Ελλάδα, България: soft\u00adhyphen.", None),
        ("New.", None),
    ],
)
def test_a_new_version_says_something_and_something_else(text, refused):
    refusal = check_new_text(text, previous_sha256=digest("Same."))
    assert code(refusal) == refused
    if refusal:
        assert (refusal.kind, refusal.field) == (Kind.INVALID, "text")


def test_the_comparison_shows_paragraphs_that_stayed_changed_came_and_went():
    old = ("First.", "The Union notes it.", "Last.")
    new = ("First.", "The Union condemns it.", "Last.", "And more.")
    assert compare(old, new) == (
        Row(Change.SAME, 1, 1, (Piece(Change.SAME, "First."),)),
        Row(
            Change.CHANGED,
            2,
            2,
            (
                Piece(Change.SAME, "The Union "),
                Piece(Change.REMOVED, "notes"),
                Piece(Change.ADDED, "condemns"),
                Piece(Change.SAME, " it."),
            ),
        ),
        Row(Change.SAME, 3, 3, (Piece(Change.SAME, "Last."),)),
        Row(Change.ADDED, None, 4, (Piece(Change.ADDED, "And more."),)),
    )
    assert compare(("A", "B", "C"), ("A",)) == (
        Row(Change.SAME, 1, 1, (Piece(Change.SAME, "A"),)),
        Row(Change.REMOVED, 2, None, (Piece(Change.REMOVED, "B"),)),
        Row(Change.REMOVED, 3, None, (Piece(Change.REMOVED, "C"),)),
    )


def test_replaced_paragraphs_are_paired_with_the_likest_and_the_rest_came_or_went():
    short, long_ = ("same", "The Union acts now."), ("same", "Recalling Rome.", "The Union acts soon.", "Rome recalls.")
    assert [(r.change, r.old, r.new) for r in compare(long_, short)] == [
        (Change.SAME, 1, 1),
        (Change.REMOVED, 2, None),
        (Change.CHANGED, 3, 2),
        (Change.REMOVED, 4, None),
    ]
    assert [(r.change, r.old, r.new) for r in compare(short, long_)] == [
        (Change.SAME, 1, 1),
        (Change.ADDED, None, 2),
        (Change.CHANGED, 2, 3),
        (Change.ADDED, None, 4),
    ]


def test_words_put_in_or_taken_out_alone_leave_no_empty_piece():
    [row] = compare(("It acts now.",), ("It acts.",))
    assert all(piece.text for piece in row.pieces)
    [grown] = compare(("a c",), ("a b c",))
    assert [(p.change, p.text) for p in grown.pieces] == [
        (Change.SAME, "a "),
        (Change.ADDED, "b "),
        (Change.SAME, "c"),
    ]


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_back_from_the_comparison(old, new):
    rows = compare(old, new)

    def side(gone: Change, number: str) -> tuple[str, ...]:
        kept = [row for row in rows if getattr(row, number) is not None]
        assert [getattr(row, number) for row in kept] == list(range(1, len(kept) + 1))
        return tuple("".join(p.text for p in row.pieces if p.change is not gone) for row in kept)

    assert side(Change.ADDED, "old") == old
    assert side(Change.REMOVED, "new") == new


def test_a_repeated_word_is_compared_like_any_other():
    """Long texts repeat their words; none of them is set aside as too common."""
    old, new = " ".join(["the"] * 300), " ".join(["the"] * 301)
    [row] = compare((old,), (new,))
    assert sum(len(p.text) for p in row.pieces if p.change is Change.ADDED) == len(" the")
    many = tuple(["Again."] * 300)
    assert [r.change for r in compare(many, ("New.", *many))] == [Change.ADDED] + [Change.SAME] * 300


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("One two three", "A two B", ["-One", "+A", " two ", "-three", "+B"]),
        ("It acts now", "It moves soon", ["It ", "-acts now", "+moves soon"]),
    ],
)
def test_a_word_between_two_changes_parts_them_and_a_space_does_not(old, new, shown):
    [row] = compare((old,), (new,))
    sign = {Change.REMOVED: "-", Change.ADDED: "+", Change.SAME: ""}
    assert [sign[piece.change] + piece.text for piece in row.pieces] == shown
