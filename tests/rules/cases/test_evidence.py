"""Grades, markings, custody, references, uploads and harmless addresses."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.rules import grading, markings, uploads
from cases.rules.custody import Step, first_break, is_whole
from cases.rules.defang import comparable, defanged, refanged
from cases.rules.markings import Tlp
from cases.rules.references import format_reference, parse_reference
from cases.rules.vocabulary import Credibility, CustodyStepKind, Marking, Reliability
from core.rules.refusal import Kind


def test_better_than_d_is_a_b_c_and_never_unknown():
    assert "".join(grading.reliability_better_than(Reliability.D)) == "ABC"
    assert "".join(grading.reliability_better_than(Reliability.E)) == "ABCD"
    assert grading.reliability_better_than(Reliability.F) == ()
    assert "".join(grading.reliability_at_least(Reliability.E)) == "ABCDE"


def test_credibility_compares_the_same_way():
    assert "".join(grading.credibility_better_than(Credibility.POSSIBLY_TRUE)) == "12"
    assert grading.credibility_better_than(Credibility.CANNOT_BE_JUDGED) == ()
    assert grading.credibility_at_least(Credibility.CANNOT_BE_JUDGED) == (Credibility.CANNOT_BE_JUDGED,)


def test_confidence_of_an_export_follows_credibility_and_6_has_none():
    assert [grading.stix_confidence(each) for each in Credibility] == [90, 70, 50, 30, 10, None]


@pytest.mark.parametrize("text", ["B2", "b2", " B-2 ", "b/2"])
def test_a_grade_is_read_as_two_axes(text):
    assert grading.parse_grade(text) == (Reliability.B, Credibility.PROBABLY_TRUE)


@pytest.mark.parametrize("text", ["", "G1", "A7", "A", "22", "B２"])
def test_what_is_no_grade_is_not_guessed(text):
    assert grading.parse_grade(text) is None


@given(st.sampled_from(Reliability), st.sampled_from(Credibility))
def test_a_grade_reads_back(reliability, credibility):
    assert grading.parse_grade(grading.grade(reliability, credibility)) == (reliability, credibility)
    assert grading.is_unknown(reliability) is (reliability == "F")


def test_markings_leave_as_the_label_that_fits():
    assert [str(markings.tlp_out(each)) for each in Marking] == ["clear", "green", "amber+strict", "red"]


@pytest.mark.parametrize(
    ("label", "marking"),
    [
        ("TLP:CLEAR", "public"),
        ("TLP:WHITE", "public"),
        ("tlp:green", "community"),
        ("TLP:AMBER", "limite"),
        ("TLP:AMBER+STRICT", "limite"),
        ("TLP: Amber + Strict", "limite"),
        ("amber_strict", "limite"),
        ("RED", "eyes"),
        ("TLP:PURPLE", "eyes"),
        ("", "eyes"),
    ],
)
def test_inbound_labels_become_ours_and_the_unknown_is_red(label, marking):
    assert markings.tlp_in(label) == marking


def test_the_most_restrictive_part_marks_the_whole():
    assert markings.most_restrictive([Marking.PUBLIC, Marking.LIMITE]) is Marking.LIMITE
    assert markings.most_restrictive_tlp([Tlp.AMBER, Tlp.AMBER_STRICT, Tlp.GREEN]) is Tlp.AMBER_STRICT
    assert markings.most_restrictive([]) is Marking.EYES
    assert markings.most_restrictive_tlp([]) is Tlp.RED


@given(st.sampled_from(Tlp), st.sampled_from(Tlp))
def test_an_export_is_never_labelled_more_openly(kept, leaving):
    order = ["clear", "green", "amber", "amber+strict", "red"]
    assert markings.tlp_may_leave_as(kept, leaving) is (order.index(leaving) >= order.index(kept))


def test_what_comes_in_and_goes_out_again_never_gets_more_open():
    for label in Tlp:
        assert markings.tlp_may_leave_as(label, markings.tlp_out(markings.tlp_in(label)))


START = datetime(2027, 2, 1, tzinfo=UTC)


def chain(*steps):
    return [Step(number, kind, START + timedelta(hours=hours), sha256) for number, kind, hours, sha256 in steps]


def test_a_whole_chain_of_custody():
    steps = chain(
        (1, CustodyStepKind.COLLECTED, 0, "a"),
        (2, CustodyStepKind.VIEWED, 0, ""),
        (3, CustodyStepKind.VERIFIED, 1, "a"),
    )
    assert is_whole(steps)


@pytest.mark.parametrize(
    ("steps", "code"),
    [
        ([], "no_beginning"),
        ([(1, CustodyStepKind.VIEWED, 0, "")], "no_beginning"),
        ([(1, CustodyStepKind.RECEIVED, 0, "a"), (3, CustodyStepKind.VIEWED, 1, "")], "gap"),
        ([(2, CustodyStepKind.RECEIVED, 0, "a")], "gap"),
        ([(1, CustodyStepKind.RECEIVED, 1, "a"), (2, CustodyStepKind.VIEWED, 0, "")], "back_in_time"),
        ([(1, CustodyStepKind.RECEIVED, 0, "a"), (2, CustodyStepKind.VERIFIED, 1, "b")], "hash_changed"),
    ],
)
def test_a_broken_chain_says_where(steps, code):
    assert first_break(chain(*steps)).code == f"cases.custody_{code}"


@given(st.integers(0, 9999), st.integers(1, 10**6))
def test_references_read_back(year, number):
    assert parse_reference(format_reference(year, number)) == (year, number)


def test_references_look_as_they_should():
    assert format_reference(2026, 42) == "FIMI-2026-0042"
    assert parse_reference(" fimi 2026 0042 ") == (2026, 42)
    assert parse_reference("FIMI-2026-0000") is None
    assert parse_reference("FIMI-26-42") is None
    with pytest.raises(ValueError, match="start at 1"):
        format_reference(2026, 0)


@pytest.mark.parametrize(
    "name", ["", "  ", ".htaccess", "a" * 201, "../x.pdf", "a\\b.pdf", "a\x00.pdf", "cod\u202efdp.exe"]
)
def test_names_that_cannot_be_kept_are_refused(name):
    assert uploads.check_name(name).kind is Kind.INVALID


def test_ordinary_names_in_any_script_are_kept():
    for name in ("Report 3 (final).pdf", "отчёт.pdf", "έκθεση.pdf", "l'été.png"):
        assert uploads.check_name(name) is None


def test_sizes():
    assert uploads.check_size(uploads.MOST_BYTES) is None
    assert uploads.check_size(uploads.MOST_BYTES + 1).kind is Kind.TOO_LARGE
    assert uploads.check_size(200 * uploads.MIB).params == {"most_mib": 50}
    assert uploads.check_size(0).code == "cases.file_empty"


@pytest.mark.parametrize(
    ("name", "seen_as", "code"),
    [
        ("a.pdf", "application/pdf", None),
        ("a.PDF", "application/pdf", None),
        ("a.docx", "application/zip", None),
        ("a.txt", None, None),
        ("a.exe", None, "cases.file_type_unknown"),
        ("a.html", None, "cases.file_type_unknown"),
        ("a.svg", None, "cases.file_type_unknown"),
        ("a", None, "cases.file_type_unknown"),
        ("a.pdf", "image/png", "cases.file_type_mismatch"),
        ("a.pdf", None, "cases.file_type_mismatch"),
        ("a.txt", "application/zip", "cases.file_type_mismatch"),
    ],
)
def test_types_are_those_we_keep_and_bytes_match_the_name(name, seen_as, code):
    refusal = uploads.check_type(name, seen_as)
    assert (refusal and refusal.code) == code
    assert refusal is None or refusal.kind is Kind.WRONG_TYPE


def test_previews_are_drawn_of_pictures_and_pages_only():
    drawn = {
        kind for kind in (uploads.content_type(f"a.{each}") for each in uploads.ALLOWED) if uploads.may_be_drawn(kind)
    }
    assert drawn == {"image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf"}
    assert uploads.content_type("a.exe") == "application/octet-stream"


@pytest.mark.parametrize("address", ["https://a.example/x.php", "http://b.example", "ann@c.example"])
def test_addresses_are_made_harmless_once_and_whole_again(address):
    harmless = defanged(address)
    assert harmless != address
    assert defanged(harmless) == harmless
    assert refanged(harmless) == address


@pytest.mark.parametrize(
    "other", ["hxxps://WWW.a.example/x/", "http://a.example:80/x#top", "a[.]example/x", " https://a.example/x"]
)
def test_spellings_of_one_address_compare_equal(other):
    assert comparable(other) == comparable("https://a.example/x")


@pytest.mark.parametrize(
    "other", ["https://a.example/y", "https://a.example/x?p=1", "https://b.example/x", "https://a.example:8443/x"]
)
def test_different_addresses_do_not(other):
    assert comparable(other) != comparable("https://a.example/x")


@given(st.text(max_size=60))
def test_any_text_can_be_compared_and_made_harmless(text):
    assert comparable(comparable(text)) is not None
    assert defanged(defanged(text)) == defanged(text)
