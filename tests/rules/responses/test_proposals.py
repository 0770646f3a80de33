"""Proposals, checks, instruments, wording (R22), reservations, visibility."""

from datetime import timedelta

import pytest

from cases.rules.severity import GateFacts
from cases.rules.vocabulary import EvidenceKind
from core.rules.transitions import check, named
from delegations.rules.roles import Role
from responses.rules.checks import CheckFacts, outstanding_checks
from responses.rules.instrument_facts import Voice
from responses.rules.instruments import INSTRUMENTS
from responses.rules.ladder import LADDER, steps_down
from responses.rules.proposal import PROPOSAL, ProposalStatus, may_deliver, may_edit_text, may_say_adopted
from responses.rules.reservations import (
    RESERVATION,
    blocks_publication,
    effect_of,
    may_move,
    on_new_version,
)
from responses.rules.rounds import RoundStatus
from responses.rules.visibility import (
    Visibility,
    board_mark,
    has_answered,
    is_closed,
    sees_answer_of,
    sees_answers,
    shows_to_all,
    without_names,
)
from responses.rules.vocabulary import (
    ANSWERS,
    Answer,
    OutcomeCode,
    Procedure,
    ReservationEffect,
    ReservationStatus,
    ReservationType,
    Rule,
    answers_of,
)
from responses.rules.wording import check_wording, explicit_consents
from tests.rules.responses.people import (
    CHAIR,
    DANE,
    DANISH_OFFICER,
    DRAFTER,
    INSTANT,
    PARTNER,
    SECRETARIAT,
    code,
    gave,
    person,
    silence,
    written,
)

P, R, S = ProposalStatus, ReservationStatus, RoundStatus
BY_CODE = {i.code: i for i in INSTRUMENTS}
READY = GateFacts(
    confidence="high",
    rights_test_signed=True,
    evidence_kinds=frozenset({EvidenceKind.TECHNICAL, EvidenceKind.BEHAVIOURAL}),
    reasons=1,
    applicable_regime=True,
)


def to_do(instrument: str, procedure: Procedure = Procedure.SILENCE, **changes) -> list[str]:
    values = {"has_text": True, "proportionality_note": "weighed", "gates": READY, "closes_at": INSTANT}
    facts = CheckFacts(BY_CODE[instrument], procedure, **(values | changes))
    return [reason.code.split(".")[1] for reason in outstanding_checks(facts, now=INSTANT - timedelta(hours=1))]


def test_a_round_may_open_when_everything_is_done():
    for instrument in INSTRUMENTS:
        for way in instrument.admissible:
            assert to_do(instrument.code, way.procedure) == []


def test_what_is_missing_is_a_list_of_tasks_in_order():
    empty = to_do("hr_declaration", has_text=False, proportionality_note=" ", gates=GateFacts(), closes_at=None)
    assert empty == [
        "check_text",
        "check_proportionality",
        "check_rights_test",
        "gate_confidence",
        "gate_evidence_kinds",
        "check_closing_instant",
    ]


def test_the_evidence_gate_follows_the_tier_of_the_instrument():
    low = GateFacts(confidence="low", rights_test_signed=True)
    assert to_do("dialogue_session", Procedure.NONE, gates=low) == []
    assert to_do("eu_demarche", gates=low) == []
    assert to_do("hr_declaration", gates=low) == ["gate_confidence", "gate_evidence_kinds"]
    assert to_do("listing", gates=low) == ["gate_confidence", "gate_publishable_evidence", "gate_regime"]


def test_a_closing_instant_is_asked_for_only_where_replies_are_awaited():
    assert to_do("hr_declaration", closes_at=INSTANT - timedelta(hours=1)) == ["check_closing_instant"]
    assert to_do("hr_declaration", Procedure.MEETING, closes_at=None) == []
    assert to_do("hr_statement", Procedure.NONE, closes_at=None) == []


def test_one_states_own_attribution_passes_no_gate_of_ours():
    assert to_do("national_attribution", Procedure.NONE, gates=GateFacts(), proportionality_note="") == []


def test_the_text_is_frozen_from_the_round_on():
    for status in (P.DRAFT, P.CHECKS, P.COMMENT):
        assert may_edit_text(status) is None
    for status in (P.ROUND_OPEN, P.AGREED, P.ADOPTED, P.DELIVERED, P.CLOSED):
        assert code(may_edit_text(status)) == "text_is_frozen"


