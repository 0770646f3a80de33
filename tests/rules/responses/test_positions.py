"""R18 to R20 and one voice per State: who may answer, when it counts, what it does."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delegations.rules.roles import Role
from responses.rules.closing import answers_of_record, move_at_close, outcome_at_close
from responses.rules.double_key import check_keys
from responses.rules.positions import (
    Effect,
    alerts_chair,
    check_answer,
    check_order,
    current_positions,
    is_late,
    may_answer,
    may_prepare,
    may_record_on_behalf,
    position_effect,
    voice_of,
)
from responses.rules.rounds import RoundStatus
from responses.rules.silence import at_closing, counted_as, standing
from responses.rules.vocabulary import Answer, OutcomeCode, Procedure, ReservationEffect, ReservationType, Rule
from tests.rules.responses.people import (
    DANE,
    DANISH_OFFICER,
    EEAS_SIGNATORY,
    INSTANT,
    PARTNER,
    SECRETARIAT,
    answering,
    code,
    consent,
    gave,
    meeting,
    person,
    silence,
    written,
)
from tests.rules.responses.reference import ALL, asked, everyone

S = RoundStatus
MICROSECOND = timedelta(microseconds=1)
QUESTION = asked(Rule.SILENCE)
HOLDS, BREAKS, NO_EFFECT = ReservationEffect.HOLDS, ReservationEffect.BREAKS, ReservationEffect.NONE


def test_r18_an_objection_at_the_instant_breaks_the_silence():
    objection = gave("DK", Answer.OBJECT)
    assert position_effect(objection, at=INSTANT, facts=silence()) is Effect.BREAKS


@pytest.mark.parametrize("facts", [consent(), written(), consent(S.BROKEN)])
def test_only_a_silence_is_broken_revived_or_merely_commented_on(facts):
    for given_ in (gave("DK", Answer.OBJECT), gave("DK", Answer.AGREE), gave("DK", Answer.COMMENT)):
        assert position_effect(given_, at=INSTANT, facts=facts) is Effect.COUNTS


def test_r18_an_objection_a_microsecond_later_is_late_and_the_chair_is_told():
    objection = gave("DK", Answer.OBJECT)
    for status in (S.OPEN, S.EXPIRED_SILENT, S.CONFIRMED):
        effect = position_effect(objection, at=INSTANT + MICROSECOND, facts=silence(status))
        assert effect is Effect.LATE
        assert alerts_chair(effect, objection)
    late = gave("DK", Answer.OBJECT, late=True)
    assert outcome_at_close(QUESTION, current_positions([late])).code is OutcomeCode.EXPIRED_SILENT


def test_a_late_agreement_alerts_nobody():
    agreement = gave("DK", Answer.AGREE)
    effect = position_effect(agreement, at=INSTANT + MICROSECOND, facts=silence())
    assert effect is Effect.LATE
    assert not alerts_chair(effect, agreement)


@given(st.timedeltas(min_value=timedelta(days=-400), max_value=timedelta(days=400)))
def test_an_answer_is_late_exactly_when_it_comes_after_the_instant(offset):
    at = INSTANT + offset
    assert is_late(at, INSTANT) == (offset > timedelta(0))
    effect = position_effect(gave("DK", Answer.OBJECT), at=at, facts=silence())
    assert effect is (Effect.LATE if offset > timedelta(0) else Effect.BREAKS)


def test_r18_the_round_runs_on_when_the_only_objection_is_withdrawn_in_time():
    withdrawal = gave("DK", Answer.AGREE, 2, withdraws=True)
    broken = silence(S.BROKEN)
    assert position_effect(withdrawal, at=INSTANT - timedelta(minutes=30), facts=broken) is Effect.REVIVES
    assert position_effect(withdrawal, at=INSTANT, facts=broken) is Effect.REVIVES
    assert position_effect(withdrawal, at=INSTANT + MICROSECOND, facts=broken) is Effect.LATE


def test_the_round_stays_broken_while_another_objection_stands():
    withdrawal = gave("DK", Answer.AGREE, 2, withdraws=True)
    other = gave("FR", Answer.RESERVATION, effect=BREAKS)
    effect = position_effect(withdrawal, at=INSTANT, facts=silence(S.BROKEN), others=[other])
    assert effect is Effect.COUNTS


def test_more_objections_are_taken_until_the_instant_so_that_the_drafter_sees_them_all():
    assert may_answer(DANE, silence(S.BROKEN)) is None
    assert position_effect(gave("FR", Answer.OBJECT), at=INSTANT, facts=silence(S.BROKEN)) is Effect.COUNTS


def test_r18_no_reason_is_asked_for_an_objection():
    assert check_answer(answering(Answer.OBJECT, text=""), silence()) is None


@pytest.mark.parametrize("body", [EEAS_SIGNATORY, SECRETARIAT, PARTNER], ids=lambda a: a.delegation)
def test_r19_the_word_of_a_service_or_a_partner_is_a_comment(body):
    assert voice_of(body, silence()) is Effect.COMMENT_ONLY
    assert code(may_answer(body, silence())) == "only_states_answer"
    objection = gave(body.delegation, Answer.OBJECT)
    assert position_effect(objection, at=INSTANT, facts=silence()) is Effect.COMMENT_ONLY


def test_r19_the_state_objects_until_someone_authorised_withdraws():
    objection = gave("DK", Answer.OBJECT, 1)
    assert code(check_answer(answering(Answer.AGREE), silence(), objection)) == "objection_stands"
    assert check_answer(answering(Answer.AGREE, withdraws=True), silence(), objection) is None
    agreed_by_another = [objection, gave("DK", Answer.AGREE, 2)]
    assert current_positions(agreed_by_another)["DK"] is objection
    withdrawn = [objection, gave("DK", Answer.AGREE, 2, withdraws=True)]
    assert current_positions(withdrawn)["DK"].answer is Answer.AGREE


def test_a_state_that_agreed_may_still_object():
    agreed, objecting = gave("DK", Answer.AGREE, 1), gave("DK", Answer.OBJECT, 2)
    assert check_answer(answering(Answer.OBJECT), silence(), agreed) is None
    assert current_positions([objecting, agreed])["DK"] is objecting


def test_an_objection_may_be_replaced_by_a_reservation_only_by_withdrawing_it():
    breaking = gave("DK", Answer.RESERVATION, 1, effect=BREAKS)
    softer = answering(Answer.RESERVATION, reservation=ReservationType.SCRUTINY)
    assert code(check_answer(softer, silence(), breaking)) == "objection_stands"
    assert check_answer(answering(Answer.OBJECT), silence(), breaking) is None
    harder = gave("DK", Answer.OBJECT, 2)
    assert current_positions([breaking, harder])["DK"] is harder


def test_a_withdrawal_that_comes_late_withdraws_nothing():
    objection = gave("DK", Answer.OBJECT, 1)
    too_late = gave("DK", Answer.AGREE, 2, withdraws=True, late=True)
    assert current_positions([objection, too_late])["DK"] is objection


@pytest.mark.parametrize(
    ("said", "lifted"),
    [
        ({"answer": Answer.AGREE}, True),
        ({"answer": Answer.COMMENT, "withdraws": True}, True),
        ({"answer": Answer.COMMENT}, False),
        ({"answer": Answer.OBJECT}, False),
        ({"answer": Answer.RESERVATION, "effect": HOLDS}, False),
    ],
)
def test_a_reservation_lifted_after_the_end_no_longer_holds_once_the_round_is_put_again(said, lifted):
    held = gave("DK", Answer.RESERVATION, 1, effect=HOLDS)
    late = {"state": "DK", "sequence": 2, "late": True} | said
    assert current_positions([held, gave(**late)]) == {"DK": held}
    assert current_positions([held, gave(**late, reopened=True)]) == ({} if lifted else {"DK": held})
    anew = gave("DK", Answer.RESERVATION, 3, effect=HOLDS)
    assert current_positions([held, gave(**late, reopened=True), anew]) == {"DK": anew}


@pytest.mark.parametrize("before", [[], [Answer.OBJECT], [Answer.AGREE]])
def test_nothing_but_a_reservation_is_lifted_after_the_end(before):
    said = [gave("DK", answer, 1) for answer in before]
    late = gave("DK", Answer.AGREE, 2, late=True, withdraws=True, reopened=True)
    assert current_positions([*said, late]) == {one.state: one for one in said}


def test_each_state_has_its_own_last_word():
    record = [
        gave("DK", Answer.FOR, 3),
        gave("FR", Answer.AGAINST, 1),
        gave("DK", Answer.AGAINST, 1),
        gave("DK", Answer.ABSTAIN, 2),
    ]
    assert answers_of_record(current_positions(record)) == {"DK": "for", "FR": "against"}


@pytest.mark.parametrize(
    ("effect", "outcome", "move"),
    [
        (HOLDS, OutcomeCode.HELD, "hold"),
        (BREAKS, OutcomeCode.BROKEN, "break"),
        (NO_EFFECT, OutcomeCode.EXPIRED_SILENT, "expire"),
    ],
)
def test_r20_an_unlifted_reservation_holds_breaks_or_does_nothing_as_its_instrument_says(effect, outcome, move):
    current = current_positions([gave("FI", Answer.RESERVATION, effect=effect)])
    result = outcome_at_close(QUESTION, current)
    assert result.code is outcome
    assert move_at_close(Procedure.SILENCE, result) == move


def test_a_reservation_without_effect_leaves_the_state_silent():
    assert counted_as(Answer.RESERVATION, NO_EFFECT) is Answer.COMMENT
    assert counted_as(Answer.RESERVATION, HOLDS) is Answer.RESERVATION
    assert counted_as(Answer.RESERVATION, BREAKS) is Answer.OBJECT
    assert counted_as(Answer.AGREE) is Answer.AGREE
    assert counted_as(Answer.OBJECT, HOLDS) is Answer.OBJECT


def test_a_breaking_reservation_breaks_a_running_silence_at_once():
    reservation = gave("FI", Answer.RESERVATION, effect=BREAKS)
    assert position_effect(reservation, at=INSTANT, facts=silence()) is Effect.BREAKS
    holding = gave("FI", Answer.RESERVATION, effect=HOLDS)
    assert position_effect(holding, at=INSTANT, facts=silence()) is Effect.COUNTS


def test_a_comment_under_silence_only_comments():
    assert position_effect(gave("FI", Answer.COMMENT), at=INSTANT, facts=silence()) is Effect.COMMENT_ONLY


def test_a_silence_does_not_expire_where_a_state_was_provably_never_told():
    outcome = outcome_at_close(QUESTION, {}, unreached=("MT",))
    assert outcome.code is OutcomeCode.HELD
    assert outcome.reason.code == "responses.silence_undelivered"
    assert outcome.reason.params["unreached"] == ("MT",)


def test_a_state_that_answered_was_evidently_told():
    agreed = current_positions([gave("MT", Answer.AGREE)])
    assert outcome_at_close(QUESTION, agreed, unreached=("MT",)).code is OutcomeCode.EXPIRED_SILENT
    broken = current_positions([gave("DE", Answer.OBJECT)])
    assert outcome_at_close(QUESTION, broken, unreached=("MT",)).code is OutcomeCode.BROKEN


def test_written_rounds_close_by_their_rule():
    question = asked(Rule.WRITTEN_UNANIMITY)
    current = current_positions([gave(s, Answer.FOR) for s in ALL[:-1]])
    outcome = outcome_at_close(question, current)
    assert outcome.code is OutcomeCode.INCOMPLETE
    assert move_at_close(Procedure.WRITTEN, outcome) == "close_incomplete"


def test_r21_the_same_facts_expire_silently():
    assert at_closing(QUESTION, everyone("agree", but="MT")).code is OutcomeCode.EXPIRED_SILENT


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({}, "standing_silence_clear"),
        ({"FR": "agree"}, "standing_silence_clear"),
        ({"FR": "reservation"}, "standing_silence_held"),
        ({"FR": "reservation", "DE": "object"}, "standing_silence_broken"),
    ],
)
def test_the_standing_of_a_running_silence_is_one_sentence(answers, sentence):
    assert standing(QUESTION, answers).code == f"responses.{sentence}"


def test_only_a_signatory_of_a_state_that_is_asked_commits_it():
    assert may_answer(DANE, silence()) is None
    assert code(may_answer(DANISH_OFFICER, silence())) == "only_signatories_answer"
    assert code(may_answer(DANE, silence(electorate=("FR",)))) == "state_not_asked"
    assert voice_of(DANE, silence(electorate=("FR",))) is Effect.COMMENT_ONLY
    assert voice_of(DANE, silence()) is Effect.COUNTS


def test_an_officer_prepares_for_its_own_state():
    assert may_prepare(DANISH_OFFICER, silence()) is None
    assert code(may_prepare(SECRETARIAT, silence())) == "may_not_prepare"
    assert code(may_prepare(DANISH_OFFICER, silence(electorate=("FR",)))) == "may_not_prepare"
    assert code(may_prepare(DANISH_OFFICER, silence(S.DRAFT))) == "round_takes_no_answers"


@pytest.mark.parametrize("status", [S.DRAFT, S.WITHDRAWN, S.SUPERSEDED, S.BRAKED, S.ADOPTION_RECORDED])
def test_a_round_that_does_not_run_takes_no_answers(status):
    assert code(may_answer(DANE, silence(status))) == "round_takes_no_answers"


@pytest.mark.parametrize(
    "status", [S.EXPIRED_SILENT, S.HELD, S.INCOMPLETE, S.VOTED, S.CONFIRMED, S.NOT_AGREED, S.AGREED]
)
def test_a_closed_round_keeps_what_comes_late(status):
    assert may_answer(DANE, written(status)) is None
    assert position_effect(gave("DK", Answer.FOR), at=INSTANT, facts=written(status)) is Effect.LATE


def test_nobody_answers_while_the_clock_stands_still():
    assert code(may_answer(DANE, silence(S.SUSPENDED))) == "clock_stands_still"


def test_a_meeting_is_answered_in_the_room():
    assert code(may_answer(DANE, meeting())) == "answered_in_the_room"


@pytest.mark.parametrize("facts", [written(), consent()], ids=["written", "consent"])
def test_a_vote_counts_and_breaks_nothing(facts):
    assert position_effect(gave("DK", Answer.AGAINST), at=INSTANT, facts=facts) is Effect.COUNTS


def test_the_text_answered_is_the_text_shown():
    stale = answering(Answer.AGREE, text_sha256="b" * 64)
    refusal = check_answer(stale, silence())
    assert (code(refusal), refusal.kind) == ("text_changed", "state")


@pytest.mark.parametrize("answer", [Answer.ABSTAIN, Answer.FOR, Answer.ABSENT, Answer.ABSTAIN_WITH_DECLARATION])
def test_nobody_is_asked_to_abstain_under_silence(answer):
    assert code(check_answer(answering(answer, text="x"), silence())) == "answer_not_known"


def test_nobody_declares_itself_absent():
    assert code(check_answer(answering(Answer.ABSENT), meeting())) == "answer_not_known"


def test_a_formal_declaration_needs_its_text():
    bare = answering(Answer.ABSTAIN_WITH_DECLARATION, text="  ")
    assert code(check_answer(bare, written())) == "declaration_text_required"
    assert check_answer(answering(Answer.ABSTAIN_WITH_DECLARATION, text="We note."), written()) is None
    assert check_answer(answering(Answer.ABSTAIN), written()) is None


def test_a_reservation_has_a_kind_and_nothing_else_does():
    assert code(check_answer(answering(Answer.RESERVATION), silence())) == "reservation_type_required"
    typed = answering(Answer.RESERVATION, reservation=ReservationType.PARLIAMENTARY)
    assert check_answer(typed, silence()) is None
    odd = answering(Answer.AGREE, reservation=ReservationType.SCRUTINY)
    assert code(check_answer(odd, silence())) == "reservation_type_required"


def test_a_record_on_behalf_needs_proof_and_the_time_of_receipt():
    def record(actor=SECRETARIAT, **changes):
        values = {"state": "DK", "proof": "call to the duty desk", "received_at": INSTANT, "now": INSTANT}
        return may_record_on_behalf(actor, changes.pop("facts", silence()), **(values | changes))

    assert record() is None
    assert code(record(actor=DANE)) == "only_secretariat_records"
    assert code(record(state="NO")) == "state_not_asked"
    assert code(record(proof=" ")) == "proof_required"
    assert code(record(received_at=None)) == "receipt_time_required"
    assert code(record(received_at=INSTANT + MICROSECOND)) == "receipt_time_required"
    assert code(record(facts=silence(S.WITHDRAWN))) == "round_takes_no_answers"
    assert record(facts=meeting()) is None


def test_a_record_received_before_the_states_own_later_answer_undoes_nothing_but_an_objection_stands():
    assert code(check_order("DK", Answer.AGREE, answered_at=INSTANT)) == "answered_since"
    assert check_order("DK", Answer.OBJECT, answered_at=INSTANT) is None
    assert check_order("DK", Answer.AGREE, answered_at=None) is None


def test_an_objection_received_before_the_state_took_it_back_is_not_entered_after():
    assert code(check_order("DK", Answer.OBJECT, answered_at=INSTANT, taken_back=True)) == "answered_since"
    assert check_order("DK", Answer.OBJECT, answered_at=None, taken_back=True) is None


def test_two_persons_sign_where_the_state_wants_two():
    signatory = person("DK", Role.SIGNATORY, token="first")
    assert check_keys(signatory, state_wants_two=False, prepared_by=None) is None
    assert code(check_keys(signatory, state_wants_two=True, prepared_by=None)) == "prepare_first"
    assert code(check_keys(signatory, state_wants_two=True, prepared_by="first")) == "second_person_signs"
    assert check_keys(signatory, state_wants_two=True, prepared_by="second") is None


@pytest.mark.parametrize("answer", Answer)
@pytest.mark.parametrize("withdraws", [False, True])
def test_a_state_takes_back_what_it_said_and_says_nothing_instead(answer, withdraws):
    """Another answer in place of the first is an answer; a mere remark withdraws nothing."""
    assert gave("DK", answer, withdraws=withdraws).takes_back == (withdraws and answer is Answer.COMMENT)
