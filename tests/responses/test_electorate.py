"""Suspended rights reach a round that runs: the day of the vote decides who has one (Art. 7(3) TEU, R10)."""

from datetime import timedelta

import pytest

from audit.trail import trail_of
from core.clock import db_now
from core.rules.refusal import Refused
from delegations import facts as people
from delegations.actions.calendar import end_suspension, suspend_voting
from delegations.models import Delegation
from notifications.models import Escalation, Notice, Reminder
from notifications.rules.vocabulary import Audience
from responses.actions.brake import invoke_brake, lift_brake, put_again
from responses.actions.closing import close_round
from responses.actions.meeting import record_roll_call
from responses.actions.positions import give_position
from responses.actions.rounds import extend_round, reopen_round, resume_round, suspend_round
from responses.facts import state_of_play
from responses.facts.wording import consents_in
from responses.models import Round
from responses.rules.rounds import RoundStatus
from tests import cast
from tests.factories.responses import a_proposal, a_round, ready

pytestmark = pytest.mark.django_db
VOTE = {"procedure": "written", "rule": "qualified_majority", "hours": 30}


@pytest.fixture
def declaration(listable, drafter, legal_adviser):
    return ready(a_proposal(listable, drafter), drafter, legal_adviser)


@pytest.fixture
def decision(listable, drafter, legal_adviser):
    return ready(a_proposal(listable, drafter, "cfsp_implementing_decision"), drafter, legal_adviser)


def day_in(hours):
    return people.brussels_day(db_now() + timedelta(hours=hours))


def suspend(by, hours, state="HU"):
    return suspend_voting(
        state=Delegation.objects.get(code=state), since=day_in(hours), legal_reference="Art. 7(3) TEU", by=by
    )


def says(round_, by, answer, **more):
    return give_position(round_id=round_.pk, answer=answer, by=by, text_sha256=round_.text_sha256, **more)


def voting(round_):
    return state_of_play(Round.objects.get(pk=round_.pk)).facts.electorate


def owed(state):
    waiting = Reminder.objects.filter(delegation_id=state, audience=Audience.OWING, status="planned")
    return waiting.count(), Escalation.objects.filter(delegation_id=state, status="planned").count()


def test_rights_suspended_from_the_day_of_the_vote_on_are_lost_in_a_round_that_runs(
    decision, chair, secretariat, hungary
):
    vote = a_round(decision, chair, **VOTE)
    suspend(secretariat, 30)
    assert len(voting(vote)) == 26
    assert "HU" not in voting(vote)
    with pytest.raises(Refused, match="state_not_asked"):
        says(vote, hungary, "against")


def test_rights_suspended_from_the_day_after_the_vote_on_are_not(decision, chair, secretariat):
    vote = a_round(decision, chair, **VOTE)
    suspend(secretariat, 54)
    assert "HU" in voting(vote)
    assert not Notice.objects.filter(code="responses.notice_lose_vote").exists()


def test_an_extension_past_the_first_day_takes_the_vote_and_all_are_told(decision, chair, secretariat, denmark):
    vote = a_round(decision, chair, **VOTE)
    suspend(secretariat, 78)
    extend_round(round_=vote, closes_at=db_now() + timedelta(hours=78), by=chair)
    assert "HU" not in voting(vote)
    told = denmark.notices.filter(code="responses.notice_lose_vote").first()
    assert told.params["states"] == ["HU"]
    assert owed("HU") == (0, 0)
    assert owed("DK") > (0, 0)


def test_what_it_answered_before_is_kept_and_not_counted(decision, chair, secretariat, clock, hungary):
    vote = a_round(decision, chair, **VOTE)
    says(vote, hungary, "against")
    suspend(secretariat, 30)
    clock.forward(hours=31)
    done = close_round(round_id=vote.pk)
    assert done.positions.filter(state="HU").count() == 1
    assert done.outcome["answers"]["HU"]["answer"] == "suspended"
    assert {limb["total"] for limb in done.outcome["limbs"] if limb["code"] == "states"} == {26}


def test_a_reservation_of_a_state_without_a_vote_holds_no_silence(declaration, chair, secretariat, clock, hungary):
    silence = a_round(declaration, chair, hours=30)
    says(silence, hungary, "reservation", reservation="scrutiny")
    suspend(secretariat, 30)
    clock.forward(hours=31)
    assert close_round(round_id=silence.pk).status == RoundStatus.EXPIRED_SILENT


def test_the_end_of_a_suspension_gives_the_vote_back_with_the_answer_and_the_reminders(decision, chair, secretariat):
    vote = a_round(decision, chair, procedure="written", rule="qualified_majority", hours=78)
    before = owed("HU")
    held = suspend(secretariat, 0)
    assert owed("HU") == (0, 0)
    end_suspension(suspension=held, until=day_in(48), by=secretariat)
    assert "HU" in voting(vote)
    assert owed("HU") == before > (0, 0)
    assert Notice.objects.filter(code="responses.notice_regain_vote").exists()


def test_one_suspended_at_the_opening_is_reminded_like_the_others_once_it_has_a_vote(decision, chair, secretariat):
    held = suspend(secretariat, 0)
    vote = a_round(decision, chair, procedure="written", rule="qualified_majority", hours=78)
    chairs = list(Reminder.objects.filter(audience=Audience.CHAIR).values_list("delegation_id", flat=True))
    end_suspension(suspension=held, until=day_in(48), by=secretariat)
    assert "HU" in voting(vote)
    assert owed("HU") == owed("DK")
    assert list(Reminder.objects.filter(audience=Audience.CHAIR).values_list("delegation_id", flat=True)) == chairs


