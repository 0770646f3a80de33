"""Which sentence says where a round stands, what doing nothing means, and what an answer will do."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.rules.refusal import Reason
from core.sentences import known_codes
from responses.rules import speaking
from responses.rules.outcome import Needs, Outcome
from responses.rules.rounds import RoundStatus
from responses.rules.tally import tally
from responses.rules.visibility import Visibility
from responses.rules.vocabulary import FAVOURABLE, Answer, OutcomeCode, Procedure, ReservationEffect, Rule
from tests.rules.responses.people import INSTANT, consent, gave, meeting, round_facts, silence, written
from tests.rules.responses.reference import asked, everyone, only

S = RoundStatus
BEFORE = INSTANT - timedelta(hours=1)
MICROSECOND = timedelta(microseconds=1)
SILENT = asked(Rule.SILENCE)


@pytest.mark.parametrize(
    ("status", "code"),
    [(S.SUSPENDED, "clock_stopped"), (S.WITHDRAWN, "withdrawn"), (S.SUPERSEDED, "superseded")],
)
def test_a_round_that_stands_still_says_so_and_counts_nothing(status, code):
    assert speaking.as_it_stands(silence(status), SILENT, {}) == (Reason(f"responses.{code}"), None)


def test_a_running_silence_speaks_as_one_that_runs():
    sentence, outcome = speaking.as_it_stands(silence(), SILENT, {"DK": gave("DK", Answer.OBJECT)})
    assert sentence.code == "responses.standing_silence_broken"
    assert outcome.code is OutcomeCode.BROKEN


def test_a_written_procedure_speaks_in_the_words_of_its_tally():
    question = asked(Rule.WRITTEN_UNANIMITY)
    sentence, outcome = speaking.as_it_stands(written(), question, {"DK": gave("DK", Answer.FOR)})
    assert outcome == tally(question, {"DK": "for"})
    assert sentence == outcome.reason


@pytest.mark.parametrize("rule", [Rule.CONSENSUS_BY_CHAIR, Rule.NONE])
def test_where_nobody_is_asked_one_by_one_nothing_is_counted(rule):
    facts = round_facts(Procedure.MEETING, rule, S.OPEN)
    assert not speaking.polled(facts)
    assert speaking.as_it_stands(facts, asked(rule), {}) == (Reason("responses.consensus_by_chair"), None)


@pytest.mark.parametrize("facts", [silence(), written(), consent(), meeting()])
def test_everywhere_else_each_state_answers(facts):
    assert speaking.polled(facts)


def test_hidden_answers_are_said_to_come_after_ones_own_or_after_the_close():
    assert speaking.hidden(Visibility.AFTER_OWN) == Reason("responses.answers_after_own")
    assert speaking.hidden(Visibility.AFTER_CLOSE) == Reason("responses.answers_after_close")


WAITING = {OutcomeCode.HELD, OutcomeCode.INCOMPLETE, OutcomeCode.NO_QUORUM}
RUNNING_AGAINST = {
    OutcomeCode.BROKEN,
    OutcomeCode.NOT_ADOPTED_OPPOSED,
    OutcomeCode.NOT_ADOPTED_DECLARATIONS_BLOCK,
}


@pytest.mark.parametrize("code", OutcomeCode)
def test_the_verdict_is_drawn_as_it_ended(code):
    drawn = "passed" if code in FAVOURABLE else "held" if code in WAITING else "blocked"
    assert speaking.tone_of(code, over=True) == drawn


@pytest.mark.parametrize("code", OutcomeCode)
def test_a_running_round_never_looks_decided_in_favour(code):
    drawn = "blocked" if code in RUNNING_AGAINST else "held" if code is OutcomeCode.HELD else "waiting"
    assert speaking.tone_of(code, over=False) == drawn


@pytest.mark.parametrize("over", [True, False])
def test_without_an_outcome_the_round_waits(over):
    assert speaking.tone_of(None, over=over) == "waiting"


def test_what_doing_nothing_means_is_said_for_each_procedure():
    assert speaking.if_you_do_nothing(silence()) == Reason("responses.nothing_silence", {"closes_at": INSTANT})
    open_end = consent(closes_at=None)
    assert speaking.if_you_do_nothing(open_end) == Reason("responses.nothing_consent", {"closes_at": ""})


@pytest.mark.parametrize(
    ("given", "status", "code"),
    [
        (gave("DK", Answer.AGREE), S.OPEN, "effect_agree"),
        (gave("DK", Answer.OBJECT), S.OPEN, "effect_object"),
        (gave("DK", Answer.OBJECT), S.BROKEN, "effect_object_again"),
        (gave("DK", Answer.COMMENT), S.OPEN, "effect_comment"),
        (gave("DK", Answer.COMMENT, withdraws=True), S.BROKEN, "effect_withdraws"),
        (gave("DK", Answer.AGREE, withdraws=True), S.BROKEN, "effect_agree"),
        (gave("DK", Answer.RESERVATION, effect=ReservationEffect.HOLDS), S.OPEN, "effect_reservation_holds"),
        (gave("DK", Answer.RESERVATION, effect=ReservationEffect.BREAKS), S.OPEN, "effect_reservation_breaks"),
        (gave("DK", Answer.RESERVATION), S.OPEN, f"effect_reservation_{ReservationEffect.NONE}"),
        (gave("DK", Answer.AGREE), S.EXPIRED_SILENT, "effect_late"),
        (gave("DK", Answer.COMMENT, withdraws=True), S.CONFIRMED, "effect_late"),
    ],
)
def test_what_signing_will_do_is_said_before_it_is_done(given, status, code):
    sentence = speaking.effect_sentence(given, silence(status), at=BEFORE)
    assert sentence == Reason(f"responses.{code}", {"state": "DK", "closes_at": INSTANT})


@pytest.mark.parametrize(
    ("rule", "works"),
    [
        (Rule.UNANIMITY, "unanimity"),
        (Rule.WRITTEN_UNANIMITY, "unanimity"),
        (Rule.QUALIFIED_MAJORITY, "majority"),
        (Rule.SIMPLE_MAJORITY, "majority"),
        (Rule.CONSENT_OF_PARTICIPANTS, "consent"),
    ],
)
def test_what_a_vote_against_or_an_abstention_does_is_said_by_the_rule(rule, works):
    vote = replace(consent(), procedure=Procedure.WRITTEN, rule=rule)
    for answer in (Answer.AGAINST, Answer.ABSTAIN):
        sentence = speaking.effect_sentence(gave("DK", answer), vote, at=BEFORE)
        assert sentence.code == f"responses.effect_{answer}_{works}"
        assert f"responses.effect_{answer}_{works}" in known_codes()
    assert speaking.effect_sentence(gave("DK", Answer.FOR), vote, at=BEFORE).code == "responses.effect_for"


def test_an_answer_at_the_instant_counts_and_one_after_it_is_said_to_be_late():
    objection = gave("DK", Answer.OBJECT)
    assert speaking.effect_sentence(objection, silence(), at=INSTANT).code == "responses.effect_object"
    assert speaking.effect_sentence(objection, silence(), at=INSTANT + MICROSECOND).code == "responses.effect_late"
    without_end = consent(closes_at=None)
    assert speaking.effect_sentence(gave("DK", Answer.AGREE), without_end, at=INSTANT).params["closes_at"] == ""


def test_the_least_still_needed_is_said_with_its_first_example():
    half = tally(asked(Rule.SIMPLE_MAJORITY), everyone("for", but="BE BG CZ DK DE EE IE EL ES FR HR IT CY LV"))
    assert len(half.needs.examples) > 1
    assert speaking.needs_reason(half) == Reason("responses.still_needed", {"count": 1, "example": ("BE",)})


def test_unanimity_still_needs_answers_and_not_votes_in_favour():
    outcome = tally(asked(Rule.UNANIMITY), everyone("for", but="MT SE"))
    assert speaking.needs_reason(outcome) == Reason("responses.still_needed_answers")


def test_where_all_who_are_missing_must_agree_they_are_no_example():
    outcome = tally(asked(Rule.CONSENT_OF_PARTICIPANTS, participants="DK MT SE"), only("for", "DK"))
    needed = speaking.needs_reason(outcome)
    assert needed == Reason("responses.still_needed_all", {"count": 2, "example": ("MT", "SE")})


def test_nothing_is_said_to_be_needed_where_nothing_is_counted_or_no_way_is_left():
    assert speaking.needs_reason(None) is None
    assert speaking.needs_reason(tally(SILENT, {})) is None
    hopeless = Outcome(
        OutcomeCode.NOT_ADOPTED_THRESHOLD, Reason("responses.x"), "", 0, (), (), needs=Needs(count=3, examples=())
    )
    assert speaking.needs_reason(hopeless) is None


@pytest.mark.parametrize(
    ("late", "on_behalf", "code"),
    [
        (True, False, "receipt_late"),
        (True, True, "receipt_late"),
        (False, True, "receipt_on_behalf"),
        (False, False, "receipt_counts"),
    ],
)
def test_a_receipt_says_whether_the_answer_counts_and_who_entered_it(late, on_behalf, code):
    assert speaking.receipt_code(late, on_behalf) == f"responses.{code}"
