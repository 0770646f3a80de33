"""What happens to a round besides answers: calls, corrigenda, rooms, brakes lifted, reservations followed."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.rules.transitions import named
from delegations.rules.roles import Actor, Can
from responses.rules.brake import may_lift
from responses.rules.chair import may_put_again, may_reconvene
from responses.rules.corrigendum import MOST, may_correct
from responses.rules.instruments import INSTRUMENTS
from responses.rules.meeting import check_answers_known, may_record_meeting
from responses.rules.positions import Given, RoundFacts
from responses.rules.proposal import ProposalStatus, may_go_ahead
from responses.rules.reaching import may_record_reached, not_reached
from responses.rules.reservations import status_in_round, status_later
from responses.rules.rounds import SILENCE_ROUND, RoundStatus
from responses.rules.vocabulary import Answer, Procedure, ReservationStatus, Rule

NOW = datetime(2026, 11, 21, 12, tzinfo=ZoneInfo("UTC"))
CHAIR = Actor("c", "EEAS", "service", frozenset({Can.CHAIR}))
SECRETARIAT = Actor("s", "GSC", "service", frozenset({Can.CHAIR, Can.RECORD_ON_BEHALF}))
SIGNATORY = Actor("d", "DK", "state", frozenset({Can.SIGN_POSITION}))
SILENCE = RoundFacts(
    procedure=Procedure.SILENCE, rule=Rule.SILENCE, status=RoundStatus.OPEN, answers=(Answer.AGREE, Answer.OBJECT),
    electorate=("DK", "MT"), closes_at=NOW, text_sha256="0",
)  # fmt: skip
ROOM = replace(
    SILENCE, procedure=Procedure.MEETING, rule=Rule.UNANIMITY, closes_at=None,
    answers=(Answer.FOR, Answer.AGAINST, Answer.ABSTAIN_WITH_DECLARATION),
)  # fmt: skip
BY_CODE = {row.code: row for row in INSTRUMENTS}
R = ReservationStatus


def code(refusal):
    return refusal and refusal.code.removeprefix("responses.")


def reached(actor=SECRETARIAT, facts=SILENCE, **told):
    usual = {"state": "MT", "proof": "Called.", "reached_at": NOW, "now": NOW}
    return code(may_record_reached(actor, facts, **(usual | told)))


def test_the_secretariat_records_a_call_while_the_silence_runs_or_is_held():
    assert reached() is None
    assert reached(facts=replace(SILENCE, status=RoundStatus.HELD)) is None


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"actor": CHAIR}, "only_secretariat_records"),
        ({"state": "NO"}, "state_not_asked"),
        ({"facts": replace(SILENCE, status=RoundStatus.BROKEN)}, "nobody_to_reach"),
        ({"facts": ROOM}, "nobody_to_reach"),
        ({"proof": " "}, "proof_required"),
        ({"reached_at": None}, "receipt_time_required"),
        ({"reached_at": NOW + timedelta(microseconds=1)}, "receipt_time_required"),
    ],
)
def test_a_call_that_proves_nothing_is_not_recorded(told, refusal):
    assert reached(**told) == refusal


def test_whoever_was_phoned_is_no_longer_unreached():
    assert not_reached(["MT", "CY"], ["MT"]) == ("CY",)
    assert not_reached([], ["MT"]) == ()


def test_a_hold_ends_when_everyone_was_reached():
    move = named(SILENCE_ROUND, "reach")
    assert (move.sources, move.target) == ((RoundStatus.HELD,), RoundStatus.EXPIRED_SILENT)


def correct(actor=CHAIR, status=RoundStatus.OPEN, **told):
    usual = {"text": "It condemn the acts.", "before": "condemn", "after": "condemns", "why": "Grammar."}
    return code(may_correct(actor, status, **(usual | told)))


def test_the_chair_corrects_a_slip_of_language():
    assert correct() is None
    assert MOST == 60
    assert correct(after="c" * MOST) is None


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"actor": SIGNATORY}, "only_the_chair"),
        ({"status": RoundStatus.SUPERSEDED}, "no_round_to_correct"),
        ({"status": RoundStatus.WITHDRAWN}, "no_round_to_correct"),
        ({"status": RoundStatus.ADOPTION_RECORDED}, "no_round_to_correct"),
        ({"status": RoundStatus.DRAFT}, "no_round_to_correct"),
        ({"before": "praise"}, "correction_not_found"),
        ({"before": " "}, "correction_not_found"),
        ({"text": "condemn and condemn"}, "correction_not_found"),
        ({"after": "condemn"}, "correction_changes_nothing"),
        ({"after": " "}, "correction_changes_nothing"),
        ({"after": "c" * (MOST + 1)}, "correction_too_long"),
        ({"text": "c" * (MOST + 1), "before": "c" * (MOST + 1)}, "correction_too_long"),
        ({"why": ""}, "correction_explained"),
    ],
)
def test_anything_else_is_a_new_text(told, refusal):
    assert correct(**told) == refusal


def test_a_meeting_is_recorded_while_it_is_open_by_those_who_conduct_it():
    assert may_record_meeting(CHAIR, ROOM) is None
    assert code(may_record_meeting(SIGNATORY, ROOM)) == "only_the_chair"
    assert code(may_record_meeting(CHAIR, SILENCE)) == "not_a_meeting"
    assert code(may_record_meeting(CHAIR, replace(ROOM, status=RoundStatus.VOTED))) == "not_open"


def test_the_room_knows_the_answers_of_its_rule_and_absence():
    assert check_answers_known(ROOM, {"DK": Answer.FOR, "MT": Answer.ABSENT}, {}) is None
    assert code(check_answers_known(ROOM, {"DK": Answer.OBJECT}, {})) == "answer_not_known"
    declared = {"DK": Answer.ABSTAIN_WITH_DECLARATION}
    assert check_answers_known(ROOM, declared, {"DK": "Neutrality."}) is None
    assert check_answers_known(ROOM, declared, {"DK": " "}).field == "text_DK"


def test_the_room_takes_no_answer_of_a_state_that_has_no_vote():
    without = replace(ROOM, electorate=("MT",))
    no = check_answers_known(without, {"MT": Answer.FOR, "DK": Answer.FOR}, {})
    assert (code(no), no.field, no.params) == ("state_not_asked", "answer_DK", {"state": "DK"})
    assert check_answers_known(without, {"MT": Answer.FOR, "DK": Answer.ABSENT}, {}) is None


def test_a_meeting_is_taken_up_again_and_nothing_else_is():
    waiting = replace(ROOM, status=RoundStatus.INCOMPLETE)
    assert may_reconvene(CHAIR, waiting) is None
    assert code(may_reconvene(SIGNATORY, waiting)) == "only_the_chair"
    written = replace(waiting, procedure=Procedure.WRITTEN)
    assert code(may_reconvene(CHAIR, written)) == "not_a_meeting"
    assert may_reconvene(CHAIR, ROOM).code == "core.not_from_this_state"


def test_a_vote_whose_brake_was_lifted_is_put_again_with_an_instant_to_come_or_in_a_room():
    lifted = replace(ROOM, procedure=Procedure.WRITTEN, rule=Rule.QUALIFIED_MAJORITY, status=RoundStatus.DRAFT)
    assert may_put_again(CHAIR, lifted, closes_at=NOW + timedelta(hours=1), now=NOW) is None
    assert code(may_put_again(CHAIR, lifted, closes_at=NOW, now=NOW)) == "closing_must_come"
    assert code(may_put_again(CHAIR, lifted, closes_at=None, now=NOW)) == "closing_must_come"
    assert may_put_again(CHAIR, replace(lifted, procedure=Procedure.MEETING), closes_at=None, now=NOW) is None
    assert code(may_put_again(SIGNATORY, lifted, closes_at=None, now=NOW)) == "only_the_chair"


def test_a_brake_is_lifted_by_the_chair_where_there_can_be_one():
    braked = replace(ROOM, status=RoundStatus.BRAKED)
    assert may_lift(CHAIR, braked) is None
    assert code(may_lift(SIGNATORY, braked)) == "only_the_chair"
    assert code(may_lift(CHAIR, SILENCE)) == "no_brake_here"


def said(*answers):
    return [Given("DK", place, answer) for place, answer in enumerate(answers, start=1)]


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ((), None),
        ((Answer.AGREE,), None),
        ((Answer.RESERVATION,), R.ENTERED),
        ((Answer.RESERVATION, Answer.RESERVATION), R.MAINTAINED),
        ((Answer.RESERVATION, Answer.COMMENT), R.LIFTED),
        ((Answer.RESERVATION, Answer.AGREE), R.LIFTED),
        ((Answer.RESERVATION, Answer.OBJECT), R.CONVERTED),
        ((Answer.RESERVATION, Answer.COMMENT, Answer.OBJECT), R.CONVERTED),
        ((Answer.RESERVATION, Answer.AGREE, Answer.RESERVATION), R.MAINTAINED),
    ],
)
def test_a_reservation_stands_as_its_state_left_it(answers, status):
    assert status_in_round(said(*answers)) is status


def test_on_a_newer_text_it_waits_for_its_state_and_lapses_with_another_answer():
    assert status_later(R.ENTERED, answered_since=False) is R.TO_BE_CONFIRMED
    assert status_later(R.MAINTAINED, answered_since=True) is R.LAPSED
    assert status_later(R.LIFTED, answered_since=True) is R.LIFTED


def test_only_what_asks_nobody_and_takes_no_act_goes_ahead():
    straight = {row for row, facts in BY_CODE.items() if may_go_ahead(ProposalStatus.DRAFT, facts) is None}
    assert straight == {"dialogue_session", "platform_referral", "national_attribution"}
    assert code(may_go_ahead(ProposalStatus.DRAFT, BY_CODE["hr_declaration"])) == "agreement_needed_first"
    assert code(may_go_ahead(ProposalStatus.DRAFT, BY_CODE["hr_statement"])) == "adoption_needed_first"
    late = may_go_ahead(ProposalStatus.DELIVERED, BY_CODE["platform_referral"])
    assert late.code == "core.not_from_this_state"
