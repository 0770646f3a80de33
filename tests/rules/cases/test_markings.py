"""Markings and the Traffic Light Protocol: every pair of them, in and out."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.rules import markings
from cases.rules.markings import HANDLING, PartnerAccess, Readers, Tlp
from cases.rules.vocabulary import Marking

OPEN_FIRST = [Marking.PUBLIC, Marking.COMMUNITY, Marking.LIMITE, Marking.EYES]
TLP_OPEN_FIRST = [Tlp.CLEAR, Tlp.GREEN, Tlp.AMBER, Tlp.AMBER_STRICT, Tlp.RED]
LABELS = {
    Marking.PUBLIC: ["TLP:CLEAR", "CLEAR", "tlp clear", "TLP:WHITE", "white", "  TLP: Clear "],
    Marking.COMMUNITY: ["TLP:GREEN", "green", "TLP GREEN"],
    Marking.LIMITE: [
        "TLP:AMBER",
        "amber",
        "TLP:AMBER+STRICT",
        "amber+strict",
        "TLP:AMBER_STRICT",
        "TLP:AMBER + STRICT",
    ],
    Marking.EYES: [
        "TLP:RED",
        "red",
        "",
        "TLP:",
        "TLP:BLUE",
        "unknown",
        "AMBER STRICTEST",
        "PUBLIC",
        "LIMITE",
        "TLP:CLEARISH",
    ],
}


@pytest.mark.parametrize(("marking", "label"), [(marking, each) for marking, found in LABELS.items() for each in found])
def test_every_label_comes_in_as_one_marking_and_what_nobody_knows_as_red(marking, label):
    assert markings.tlp_in(label) is marking


@given(st.text(max_size=40))
def test_no_words_come_in_more_openly_than_a_known_label_says(words):
    found = markings.tlp_in(words)
    known = {"clear", "white", "green", "amber", "amber+strict", "red"}
    bare = words.strip().casefold().removeprefix("tlp").lstrip(": -_")
    if "".join(bare.split()).replace("_", "+") not in known:
        assert found is Marking.EYES


@pytest.mark.parametrize(("one", "other"), list(product(OPEN_FIRST, repeat=2)))
def test_of_two_markings_the_more_restrictive_wins_in_any_order(one, other):
    wins = max(one, other, key=OPEN_FIRST.index)
    assert markings.most_restrictive([one, other]) is markings.most_restrictive([other, one]) is wins
    assert markings.loosens(one, other) is (OPEN_FIRST.index(other) < OPEN_FIRST.index(one))


@pytest.mark.parametrize(("kept", "leaving"), list(product(TLP_OPEN_FIRST, repeat=2)))
def test_nothing_leaves_under_a_more_open_label(kept, leaving):
    assert markings.tlp_may_leave_as(kept, leaving) is (TLP_OPEN_FIRST.index(leaving) >= TLP_OPEN_FIRST.index(kept))
    assert markings.most_restrictive_tlp([kept, leaving]) is max(kept, leaving, key=TLP_OPEN_FIRST.index)


def test_amber_strict_stands_above_amber():
    assert markings.tlp_rank(Tlp.RED) > markings.tlp_rank(Tlp.AMBER_STRICT) > markings.tlp_rank(Tlp.AMBER)
    assert not markings.tlp_may_leave_as(Tlp.AMBER_STRICT, Tlp.AMBER)
    assert not markings.tlp_may_leave_as(Tlp.AMBER, Tlp.GREEN)


@pytest.mark.parametrize("label", TLP_OPEN_FIRST)
def test_what_came_in_never_leaves_more_openly_than_it_came(label):
    assert markings.tlp_may_leave_as(label, markings.tlp_out(markings.tlp_in(markings.written(label))))


@pytest.mark.parametrize(
    ("marking", "label", "readers", "partners"),
    [
        (Marking.PUBLIC, "TLP:CLEAR", Readers.AUDIENCE, PartnerAccess.YES),
        (Marking.COMMUNITY, "TLP:GREEN", Readers.AUDIENCE, PartnerAccess.NAMED_PARTNERS),
        (Marking.LIMITE, "TLP:AMBER+STRICT", Readers.AUDIENCE, PartnerAccess.EXPLICIT_RELEASE),
        (Marking.EYES, "TLP:RED", Readers.NAMED, PartnerAccess.NEVER),
    ],
)
def test_each_marking_means_what_the_table_says(marking, label, readers, partners):
    assert markings.written(markings.tlp_out(marking)) == label
    assert (HANDLING[marking].readers, HANDLING[marking].partners) == (readers, partners)


def test_every_marking_has_its_handling():
    assert set(HANDLING) == set(Marking)


ANY_LABEL = st.sampled_from([label for found in LABELS.values() for label in found])


@given(st.one_of(st.none(), st.sampled_from(OPEN_FIRST)), st.lists(ANY_LABEL, max_size=5))
def test_what_a_sender_says_counts_at_its_most_restrictive(marking, labels):
    found = markings.received_as(marking, labels)
    said = [*([marking] if marking else []), *map(markings.tlp_in, labels)]
    assert found is (max(said, key=OPEN_FIRST.index) if said else Marking.LIMITE)


@given(st.sampled_from(OPEN_FIRST), st.lists(ANY_LABEL, max_size=5), ANY_LABEL)
def test_one_more_label_never_opens_anything(marking, labels, more):
    assert not markings.loosens(markings.received_as(marking, labels), markings.received_as(marking, [*labels, more]))


@given(st.lists(st.sampled_from(OPEN_FIRST), max_size=6))
def test_a_whole_is_marked_like_its_most_restrictive_part_and_of_nothing_nothing_is_known(parts):
    found = markings.most_restrictive(parts)
    assert found is (max(parts, key=OPEN_FIRST.index) if parts else Marking.EYES)