def test_one_that_had_answered_is_not_reminded_again(decision, chair, secretariat, hungary):
    vote = a_round(decision, chair, procedure="written", rule="qualified_majority", hours=78)
    says(vote, hungary, "for")
    held = suspend(secretariat, 0)
    end_suspension(suspension=held, until=day_in(48), by=secretariat)
    assert state_of_play(Round.objects.get(pk=vote.pk)).answers["HU"] == "for"
    assert owed("HU") == (0, 0)


def test_a_stopped_clock_stays_stopped_and_counts_the_day_it_runs_to(decision, chair, secretariat, clock):
    vote = a_round(decision, chair, **VOTE)
    suspend(secretariat, 54)
    suspend_round(round_=vote, reason="the site was down", by=chair)
    clock.forward(hours=24)
    resumed = resume_round(round_=vote, by=chair)
    assert resumed.status == RoundStatus.OPEN
    assert "HU" not in voting(vote)


def test_a_round_reopened_to_a_later_day_goes_by_that_day(declaration, chair, secretariat, clock, denmark):
    silence = a_round(declaration, chair, hours=30)
    says(silence, denmark, "reservation", reservation="scrutiny")
    suspend(secretariat, 78)
    clock.forward(hours=31)
    assert close_round(round_id=silence.pk).status == RoundStatus.HELD
    assert "HU" in voting(silence)
    reopen_round(round_=silence, closes_at=db_now() + timedelta(hours=47), by=chair)
    assert "HU" not in voting(silence)


def test_a_round_that_has_ended_keeps_who_was_asked(decision, chair, secretariat, clock):
    vote = a_round(decision, chair, **VOTE)
    clock.forward(hours=31)
    done = close_round(round_id=vote.pk)
    suspend(secretariat, 0)
    assert "HU" in voting(vote)
    assert Round.objects.get(pk=vote.pk).outcome == done.outcome


def test_a_vote_in_the_room_goes_by_the_day_it_is_taken_on(decision, chair, secretariat, clock):
    sits = a_round(decision, chair, procedure="meeting", rule="qualified_majority", closes_at=None)
    suspend(secretariat, 24)
    assert "HU" in voting(sits)
    clock.forward(hours=24)
    there = [state.code for state in people.states()]
    with pytest.raises(Refused, match="state_not_asked"):
        record_roll_call(round_=sits, present=there, proxies={}, answers=dict.fromkeys(there, "for"), by=chair)
    answers = dict.fromkeys(there, "for") | {"HU": "absent"}
    done = record_roll_call(round_=sits, present=there, proxies={}, answers=answers, by=chair)
    assert done.outcome["answers"]["HU"]["answer"] == "suspended"


def test_a_vote_put_again_after_the_brake_goes_by_its_new_day(decision, chair, secretariat, denmark):
    vote = a_round(decision, chair, **VOTE)
    invoke_brake(round_=vote, reasons="vital reasons of national policy", by=denmark)
    suspend(secretariat, 30)
    assert "HU" in voting(vote)
    lift_brake(round_=vote, solution="found", by=chair)
    put_again(round_=Round.objects.get(pk=vote.pk), closes_at=db_now() + timedelta(hours=30), by=chair)
    assert "HU" not in voting(vote)


def test_a_broken_silence_is_not_taken_up_but_one_that_revives_is(declaration, chair, secretariat):
    silence = a_round(declaration, chair, hours=30)
    dane = cast.signatory("DK")
    says(silence, dane, "object")
    suspend(secretariat, 30)
    assert "HU" in voting(silence)
    says(silence, dane, "comment", withdraws=True)
    assert Round.objects.get(pk=silence.pk).status == RoundStatus.OPEN
    assert "HU" not in voting(silence)
    assert owed("HU") == (0, 0)


def test_a_round_nobody_could_vote_in_is_not_opened_and_one_that_runs_is_left_as_it_is(
    listable, drafter, legal_adviser, chair, secretariat
):
    joint = ready(a_proposal(listable, drafter, "joint_statement"), drafter, legal_adviser)
    asked = {"procedure": "consent", "rule": "consent_of_participants", "participants": ["HU"]}
    alone = a_round(joint, chair, **asked)
    held = suspend(secretariat, 0)
    assert voting(alone) == ("HU",)
    end_suspension(suspension=held, until=day_in(0), by=secretariat)
    other = ready(a_proposal(listable, drafter, "joint_statement"), drafter, legal_adviser)
    suspend(secretariat, 0)
    with pytest.raises(Refused, match="nobody_asked"):
        a_round(other, chair, **asked)


def test_a_consent_of_a_state_without_a_vote_does_not_count_as_one(
    listable, drafter, legal_adviser, chair, secretariat, hungary, france
):
    joint = ready(a_proposal(listable, drafter, "joint_statement"), drafter, legal_adviser)
    asked = {"procedure": "consent", "rule": "consent_of_participants", "participants": ["HU", "FR"]}
    round_ = a_round(joint, chair, **asked)
    for one in (hungary, france):
        says(round_, one, "for")
    assert consents_in(round_) == 2
    suspend(secretariat, 0)
    assert consents_in(Round.objects.get(pk=round_.pk)) == 1


def test_the_case_remembers_it_and_the_board_is_told_something_changed(decision, chair, secretariat):
    vote = a_round(decision, chair, **VOTE)
    before = Round.objects.get(pk=vote.pk).revision
    suspend(secretariat, 30)
    assert Round.objects.get(pk=vote.pk).revision > before
    assert any("noted for HU no vote" in row.sentence for row in trail_of(vote))
