"""Referral upward, the agenda line, the ladder, and what may go out: rules without a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.refusal import Kind
from core.sentences import render
from responses.rules.agenda_line import against, everyone_may_read, open_point, without_whom
from responses.rules.instrument_facts import CLIMB, Stage
from responses.rules.instruments import INSTRUMENTS
from responses.rules.ladder import DEAD_ENDS, LADDER, is_dead_end, may_step_down
from responses.rules.positions import Given
from responses.rules.proposal import ProposalStatus
from responses.rules.referral import MOST, body_below, check_line, may_refer, may_send_back, next_body
from responses.rules.rounds import RUNNING, RoundStatus
from responses.rules.visibility import Visibility
from responses.rules.vocabulary import Answer, OutcomeCode, ReservationEffect
from responses.rules.wording import check_wording, may_go_out
from tests.rules.responses.people import CHAIR, DANE, DRAFTER

BY_CODE = {row.code: row for row in INSTRUMENTS}
STATES = ("BE", "DK", "FR", "HU", "SK")
P, S = ProposalStatus, RoundStatus


def gave(state: str, answer: Answer, effect: ReservationEffect | None = None) -> Given:
    return Given(state, 1, answer, effect)


def refer(actor=CHAIR, status=P.DRAFT, stage="working_party", stages=CLIMB, rounds=()):
    return may_refer(actor, status, stages=stages, stage=stage, rounds=rounds)


def send_back(actor=CHAIR, status=P.DRAFT, stage="psc", rounds=(), reason="Settle §2."):
    return may_send_back(actor, status, stages=CLIMB, stage=stage, rounds=rounds, reason=reason)


def test_an_item_climbs_from_the_working_party_to_the_council_one_body_at_a_time():
    climbed, stage = [], "working_party"
    while above := next_body(CLIMB, stage):
        climbed.append(above)
        stage = above
    assert climbed == [Stage.PSC, Stage.COREPER, Stage.COUNCIL]


@given(st.sampled_from(INSTRUMENTS), st.sampled_from([*Stage, ""]))
def test_the_body_below_the_one_above_is_where_one_was(instrument, stage):
    above = next_body(instrument.stages, stage)
    assert above is None or body_below(instrument.stages, above) == stage


@pytest.mark.parametrize(
    ("given_", "code"),
    [
        ({}, None),
        ({"status": P.AGREED}, None),
        ({"rounds": (S.BROKEN, S.HELD, S.NOT_AGREED)}, None),
        ({"actor": DRAFTER}, "only_the_chair"),
        ({"actor": DANE}, "only_the_chair"),
        ({"status": P.ADOPTED}, "nothing_left_to_refer"),
        ({"status": P.WITHDRAWN}, "nothing_left_to_refer"),
        ({"rounds": (S.BROKEN, RUNNING[0])}, "refer_after_the_round"),
        ({"stage": "council"}, "no_higher_body"),
        ({"stage": "eeas", "stages": (Stage.EEAS,)}, "no_higher_body"),
        ({"stage": ""}, "no_higher_body"),
    ],
)
def test_who_refers_what_and_when(given_, code):
    refusal = refer(**given_)
    assert (refusal.code.removeprefix("responses.") if refusal else None) == code


@pytest.mark.parametrize(
    ("given_", "code"),
    [
        ({}, None),
        ({"actor": DRAFTER}, "only_the_chair"),
        ({"status": P.AGREED}, "nothing_left_to_refer"),
        ({"rounds": (S.SUSPENDED,)}, "refer_after_the_round"),
        ({"stage": "working_party"}, "no_lower_body"),
        ({"reason": "  "}, "send_back_explained"),
    ],
)
def test_who_sends_back_what_and_why(given_, code):
    refusal = send_back(**given_)
    assert (refusal.code.removeprefix("responses.") if refusal else None) == code


def test_a_line_says_something_and_stays_a_line():
    assert check_line("§2 is open.") is None
    assert check_line(" \n ").code == "responses.line_missing"
    assert check_line("x" * (MOST + 1)).kind == Kind.INVALID
    assert check_line("x" * MOST) is None
    assert (check_line(" ").field, check_line("x" * 1001).params) == ("line", {"most": 1000})


@pytest.mark.parametrize("status", P)
def test_an_item_lies_with_a_body_until_it_is_adopted_and_goes_back_until_it_is_agreed(status):
    unsettled = status in (P.DRAFT, P.CHECKS, P.COMMENT, P.ROUND_OPEN)
    for refusal, may in (
        (refer(status=status), unsettled or status is P.AGREED),
        (send_back(status=status), unsettled),
    ):
        assert (refusal is None) == may
        if refusal:
            assert (refusal.code, refusal.kind) == ("responses.nothing_left_to_refer", Kind.STATE)
            assert refusal.params == {"status": status}


def test_what_stands_in_the_way_is_named():
    for stage, named in (("council", Stage.COUNCIL), ("", ""), ("elsewhere", "elsewhere")):
        refusal = refer(stage=stage)
        assert (refusal.kind, refusal.params, type(refusal.params["stage"])) == (
            Kind.STATE, {"stage": named}, type(named),
        )  # fmt: skip
    assert send_back(stage="elsewhere").params == {"stage": "elsewhere"}
    below = send_back(stage="working_party")
    assert (below.kind, below.params) == (Kind.STATE, {"stage": Stage.WORKING_PARTY})
    assert (send_back(reason=" ").kind, send_back(reason=" ").field) == (Kind.INVALID, "reason")
    assert refer(rounds=RUNNING[:1]).kind is send_back(rounds=RUNNING[:1]).kind is Kind.STATE


@pytest.mark.parametrize(
    ("choice", "closed", "open_to_all"),
    [
        (Visibility.AT_ONCE, False, True),
        (Visibility.AFTER_OWN, False, False),
        (Visibility.AFTER_CLOSE, False, False),
        (Visibility.AFTER_OWN, True, True),
        (Visibility.AFTER_CLOSE, True, True),
    ],
)
def test_names_are_open_to_all_at_once_or_after_the_close(choice, closed, open_to_all):
    assert everyone_may_read(choice, closed=closed) is open_to_all


def test_the_line_counts_who_objects_who_holds_and_who_does_neither():
    current = {
        "HU": gave("HU", Answer.OBJECT),
        "SK": gave("SK", Answer.RESERVATION, ReservationEffect.BREAKS),
        "FR": gave("FR", Answer.RESERVATION, ReservationEffect.HOLDS),
        "DK": gave("DK", Answer.AGREE),
        "BE": gave("BE", Answer.RESERVATION, ReservationEffect.NONE),
    }
    assert against(STATES, current) == ("FR", "HU", "SK")
    said = render(open_point(STATES, current, {"SK": (3,), "HU": (2, 3)}))
    assert said == "HU and SK object to §2, §3, FR has a reservation on the text; 2 agree or are silent."


def test_three_objections_and_one_left():
    current = {state: gave(state, Answer.OBJECT) for state in ("DK", "FR", "HU", "SK")}
    assert render(open_point(STATES, current, {})) == "DK, FR, HU and SK object to the text; 1 agrees or is silent."


@given(st.dictionaries(st.sampled_from(STATES), st.sampled_from([Answer.AGREE, Answer.COMMENT])))
def test_where_nobody_stands_against_it_there_is_no_open_point(answers):
    assert open_point(STATES, {state: gave(state, answer) for state, answer in answers.items()}, {}) is None


@given(st.sampled_from(OutcomeCode))
def test_what_is_said_without_names_has_no_parameters_to_carry_any(code):
    assert not without_whom(code).params


def test_an_open_round_or_a_favourable_one_is_no_dead_end():
    assert set(DEAD_ENDS) == {S.BROKEN, S.HELD, S.NOT_AGREED, S.INCOMPLETE, S.BRAKED, S.WITHDRAWN}
    assert all(is_dead_end(status, None) for status in DEAD_ENDS)
    assert not any(is_dead_end(status, None) for status in (*RUNNING, S.CONFIRMED, S.SUPERSEDED, S.EXPIRED_SILENT))
    assert is_dead_end(S.VOTED, OutcomeCode.NOT_ADOPTED_OPPOSED)
    assert not is_dead_end(S.VOTED, OutcomeCode.ADOPTED)


def test_every_rung_may_be_stepped_on_and_no_other():
    for code, rungs in LADDER.items():
        for lower in BY_CODE:
            refusal = may_step_down(code, lower, dead_end=True, taken="")
            assert (refusal is None) == (lower in rungs)
    assert may_step_down("hr_declaration", "hr_statement", dead_end=False, taken="").kind == Kind.STATE
    taken = may_step_down("hr_declaration", "hr_statement", dead_end=True, taken="FIMI-2026-0042/2")
    assert taken.params == {"proposal": "FIMI-2026-0042/2"}


@pytest.mark.parametrize(
    "text",
    [
        "The EU will respond.",
        "The European Union is determined to respond.",
        "The EU and its Member States are deeply concerned.",
        "The European Union supports the victims.",
        "A declaration of the European Union.",
        "Demarche by the EU and its 27 Member States.",
    ],
)
def test_r22_some_states_do_not_speak_as_the_union(text):
    found = check_wording(text, BY_CODE["joint_statement"], consenting=3, members=27)
    assert found
    assert found[0].code in ("responses.wording_speaks_for_union", "responses.wording_on_behalf_of_union")


@pytest.mark.parametrize(
    "text",
    [
        "The operation was attributed by 14 Member States.",
        "Reports from two Member States confirm it.",
        "The EU is a target of this operation.",
        "We stand with the European Union.",
        "We recall the declaration by the European Union of 3 May.",
        "Those who attack the EU will be held to account.",
    ],
)
def test_r22_they_may_speak_about_the_union_and_about_other_states(text):
    assert check_wording(text, BY_CODE["joint_statement"], consenting=3, members=27) == ()


def test_r22_what_may_not_go_out_says_the_first_phrase_and_how_many_there_are():
    text = "The EU condemns this. Delivered on behalf of the European Union."
    refusal = may_go_out(text, BY_CODE["joint_demarche"], consenting=3, members=27)
    assert (refusal.kind, refusal.params["count"]) == (Kind.STATE, 2)
    assert "“The EU condemns”" in render(refusal)
    assert may_go_out("We condemn this.", BY_CODE["joint_demarche"], consenting=3, members=27) is None
