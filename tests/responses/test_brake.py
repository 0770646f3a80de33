"""R12: the emergency brake of Art. 31(2) TEU."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import InternalError

from audit.trail import trail_of
from core.clock import db_now
from core.rules.refusal import Refused
from core.sentences import render
from delegations import facts as people
from responses.actions.brake import announce_brake, invoke_brake, lift_brake, put_again
from responses.actions.checks import confirm_evidence, note_proportionality, sign_rights_test
from responses.actions.positions import give_position
from responses.actions.text import add_version
from responses.api.shown import outcome_shown, shown_to
from responses.models import Brake, Round
from responses.record import reason_of
from responses.rules.proposal import ProposalStatus
from responses.rules.rounds import RoundStatus as S
from tests import cast
from tests.factories.responses import ANSWERS, TEXT, a_proposal, a_round, ready

pytestmark = pytest.mark.django_db
WHY = "A vital interest: the treaty with a neighbour, as the parliament stated."
MAJORITY = {"procedure": "written", "rule": "qualified_majority"}


def code_of(no):
    return no.value.refusal.code


@pytest.fixture
def decision(listable, drafter, legal_adviser):
    return ready(a_proposal(listable, drafter, "cfsp_implementing_decision"), drafter, legal_adviser)


@pytest.fixture
def vote(decision, chair):
    return a_round(decision, chair, **MAJORITY)


def anew(round_):
    return Round.objects.get(pk=round_.pk)


def test_r12_no_vote_is_taken_even_if_26_are_in_favour(vote, hungary):
    for state in people.states():
        if state.code != "HU":
            signer = cast.signatory(state.code)
            give_position(round_id=vote.pk, answer="for", by=signer, text_sha256=vote.text_sha256)
    invoke_brake(round_=vote, reasons=WHY, by=hungary)
    done = anew(vote)
    assert (done.status, done.outcome["code"]) == (S.BRAKED, "BRAKE_INVOKED")
    assert "vital and stated reasons" in render(reason_of(done.outcome["reason"]))
    assert Brake.objects.get(round=vote).reasons == WHY
    assert any("invoked the emergency brake for HU" in event.sentence for event in trail_of(vote))


def test_a_brake_opens_no_answer_that_was_to_be_seen_after_the_close(decision, chair, denmark, hungary):
    vote = a_round(decision, chair, visibility="after_close", **MAJORITY)
    give_position(round_id=vote.pk, answer="for", by=denmark, text_sha256=vote.text_sha256)
    invoke_brake(round_=vote, reasons=WHY, by=hungary)
    for reader, seen in ((hungary, []), (denmark, ["DK"]), (chair, ["DK"])):
        assert [row.state_id for row in shown_to(reader, anew(vote)).positions] == seen
    told = outcome_shown(hungary, anew(vote))
    assert told["outcome"] is None
    assert "HU" in told["explanation"]


def test_r12_without_a_text_it_is_refused(vote, hungary):
    with pytest.raises(Refused) as no:
        invoke_brake(round_=vote, reasons="  ", by=hungary)
    assert code_of(no) == "responses.brake_reasons_required"
    assert anew(vote).status == S.OPEN


def test_r12_the_vote_cannot_be_opened_while_the_brake_stands(decision, chair, hungary):
    braked = announce_brake(proposal=decision, reasons=WHY, by=hungary)
    assert braked.status == S.BRAKED
    with pytest.raises(Refused) as no:
        a_round(decision, chair, **MAJORITY)
    assert code_of(no) == "responses.brake_stands"


def test_the_brake_stops_nobody_under_another_rule(silence, hungary):
    with pytest.raises(Refused) as no:
        invoke_brake(round_=silence, reasons=WHY, by=hungary)
    assert code_of(no) == "responses.no_brake_here"


def test_an_officer_does_not_brake_and_the_secretariat_does_so_for_a_state(vote, danish_officer, secretariat):
    with pytest.raises(Refused) as no:
        invoke_brake(round_=vote, reasons=WHY, by=danish_officer)
    assert code_of(no) == "responses.only_the_state_brakes"
    assert invoke_brake(round_=vote, reasons=WHY, by=secretariat, state="DK").status == S.BRAKED


def test_a_signatory_does_not_brake_for_another_state(vote, denmark):
    with pytest.raises(Refused) as no:
        invoke_brake(round_=vote, reasons=WHY, by=denmark, state="HU")
    assert code_of(no) == "responses.only_the_state_brakes"


def test_the_chair_lifts_it_and_puts_the_same_text_again(vote, chair, hungary):
    invoke_brake(round_=vote, reasons=WHY, by=hungary)
    with pytest.raises(Refused):
        lift_brake(round_=vote, solution="Mine.", by=hungary)
    lift_brake(round_=vote, solution="A statement was agreed for the minutes.", by=chair)
    assert (anew(vote).status, anew(vote).outcome) == (S.DRAFT, None)
    assert Brake.objects.get().solution == "A statement was agreed for the minutes."
    with pytest.raises(Refused) as no:
        put_again(round_=vote, closes_at=None, by=chair)
    assert code_of(no) == "responses.closing_must_come"
    put_again(round_=vote, closes_at=db_now() + timedelta(hours=4), by=chair)
    assert (anew(vote).status, anew(vote).text_sha256) == (S.OPEN, vote.text_sha256)
    invoke_brake(round_=vote, reasons=WHY, by=hungary)
    assert Brake.objects.filter(round=vote).count() == 2


def test_a_vote_braked_before_its_opening_goes_on_as_a_meeting(decision, chair, hungary):
    braked = announce_brake(proposal=decision, reasons=WHY, by=hungary)
    lift_brake(round_=braked, solution="Solved.", by=chair)
    put_again(round_=braked, by=chair)
    decision.refresh_from_db()
    assert (anew(braked).status, decision.status) == (S.OPEN, ProposalStatus.ROUND_OPEN)


def test_a_vote_braked_before_its_opening_still_needs_its_checks(listable, drafter, legal_adviser, chair, hungary):
    undone = a_proposal(listable, drafter, "cfsp_implementing_decision")
    add_version(proposal=undone, text=TEXT, by=drafter, base=0)
    braked = announce_brake(proposal=undone, reasons=WHY, by=hungary)
    lift_brake(round_=braked, solution="Solved.", by=chair)
    with pytest.raises(Refused) as no:
        put_again(round_=braked, by=chair)
    assert code_of(no) == "responses.checks_outstanding"
    assert anew(braked).status == S.DRAFT
    confirm_evidence(proposal=undone, by=drafter)
    note_proportionality(proposal=undone, note="Fits the severity.", by=drafter)
    sign_rights_test(proposal=undone, answers=ANSWERS, by=legal_adviser)
    assert put_again(round_=braked, by=chair).status == S.OPEN


def test_a_vote_is_not_put_again_beside_another_on_the_same_act(decision, chair, hungary):
    braked = announce_brake(proposal=decision, reasons=WHY, by=hungary)
    lift_brake(round_=braked, solution="Solved.", by=chair)
    a_round(decision, chair, **MAJORITY)
    with pytest.raises(Refused) as no:
        put_again(round_=braked, by=chair)
    assert code_of(no) == "responses.round_still_runs"


def test_a_second_round_is_not_opened_while_one_runs(vote, chair):
    with pytest.raises(Refused) as no:
        a_round(vote.proposal, chair, **MAJORITY)
    assert code_of(no) == "core.not_from_this_state"


def test_a_new_text_ends_a_braked_vote(decision, drafter, hungary):
    braked = announce_brake(proposal=decision, reasons=WHY, by=hungary)
    with pytest.raises(Refused) as no:
        add_version(proposal=decision, text="Other words.", by=drafter, base=1)
    assert code_of(no) == "responses.new_text_ends_round"
    add_version(proposal=decision, text="Other words.", by=drafter, base=1, ends_round=True)
    assert anew(braked).status == S.SUPERSEDED


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE responses_brake SET reasons = 'other'",
        "UPDATE responses_brake SET state_id = 'FR'",
        "UPDATE responses_brake SET invoked_at = now()",
        "DELETE FROM responses_brake",
    ],
)
def test_the_words_of_a_brake_stay_as_they_were_invoked(vote, hungary, statement):
    invoke_brake(round_=vote, reasons=WHY, by=hungary)
    with pytest.raises(InternalError, match="pgtrigger"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Brake.objects.get(round=vote).reasons == WHY