def test_what_needs_an_act_is_delivered_only_once_adopted():
    declaration = BY_CODE["hr_declaration"]
    assert may_deliver(DRAFTER, P.ADOPTED, declaration) is None
    assert code(may_deliver(DRAFTER, P.AGREED, declaration)) == "adoption_needed_first"
    assert code(may_deliver(DANE, P.ADOPTED, declaration)) == "may_not_deliver"


def test_what_needs_no_act_is_delivered_once_agreed():
    demarche = BY_CODE["joint_demarche"]
    assert may_deliver(DRAFTER, P.AGREED, demarche) is None
    for status in (P.DRAFT, P.CHECKS, P.COMMENT):
        assert code(may_deliver(DRAFTER, status, demarche)) == "agreement_needed_first"
    assert may_deliver(DRAFTER, P.CHECKS, BY_CODE["platform_referral"]) is None
    assert code(may_deliver(DRAFTER, P.ROUND_OPEN, demarche)) == "not_from_this_state"


def test_adopted_is_said_only_with_a_reference_outside():
    assert not may_say_adopted(adoption_references=0)
    assert may_say_adopted(adoption_references=1)


def test_a_broken_round_sends_the_proposal_back_to_its_draft():
    assert named(PROPOSAL, "rework").target is P.DRAFT
    assert check(PROPOSAL, "rework", state=P.ROUND_OPEN) is None
    assert code(check(PROPOSAL, "withdraw", state=P.ADOPTED)) == "not_from_this_state"
    names = [row.name for row in PROPOSAL]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The European Union and its Member States condemn this.", ["wording_speaks_for_union"]),
        ("the EU strongly condemns these acts", ["wording_speaks_for_union"]),
        ("The EU  therefore\nattributes this to a service.", ["wording_speaks_for_union"]),
        ("Delivered on behalf of the European Union.", ["wording_on_behalf_of_union"]),
        ("The High Representative condemns this.", ["wording_speaks_for_hr"]),
        ("Statement by 26 Member States", []),
        ("Statement by twenty-six EU Member States", []),
        ("Statement by 27 Member States", ["wording_claims_states"]),
        ("On behalf of all Member States", ["wording_claims_states"]),
        ("We, the twenty Member States, condemn", ["wording_claims_states"]),
        ("The operation hit two Member States and the EU institutions.", []),
        ("We condemn the operation against the European Union.", []),
    ],
)
def test_r22_a_statement_by_some_states_claims_neither_the_union_nor_more_states_than_said_yes(text, codes):
    found = check_wording(text, BY_CODE["joint_statement"], consenting=26, members=27)
    assert [reason.code.removeprefix("responses.") for reason in found] == codes


def test_r22_the_same_phrase_is_reported_once():
    text = "The EU condemns this. The EU  condemns that."
    found = check_wording(text, BY_CODE["hr_statement"], consenting=0, members=27)
    assert [reason.params["phrase"] for reason in found] == ["The EU condemns"]


def test_r22_a_declaration_on_behalf_speaks_for_the_union():
    text = "The European Union and its Member States condemn this."
    assert check_wording(text, BY_CODE["hr_declaration"], consenting=0, members=27) == ()
    own = check_wording("The High Representative condemns this.", BY_CODE["hr_declaration"], consenting=0, members=27)
    assert [reason.code for reason in own] == ["responses.wording_speaks_for_hr"]


def test_r22_a_statement_in_own_name_speaks_for_the_high_representative():
    statement = BY_CODE["hr_statement"]
    assert check_wording("The High Representative condemns this.", statement, consenting=0, members=27) == ()
    claimed = check_wording("Statement by two Member States", statement, consenting=0, members=27)
    assert claimed[0].params == {"claimed": 2, "consenting": 0}


def test_r22_silence_is_no_explicit_consent():
    current = {
        "DE": gave("DE", Answer.FOR),
        "FR": gave("FR", Answer.AGREE),
        "IT": gave("IT", Answer.ABSTAIN),
    }
    assert explicit_consents(current) == ("DE",)


