"""What a reply from a capital says: its code, its answer, and what else it wants said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.refusal import Kind
from responses.rules.instructions import LETTERS, Instruction, code_of, read_reply, words_of
from responses.rules.vocabulary import Answer, ReservationType
from tests.rules.responses.people import code

CODE = "DK-7F3K-2QMD"
SILENCE = (Answer.AGREE, Answer.OBJECT, Answer.RESERVATION, Answer.COMMENT)
VOTE = (Answer.FOR, Answer.AGAINST, Answer.ABSTAIN, Answer.ABSTAIN_WITH_DECLARATION)


def read(text, answers=SILENCE):
    return read_reply(text, CODE, answers)


def test_a_code_names_the_state_and_has_no_letter_that_is_taken_for_another():
    assert code_of("DK", range(8)) == "DK-2345-6789"
    assert code_of("EL", [len(LETTERS) + 8, *range(7)]) == "EL-A234-5678"
    assert not set("01ILOU") & set(LETTERS)
    assert len(set(LETTERS)) == len(LETTERS)
    with pytest.raises(ValueError, match="eight"):
        code_of("DK", range(7))


@given(st.lists(st.integers(0, 255), min_size=8, max_size=8), st.sampled_from(SILENCE))
def test_every_code_is_read_back(draw, answer):
    own = code_of("DK", draw)
    said = "reservation scrutiny" if answer is Answer.RESERVATION else str(answer)
    assert read_reply(f"{own} {said}", own, SILENCE).answer is answer


@pytest.mark.parametrize(
    "line",
    [
        "DK-7F3K-2QMD AGREE",
        "dk-7f3k-2qmd agree",
        "DK7F3K2QMD: Agree.",
        "  DK 7F3K 2QMD – agree!",
        "DK-7F3K-2QMD,  AGREE ",
    ],
)
def test_small_letters_spaces_and_hyphens_make_no_difference(line):
    assert read(f"Dear colleague,\n\n{line}\n\nRegards") == Instruction(Answer.AGREE)


@pytest.mark.parametrize("answer", VOTE)
def test_every_position_of_the_round_has_its_word(answer):
    assert read(f"{CODE} {str(answer).replace('_', ' ')}", VOTE) == Instruction(answer)


def test_the_words_a_sheet_offers_are_those_of_the_round():
    assert words_of(VOTE) == ("FOR", "AGAINST", "ABSTAIN", "ABSTAIN WITH DECLARATION")


@pytest.mark.parametrize("kind", ReservationType)
def test_a_reservation_is_named_with_its_kind(kind):
    said = read(f"{CODE} RESERVATION {str(kind).replace('_', ' ')}")
    assert said == Instruction(Answer.RESERVATION, str(kind))


def test_reason_wording_condition_and_day_are_taken_along():
    said = read(
        f"{CODE} OBJECT\nREASON: Paragraph 2\nnames a service.\n\nWording: “actors linked to”\n"
        "condition: The word is gone.\nUNTIL: 2026-11-27\nthank you"
    )
    assert said == Instruction(
        Answer.OBJECT,
        reason="Paragraph 2\nnames a service.",
        fix="“actors linked to”",
        clearing_condition="The word is gone.",
        expected_on=date(2026, 11, 27),
    )


@pytest.mark.parametrize(
    "quoted",
    [
        f"> {CODE} OBJECT",
        f"-----Original Message-----\n{CODE} OBJECT",
        f"From: Officer\n{CODE} OBJECT",
        f"Von: Officer\n{CODE} OBJECT",
        f"De : Officer\n{CODE} OBJECT",
        f"On Monday the officer wrote:\n{CODE} OBJECT",
        f"____\n{CODE} OBJECT",
    ],
)
def test_what_the_mail_quotes_is_not_read(quoted):
    assert read(f"{CODE} AGREE\n\n{quoted}\nREASON: old") == Instruction(Answer.AGREE)


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("", "reply_without_code"),
        ("AGREE", "reply_without_code"),
        ("DK-7F3K-2QMX AGREE", "reply_without_code"),
        ("DK-7F3K-2QMDZ AGREE", "reply_without_code"),
        (f"We agree ({CODE})", "reply_without_code"),
        (f"{CODE}", "reply_without_answer"),
        (f"{CODE} perhaps", "reply_without_answer"),
        (f"{CODE} FOR", "reply_without_answer"),
        (f"{CODE} AGREE\n{CODE} OBJECT", "reply_says_two"),
        (f"{CODE} RESERVATION", "reply_without_kind"),
        (f"{CODE} AGREE\nUNTIL: Friday", "reply_day"),
    ],
)
def test_a_reply_that_cannot_be_read_says_what_is_wrong(text, refused):
    refusal = read(text)
    assert (code(refusal), refusal.kind, refusal.field) == (refused, Kind.INVALID, "reply")


def test_the_same_answer_said_twice_is_one_answer():
    assert read(f"{CODE} AGREE\n{CODE} agree") == Instruction(Answer.AGREE)


def test_a_refusal_says_which_words_are_known():
    assert read(f"{CODE} maybe", VOTE).params["words"] == words_of(VOTE)
    assert "RESERVATION AD REFERENDUM" in read(f"{CODE} RESERVATION").params["words"]
    assert read(f"{CODE} AGREE\nUNTIL: {'x' * 60}").params["day"] == "x" * 40


def test_words_before_the_first_part_belong_to_none():
    assert read(f"{CODE} AGREE\nbest regards\nREASON: none") == Instruction(Answer.AGREE, reason="none")
