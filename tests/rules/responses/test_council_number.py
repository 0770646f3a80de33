"""Numbers of documents as the Council writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.refusal import Kind, Refusal
from responses.rules.council_number import (
    DocumentNumber,
    Mark,
    MarkKind,
    corrected,
    label,
    of_version,
    parse,
    register_form,
    written,
)

REV_1, REV_2, ADD_3, COR_1 = (
    Mark(MarkKind.REV, 1),
    Mark(MarkKind.REV, 2),
    Mark(MarkKind.ADD, 3),
    Mark(MarkKind.COR, 1),
)
MARKS = st.lists(st.builds(Mark, st.sampled_from(MarkKind), st.integers(1, 99)), max_size=3).map(tuple)
NUMBERS = st.builds(
    DocumentNumber,
    series=st.sampled_from(["ST", "WK", "CM", "SN", "PE-CONS"]),
    number=st.integers(1, 99_999),
    year=st.integers(2000, 2099),
    marks=MARKS,
    language=st.sampled_from(["", "fr", "de,fr"]),
)


@given(NUMBERS)
def test_a_document_number_is_read_as_it_is_written(number):
    assert parse(written(number)) == number
    assert parse(register_form(number)) == number
    assert parse(str(number).lower()) == number


@given(NUMBERS, st.integers(1, 40))
def test_versions_are_counted_from_init(number, version):
    numbered = of_version(number, version)
    assert numbered.marks == ((Mark(MarkKind.REV, version - 1),) if version > 1 else ())
    assert corrected(numbered, 1, "fr").marks[-1] == Mark(MarkKind.COR, 1)
    assert label(version) == ("INIT" if version == 1 else str(numbered.marks[0]))


@pytest.mark.parametrize(
    "said",
    [
        "", "12345/26", "ST 0/26", "ST 12345/2/26 REV 1", "ST 12345/1/26", "ST 1/26 FOO 1", "ST 1/26 REV 0",
        "ST 1/26 INIT REV 1",
    ],
)  # fmt: skip
def test_what_is_no_document_number_is_refused_with_its_form(said):
    refusal = parse(said)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "responses.number_not_read"
    assert (refusal.kind, refusal.field, refusal.params) == (Kind.INVALID, "council_number", {"said": said})


def test_a_refusal_repeats_no_more_than_the_beginning_of_what_was_written():
    assert parse("x" * 61).params == {"said": "x" * 60}


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("ST 1/26", DocumentNumber("ST", 1, 2026)),
        ("ST 99999/26 INIT", DocumentNumber("ST", 99_999, 2026)),
        ("st 7  2026  rev 1", DocumentNumber("ST", 7, 2026, (REV_1,))),
        ("ST 7/2/26 REV 2 ADD 3 COR 1 (fr)", DocumentNumber("ST", 7, 2026, (REV_2, ADD_3, COR_1), "fr")),
        ("ST 7/1999 ADD 3 (DE, FR)", DocumentNumber("ST", 7, 1999, (ADD_3,), "de,fr")),
        ("ST 7/00", DocumentNumber("ST", 7, 2000)),
        ("PE-CONS 7/99", DocumentNumber("PE-CONS", 7, 2099)),
        ("ST 7/26 REV 1", DocumentNumber("ST", 7, 2026, (REV_1,))),
    ],
)
def test_every_way_to_write_a_number_is_read(said, number):
    assert parse(said) == number


@pytest.mark.parametrize(
    "said",
    [
        "ST 123456/26",
        "ST 7/26 INIT INIT",
        "ST 7/26 INIT REV",
        "ST 7/26 REV",
        "ST 7/26 REV 1 REV",
        "ST 7/1/26 ADD 1 REV 1",
        "ST 7/1/26 INIT",
    ],
)
def test_a_number_that_contradicts_itself_is_none(said):
    assert isinstance(parse(said), Refusal)


@pytest.mark.parametrize(
    ("number", "usual", "register"),
    [
        (DocumentNumber("ST", 7, 2026), "ST 7/26", "ST 7 2026 INIT"),
        (DocumentNumber("ST", 7, 2005, (REV_2,), "fr"), "ST 7/2/05 REV 2 (fr)", "ST 7 2005 REV 2 (fr)"),
        (DocumentNumber("WK", 7, 2026, (ADD_3, COR_1)), "WK 7/26 ADD 3 COR 1", "WK 7 2026 ADD 3 COR 1"),
    ],
)
def test_a_number_is_written_as_the_council_does(number, usual, register):
    assert (written(number), register_form(number), str(number)) == (usual, register, usual)


def test_later_texts_are_named_after_the_first():
    assert [label(version) for version in (0, 1, 2, 3)] == ["INIT", "INIT", "REV 1", "REV 2"]
    first = DocumentNumber("ST", 7, 2026)
    assert [str(of_version(first, version)) for version in (1, 2, 3)] == [
        "ST 7/26",
        "ST 7/1/26 REV 1",
        "ST 7/2/26 REV 2",
    ]
    assert corrected(first, 1).language == ""
