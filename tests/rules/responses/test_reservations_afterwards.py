"""What a State says after the end moves its reservation and nothing else (§2.5, decision 5)."""

import pytest

from responses.rules import speaking
from responses.rules.meeting import check_kinds
from responses.rules.positions import Given
from responses.rules.reservations import moved_to, status_afterwards
from responses.rules.rounds import RoundStatus
from responses.rules.vocabulary import Answer, ReservationStatus
from tests.rules.responses.test_speaking import INSTANT, MICROSECOND, silence

R = ReservationStatus
RESERVED = Given("DK", 1, Answer.RESERVATION)
AFTER = INSTANT + MICROSECOND


def late(answer, **more):
    return Given("DK", 2, answer, late=True, **more)


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (late(Answer.AGREE), R.LIFTED),
        (late(Answer.FOR), R.LIFTED),
        (late(Answer.COMMENT, withdraws=True), R.LIFTED),
        (late(Answer.OBJECT), R.CONVERTED),
        (late(Answer.OBJECT, withdraws=True), R.CONVERTED),
        (late(Answer.RESERVATION), R.MAINTAINED),
        (late(Answer.COMMENT), None),
    ],
)
def test_each_answer_moves_a_reservation_in_its_way(said, status):
    assert moved_to(said) == status
    assert status_afterwards(R.ENTERED, [said]) == (status or R.ENTERED)
    assert status_afterwards(R.MAINTAINED, [said]) == (status or R.MAINTAINED)


def test_the_last_word_counts_and_a_comment_after_it_changes_nothing():
    said = [late(Answer.OBJECT), late(Answer.AGREE, withdraws=True), late(Answer.COMMENT)]
    assert status_afterwards(R.ENTERED, said) == R.LIFTED
    assert status_afterwards(R.ENTERED, list(reversed(said))) == R.CONVERTED


@pytest.mark.parametrize("status", [R.LIFTED, R.CONVERTED, R.TO_BE_CONFIRMED, R.LAPSED])
def test_what_no_longer_stood_at_the_end_is_not_moved(status):
    assert status_afterwards(status, [late(Answer.OBJECT), late(Answer.AGREE)]) == status


def test_without_a_word_it_stands_as_it_stood():
    assert status_afterwards(R.ENTERED, []) == R.ENTERED


HELD = silence(RoundStatus.HELD)


@pytest.mark.parametrize(
    ("answer", "before", "code"),
    [
        (Answer.AGREE, RESERVED, "effect_lifts_afterwards"),
        (Answer.OBJECT, RESERVED, "effect_converts_afterwards"),
        (Answer.RESERVATION, RESERVED, "effect_late"),
        (Answer.COMMENT, RESERVED, "effect_late"),
        (Answer.AGREE, None, "effect_late"),
        (Answer.OBJECT, Given("DK", 1, Answer.AGREE), "effect_late"),
    ],
)
def test_whoever_signs_reads_what_it_does_to_the_reservation(answer, before, code):
    said = speaking.effect_sentence(Given("DK", 0, answer), HELD, at=AFTER, before=before)
    assert said.code == f"responses.{code}"


def test_before_the_end_the_usual_sentence_holds():
    said = speaking.effect_sentence(Given("DK", 0, Answer.AGREE), silence(), at=INSTANT, before=RESERVED)
    assert said.code == "responses.effect_agree"


def test_a_reservation_in_the_room_has_a_kind():
    refusal = check_kinds({"DK": "reservation", "FR": "object"}, {})
    assert (refusal.code, refusal.params, refusal.field) == (
        "responses.kind_of_reservation", {"state": "DK"}, "kind_DK",
    )  # fmt: skip
    assert check_kinds({"DK": "reservation"}, {"DK": "grumbling"}).code == "responses.kind_of_reservation"
    assert check_kinds({"DK": "reservation", "FR": "object"}, {"DK": "scrutiny"}) is None
    assert check_kinds({"FR": "object"}, {}) is None
