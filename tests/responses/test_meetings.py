"""Votes and consensus in the room, as the secretariat records them."""

import pytest

from audit.trail import trail_of
from core.rules.refusal import Kind, Refused
from core.sentences import render
from delegations import facts as people
from notifications.models import Deadline
from responses.actions.endings import confirm_outcome
from responses.actions.meeting import reconvene, record_consensus, record_roll_call
from responses.actions.positions import give_position
from responses.actions.rounds import resume_round, suspend_round
from responses.models import Position, Round
from responses.record import reason_of
from responses.rules.proposal import ProposalStatus
from responses.rules.rounds import RoundStatus as S
from tests.factories.responses import a_proposal, a_round, ready

pytestmark = pytest.mark.django_db


def code_of(no):
    return no.value.refusal.code


@pytest.fixture
def all_states():
    return [state.code for state in people.states()]


@pytest.fixture
def vote(listable, drafter, legal_adviser, chair):
    """A decision put to unanimity in a meeting."""
    made = ready(a_proposal(listable, drafter, "cfsp_decision"), drafter, legal_adviser)
    return a_round(made, chair, procedure="meeting", rule="unanimity", closes_at=None)


@pytest.fixture
def item(proposal, chair):
    """A declaration on which the chair looks for consensus."""
    return a_round(proposal, chair, procedure="meeting", rule="consensus_by_chair", closes_at=None)


def anew(round_):
    return Round.objects.get(pk=round_.pk)


def everyone(states, answer="for", **but):
    return dict.fromkeys(states, answer) | but


def test_a_meeting_has_no_instant_and_everyone_is_told_once(vote, denmark):
    assert (vote.status, vote.closes_at) == (S.OPEN, None)
    assert not Deadline.objects.filter(subject_id=vote.pk).exists()


def test_nobody_answers_a_meeting_from_the_delegation(vote, denmark):
    with pytest.raises(Refused) as no:
        give_position(round_id=vote.pk, answer="for", by=denmark, text_sha256=vote.text_sha256)
    assert (code_of(no), no.value.refusal.kind) == ("responses.answered_in_the_room", Kind.STATE)
    assert "secretariat in the room" in render(no.value.refusal)


def test_a_roll_call_is_counted_by_the_rule_and_kept_state_by_state(vote, secretariat, all_states):
    present = [code for code in all_states if code != "MT"]
    record_roll_call(
        round_=vote, present=present, proxies={"MT": "IT"}, answers=everyone(all_states, SE="abstain"), by=secretariat
    )
    done = anew(vote)
    assert (done.status, done.outcome["code"]) == (S.VOTED, "ADOPTED")
    assert done.attendance["proxies"] == {"MT": "IT"}
    assert (done.outcome["answers"]["SE"]["answer"], done.outcome["answers"]["MT"]["answer"]) == ("abstain", "for")
    row = Position.objects.get(round=vote, state_id="MT")
    assert (row.channel, row.recorded_by, row.signed_by) == ("room", secretariat, secretariat)
    assert any("recorded the vote in the room" in event.sentence for event in trail_of(vote))


def test_the_chair_confirms_what_was_voted(vote, chair, all_states):
    record_roll_call(round_=vote, present=all_states, proxies={}, answers=everyone(all_states), by=chair)
    confirm_outcome(round_=vote, by=chair)
    vote.proposal.refresh_from_db()
    assert (anew(vote).status, vote.proposal.status) == (S.CONFIRMED, ProposalStatus.AGREED)


def test_one_vote_against_is_enough_and_the_text_goes_back(vote, chair, all_states):
    record_roll_call(round_=vote, present=all_states, proxies={}, answers=everyone(all_states, HU="against"), by=chair)
    vote.proposal.refresh_from_db()
    assert (anew(vote).outcome["code"], vote.proposal.status) == ("NOT_ADOPTED_OPPOSED", ProposalStatus.DRAFT)


def test_without_a_quorum_no_vote_is_kept_and_the_meeting_is_taken_up_again(vote, chair, all_states):
    record_roll_call(round_=vote, present=all_states[:13], proxies={}, answers={}, by=chair)
    done = anew(vote)
    assert (done.status, done.outcome["code"]) == (S.INCOMPLETE, "NO_QUORUM")
    assert "13 members entitled to vote were present, 14 are needed" in render(reason_of(done.outcome["reason"]))
    assert not vote.positions.exists()
    assert reconvene(round_=done, by=chair).status == S.OPEN
    record_roll_call(round_=vote, present=all_states, proxies={}, answers=everyone(all_states), by=chair)
    assert anew(vote).outcome["code"] == "ADOPTED"


