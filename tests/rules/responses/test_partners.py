"""Which paragraph of one version became which of the next, where some came or went."""

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from responses.rules.text import FEW, LIKE_ENOUGH, Change, compare

WORDS = st.lists(st.sampled_from("abcde"), min_size=1, max_size=4).map(" ".join)
OLD = st.lists(WORDS, max_size=4).map(tuple)
NEW = st.lists(WORDS.map(str.upper), max_size=4).map(tuple)


def likeness(one: str, other: str) -> float:
    found = SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()
    return found if found >= LIKE_ENOUGH else 0.0


def best(old: tuple[str, ...], new: tuple[str, ...]) -> float:
    """The most likeness that paragraphs paired in order can have, tried in every way."""
    if not old or not new:
        return 0.0
    together = likeness(old[0], new[0]) + best(old[1:], new[1:])
    return max(together, best(old[1:], new), best(old, new[1:]))


def changed(old: tuple[str, ...], new: tuple[str, ...]) -> list[tuple[int | None, int | None]]:
    return [(row.old, row.new) for row in compare(old, new) if row.change is Change.CHANGED]


@given(OLD, OLD)
def test_paragraphs_are_paired_so_that_they_are_most_alike(old, new):
    mine, theirs = tuple(f"{part} x" for part in old), tuple(f"{part} y" for part in new)
    if len(mine) == len(theirs):
        return
    pairs = changed(mine, theirs)
    total = sum(likeness(mine[a - 1], theirs[b - 1]) for a, b in pairs)
    assert total == pytest.approx(best(mine, theirs))
    assert all(likeness(mine[a - 1], theirs[b - 1]) > 0 for a, b in pairs)


@given(OLD, NEW)
def test_paragraphs_with_nothing_in_common_are_paired_only_where_there_are_as_many(old, new):
    assert changed(old, new) == ([(n, n) for n in range(1, len(old) + 1)] if len(old) == len(new) else [])


@pytest.mark.parametrize(("shared", "same"), [(3, True), (2, False)])
def test_a_paragraph_is_the_same_one_from_a_measure_of_likeness_on(shared, same):
    kept = [f"kept{n}" for n in range(shared)]
    old = " ".join([*kept, *(f"old{n}" for n in range(10 - shared))])
    new = " ".join([*kept, *(f"new{n}" for n in range(10 - shared))])
    assert LIKE_ENOUGH == 6 / 20
    assert changed((old,), (new, "Another.")) == ([(1, 1)] if same else [])


@pytest.mark.parametrize(("olds", "likest"), [(FEW // 20, True), (FEW // 20 + 1, False)])
def test_a_long_text_rewritten_whole_is_paired_in_turn(olds, likest):
    old = tuple(f"Paragraph{n} says this" for n in range(olds))
    new = tuple(f"Paragraph{n} says that" for n in range(olds - 20, olds))
    assert FEW == 900
    first = olds - 19 if likest else 1
    assert changed(old, new) == [(first + n, n + 1) for n in range(20)]
    left = [row.old for row in compare(old, new) if row.change is Change.REMOVED]
    assert left == (list(range(1, first)) if likest else list(range(21, olds + 1)))
    assert [row.new for row in compare(new, old) if row.change is Change.ADDED] == left


def test_a_long_paragraph_of_few_words_is_found_again():
    old = "so it is " * 100
    assert changed((old,), ("Another.", f"now {old}")) == [(1, 2)]
