"""Likely duplicates are shown with their reasons."""

from hypothesis import given
from hypothesis import strategies as st

from cases.rules.duplicates import LIKELY, Traits, likely_duplicates, likeness, words

OLD = Traits(
    "old",
    "Clone of a Danish newspaper spreads fake ballot story",
    ("https://clone.example/ballot",),
    frozenset({"T0013", "T0049"}),
)

texts = st.text(st.characters(codec="ascii"), max_size=40)
reports = st.builds(
    Traits, st.just("k"), texts, st.lists(texts, max_size=3).map(tuple), st.frozensets(texts, max_size=3)
)


def test_the_same_link_in_another_spelling_is_a_likely_duplicate():
    new = Traits("new", "Strange site", ("hxxps://www.clone[.]example/ballot/",))
    (match,) = likely_duplicates(new, [OLD])
    assert match.score >= LIKELY
    assert [reason.code for reason in match.reasons] == ["cases.same_links"]


def test_the_same_title_without_accents_and_case_is_a_likely_duplicate():
    new = Traits("new", "CLONE of a Dánish newspaper spreads fake ballot story")
    assert likely_duplicates(new, [OLD])[0].key == "old"


def test_shared_techniques_alone_are_no_duplicate():
    new = Traits("new", "Deepfake of a minister", (), frozenset({"T0013", "T0049"}))
    assert likely_duplicates(new, [OLD]) == ()
    assert likeness(new, OLD).score == 0.3


def test_the_most_alike_come_first_and_at_most_five():
    earlier = [Traits(str(number), OLD.title) for number in range(7)] + [OLD]
    got = likely_duplicates(Traits("new", OLD.title, OLD.links), earlier)
    assert len(got) == 5
    assert got[0].key == "old"


def test_empty_reports_are_not_alike():
    assert likeness(Traits("a", ""), Traits("b", "")).score == 0
    assert words("the and of a") == frozenset()


@given(reports, reports)
def test_likeness_is_between_nothing_and_one_and_looks_the_same_from_both_sides(one, other):
    assert 0 <= likeness(one, other).score <= 1
    assert likeness(one, other).score == likeness(other, one).score