def test_r22_after_a_break_the_ladder_offers_what_needs_fewer_voices():
    assert steps_down("hr_declaration") == ("hr_statement", "spokesperson_statement", "joint_statement")
    assert steps_down("national_attribution") == ()
    for code_, steps in LADDER.items():
        assert code_ in BY_CODE
        assert code_ not in steps
        assert set(steps) <= set(BY_CODE)


def test_every_instrument_admits_only_pairs_that_exist_with_positions_they_know():
    for instrument in INSTRUMENTS:
        for way in instrument.admissible:
            assert (way.procedure, way.rule) in ANSWERS
            assert way.answers == instrument.answers(way.procedure, way.rule)
            assert set(way.answers) <= set(ANSWERS[way.procedure, way.rule])
        assert instrument.answers(Procedure.SILENCE, Rule.UNANIMITY) == ()


def test_codes_of_instruments_are_unique_and_say_where_they_come_from():
    assert len(BY_CODE) == len(INSTRUMENTS)
    for instrument in INSTRUMENTS:
        assert instrument.legal_basis
        assert instrument.source
        assert 0 <= instrument.tier <= 4
        assert set(instrument.reservation_effects) == set(ReservationType)


def test_a_formal_declaration_exists_only_for_unanimous_cfsp_acts():
    declaring = {i.code for i in INSTRUMENTS if i.declarations}
    assert declaring == {"cfsp_decision", "listing"}
    for instrument in INSTRUMENTS:
        offered = any(Answer.ABSTAIN_WITH_DECLARATION in way.answers for way in instrument.admissible)
        assert offered == instrument.declarations
    conclusions = BY_CODE["council_conclusions"]
    assert Answer.ABSTAIN in conclusions.answers(Procedure.WRITTEN, Rule.WRITTEN_UNANIMITY)


def test_a_listing_is_a_decision_by_unanimity_and_a_regulation_by_qualified_majority():
    assert [act.rule for act in BY_CODE["listing"].acts] == [Rule.UNANIMITY, Rule.QUALIFIED_MAJORITY]


def test_who_speaks_for_the_union_has_asked_everyone():
    speaking = {i.code for i in INSTRUMENTS if i.voice is Voice.UNION}
    assert speaking == {"hr_declaration", "eu_demarche", "political_dialogue"}
    assert not any(BY_CODE[c].without_round for c in speaking)
    assert all(BY_CODE[c].speaks_for_all for c in speaking)
    assert not BY_CODE["joint_statement"].speaks_for_all


def test_a_pair_that_cannot_exist_knows_no_positions():
    assert answers_of(Procedure.SILENCE, Rule.UNANIMITY) == ()
    assert Answer.ABSENT in answers_of(Procedure.MEETING, Rule.UNANIMITY)


@pytest.mark.parametrize(
    ("kind", "effect"),
    [
        (ReservationType.SCRUTINY, ReservationEffect.HOLDS),
        (ReservationType.PARLIAMENTARY, ReservationEffect.HOLDS),
        (ReservationType.SUBSTANTIVE, ReservationEffect.BREAKS),
        (ReservationType.LINGUISTIC, ReservationEffect.NONE),
        (ReservationType.AD_REFERENDUM, ReservationEffect.HOLDS),
        (ReservationType.WAITING, ReservationEffect.HOLDS),
    ],
)
def test_a_reservation_works_by_its_kind_unless_the_instrument_says_otherwise(kind, effect):
    assert effect_of(kind) is effect
    assert effect_of(kind, {kind: ReservationEffect.BREAKS}) is ReservationEffect.BREAKS
    assert effect_of(kind, {}) is effect


def test_on_a_new_version_a_standing_reservation_is_to_be_confirmed():
    assert on_new_version(R.ENTERED) is R.TO_BE_CONFIRMED
    assert on_new_version(R.MAINTAINED) is R.TO_BE_CONFIRMED
    assert on_new_version(R.LIFTED) is R.LIFTED
    assert named(RESERVATION, "carry_over").target is R.TO_BE_CONFIRMED