def test_a_second_roll_call_counts_alone(vote, chair, all_states):
    away = [code for code in all_states if code != "HU"]
    record_roll_call(round_=vote, present=away, proxies={}, answers=everyone(away), by=chair)
    assert anew(vote).outcome["code"] == "INCOMPLETE"
    reconvene(round_=vote, by=chair)
    record_roll_call(round_=vote, present=all_states, proxies={}, answers=everyone(all_states), by=chair)
    done = anew(vote)
    assert (done.outcome["code"], done.positions.filter(state="DK").count()) == ("ADOPTED", 2)


@pytest.mark.parametrize(
    ("proxies", "refusal"),
    [({"MT": "IT", "CY": "IT"}, "one_proxy_only"), ({"MT": "CY"}, "proxy_holder_absent")],
)
def test_a_member_acts_for_at_most_one_other(vote, chair, all_states, proxies, refusal):
    present = [code for code in all_states if code not in ("MT", "CY")]
    with pytest.raises(Refused) as no:
        record_roll_call(round_=vote, present=present, proxies=proxies, answers=everyone(all_states), by=chair)
    assert code_of(no) == f"responses.{refusal}"
    assert anew(vote).status == S.OPEN


def test_a_missing_voice_in_the_roll_call_is_refused(vote, chair, all_states):
    with pytest.raises(Refused) as no:
        record_roll_call(round_=vote, present=all_states, proxies={}, answers={"DK": "for"}, by=chair)
    assert code_of(no) == "responses.roll_call_incomplete"


def test_a_declaration_needs_its_text_in_the_room_too(vote, chair, all_states):
    answers = everyone(all_states, AT="abstain_with_declaration")
    told = {"round_": vote, "present": all_states, "proxies": {}, "answers": answers, "by": chair}
    with pytest.raises(Refused) as no:
        record_roll_call(**told)
    assert (code_of(no), no.value.refusal.field) == ("responses.declaration_text_required", "text_AT")
    record_roll_call(**told, texts={"AT": "Neutrality."})
    assert anew(vote).outcome["code"] == "ADOPTED_WITH_CONSTRUCTIVE_ABSTENTION"


def test_only_those_who_conduct_record_a_meeting(vote, denmark, all_states):
    with pytest.raises(Refused) as no:
        record_roll_call(round_=vote, present=all_states, proxies={}, answers=everyone(all_states), by=denmark)
    assert code_of(no) == "responses.only_the_chair"


def test_what_is_not_a_meeting_is_not_recorded_as_one(silence, chair, all_states):
    with pytest.raises(Refused) as no:
        record_consensus(round_=silence, present=all_states, found=True, by=chair)
    assert code_of(no) == "responses.not_a_meeting"


def test_consensus_is_found_by_the_chair_and_says_so(item, chair, all_states):
    record_consensus(
        round_=item, present=all_states, found=True, answers={"SE": "reservation"}, kinds={"SE": "scrutiny"}, by=chair
    )
    done = anew(item)
    assert (done.status, done.outcome["code"]) == (S.AGREED, "CONSENSUS_FOUND")
    confirm_outcome(round_=done, by=chair)
    assert anew(item).status == S.CONFIRMED


def test_there_is_no_consensus_over_an_objection(item, chair, all_states):
    told = {"round_": item, "present": all_states, "answers": {"HU": "object"}, "by": chair}
    with pytest.raises(Refused) as no:
        record_consensus(found=True, **told)
    assert code_of(no) == "responses.consensus_over_objection"
    record_consensus(found=False, **told)
    done = anew(item)
    assert (done.status, done.outcome["reason"]["params"]["objecting"]) == (S.NOT_AGREED, ["HU"])


def test_who_was_not_in_the_room_did_not_speak_there(item, chair, all_states):
    present = [code for code in all_states if code != "HU"]
    with pytest.raises(Refused) as no:
        record_consensus(round_=item, present=present, found=False, answers={"HU": "object"}, by=chair)
    assert code_of(no) == "responses.not_in_the_room"


def test_a_vote_is_not_recorded_as_a_finding(vote, chair, all_states):
    with pytest.raises(Refused) as no:
        record_consensus(round_=vote, present=all_states, found=True, by=chair)
    assert code_of(no) == "responses.other_way_in_the_room"


def test_an_outage_of_a_meeting_gives_no_time_back_because_there_is_none(vote, chair):
    suspend_round(round_=vote, reason="The building is closed.", by=chair)
    assert resume_round(round_=vote, by=chair).status == S.OPEN