def test_only_the_state_that_entered_a_reservation_moves_it():
    assert may_move(DANE, "lift", owner="DK", status=R.ENTERED) is None
    for actor in (CHAIR, DANISH_OFFICER, SECRETARIAT, person("FR", Role.SIGNATORY)):
        assert code(may_move(actor, "lift", owner="DK", status=R.ENTERED)) == "only_the_owner"
    assert code(may_move(DANE, "lift", owner="DK", status=R.LIFTED)) == "not_from_this_state"


def test_a_linguistic_reservation_blocks_only_the_publication():
    assert blocks_publication(ReservationType.LINGUISTIC)
    assert not blocks_publication(ReservationType.SCRUTINY)


@pytest.mark.parametrize(
    ("choice", "closed", "own_given", "seen"),
    [
        (Visibility.AT_ONCE, False, False, True),
        (Visibility.AFTER_OWN, False, False, False),
        (Visibility.AFTER_OWN, False, True, True),
        (Visibility.AFTER_CLOSE, False, True, False),
        (Visibility.AFTER_CLOSE, True, False, True),
    ],
)
def test_answers_are_shown_when_the_body_chose(choice, closed, own_given, seen):
    assert sees_answers(DANE, choice, closed=closed, own_given=own_given) is seen
    assert sees_answer_of(DANE, "FR", choice, closed=closed, own_given=own_given) is seen
    assert sees_answer_of(DANE, "DK", choice, closed=closed, own_given=own_given)
    assert sees_answers(CHAIR, choice, closed=closed, own_given=own_given)
    assert not sees_answers(PARTNER, choice, closed=closed, own_given=own_given)
    assert not sees_answer_of(PARTNER, "NATO", choice, closed=closed, own_given=own_given)


def test_somebody_without_an_appointment_sees_no_answers():
    nobody = person("")
    assert not sees_answers(nobody, Visibility.AT_ONCE, closed=True, own_given=False)


def test_a_broken_silence_has_not_closed_before_its_instant():
    assert not is_closed(silence(S.BROKEN), now=INSTANT)
    assert is_closed(silence(S.BROKEN), now=INSTANT + timedelta(microseconds=1))
    for status in (S.DRAFT, S.OPEN, S.SUSPENDED):
        assert not is_closed(silence(status), now=INSTANT + timedelta(hours=1))
    assert is_closed(silence(S.HELD), now=INSTANT)


def test_a_braked_vote_has_not_closed_for_it_may_be_put_again():
    assert not is_closed(written(S.BRAKED), now=INSTANT + timedelta(hours=1))
    assert is_closed(written(S.SUPERSEDED), now=INSTANT)


@pytest.mark.parametrize(
    ("said", "answered"),
    [(Answer.AGREE, True), (Answer.OBJECT, True), (Answer.RESERVATION, True), (Answer.COMMENT, False)],
)
def test_a_comment_is_no_answer_that_opens_those_of_others(said, answered):
    current = {"DK": gave("DK", said)}
    assert has_answered(current, "DK") is answered
    assert not has_answered(current, "SE")


@pytest.mark.parametrize(
    ("before", "said", "shown"),
    [
        (None, Answer.AGREE, False), (None, Answer.COMMENT, False), (None, Answer.RESERVATION, True),
        (Answer.AGREE, Answer.FOR, False), (Answer.RESERVATION, Answer.AGREE, True),
        (Answer.RESERVATION, Answer.RESERVATION, True), (Answer.OBJECT, Answer.COMMENT, False),
    ],
)  # fmt: skip
def test_only_a_reservation_that_comes_or_goes_shows_where_answers_are_hidden(before, said, shown):
    assert shows_to_all(gave("DK", said), before and gave("DK", before)) is shown


def test_what_a_poll_compares_is_another_for_whoever_sees_the_answers():
    assert board_mark(7, 3, 2) == "a7" == board_mark(7, 4, 3)
    assert board_mark(None, 3, 2) == "t3.2"
    assert len({board_mark(None, 3, 2), board_mark(None, 4, 2), board_mark(None, 3, 1), board_mark(3, 3, 2)}) == 4


def test_the_sentence_for_those_who_do_not_see_yet_names_nobody():
    for outcome in OutcomeCode:
        assert without_names(outcome).params == {}
    assert without_names(OutcomeCode.BROKEN).code == "responses.hidden_broken"
    assert without_names(OutcomeCode.INCOMPLETE).code == "responses.hidden_until_shown"
