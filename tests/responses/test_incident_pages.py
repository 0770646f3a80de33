"""Pages of meetings, brakes, calls, corrigenda and reservations, as people press them."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from core.clock import db_now
from delegations import facts as people
from responses.actions.brake import announce_brake, invoke_brake
from responses.actions.corrigenda import accept_corrigendum
from responses.actions.meeting import record_consensus
from responses.actions.positions import give_position
from responses.actions.text import add_version
from responses.models import Brake, Corrigendum, Round
from responses.rules.rounds import RoundStatus as S
from tests.factories.responses import a_proposal, a_round, ready
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
WHY = "A vital interest, as the parliament stated."


def url(name: str, *args: Any) -> str:
    return reverse(f"responses:{name}", args=args)


def text_of(response: Any) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def anew(round_: Round) -> Round:
    return Round.objects.get(pk=round_.pk)


@pytest.fixture
def decision(listable, drafter, legal_adviser):
    return ready(a_proposal(listable, drafter, "cfsp_implementing_decision"), drafter, legal_adviser)


@pytest.fixture
def meeting(decision, chair):
    return a_round(decision, chair, procedure="meeting", rule="qualified_majority", closes_at=None)


def test_the_chair_opens_a_meeting_without_an_instant(proposal, chair):
    sent = {"version": 1, "way": "meeting/consensus_by_chair", "visibility": "at_once"}
    client = signed_in(chair)
    assert "Consensus found by the chair" in text_of(client.get(url("open_round", proposal.pk)))
    assert client.post(url("open_round", proposal.pk), sent).status_code == 303
    made = Round.objects.get()
    assert (made.procedure, made.closes_at, made.status) == ("meeting", None, S.OPEN)
    page = text_of(client.get(proposal.get_absolute_url()))
    assert "Record the meeting" in page
    assert "the secretariat records them here" in page


def test_what_is_no_meeting_still_needs_its_instant(proposal, chair):
    sent = {"version": 1, "way": "silence/silence", "visibility": "at_once"}
    answer = signed_in(chair).post(url("open_round", proposal.pk), sent)
    assert (answer.status_code, "This field is required" in text_of(answer)) == (400, True)


def test_a_delegation_reads_why_it_cannot_answer_a_meeting(meeting, denmark):
    client = signed_in(denmark)
    assert "recorded by the secretariat in the room" in text_of(client.get(meeting.proposal.get_absolute_url()))
    assert client.get(url("position", meeting.pk)).status_code == 409
    assert client.get(url("record_meeting", meeting.pk)).status_code == 403


def test_the_secretariat_records_a_vote_with_a_proxy(meeting, secretariat):
    client = signed_in(secretariat)
    assert client.get(url("record_meeting", meeting.pk)).status_code == 200
    sent = {f"room_{state.code}": "present" for state in people.states()}
    sent |= {"others": "for", "room_MT": "by:IT", "answer_HU": "against", "note": "The Council of Monday"}
    assert client.post(url("record_meeting", meeting.pk), sent).status_code == 303
    done = anew(meeting)
    assert (done.status, done.outcome["code"]) == (S.VOTED, "ADOPTED")
    page = text_of(client.get(meeting.proposal.get_absolute_url()))
    assert "26 States present" in page
    assert "MT by IT" in page
    assert "The Council of Monday" in page


def test_two_proxies_in_one_hand_come_back_with_what_was_typed(meeting, secretariat):
    sent = {f"room_{state.code}": "present" for state in people.states()}
    sent |= {"others": "for", "room_MT": "by:IT", "room_CY": "by:IT", "note": "Typed by hand"}
    answer = signed_in(secretariat).post(url("record_meeting", meeting.pk), sent)
    assert answer.status_code == 400
    assert "may act for one other member only" in text_of(answer)
    assert "Typed by hand" in text_of(answer)


def test_a_room_without_a_quorum_says_so_and_is_taken_up_again(meeting, chair):
    sent = {f"room_{state.code}": "away" for state in people.states()}
    client = signed_in(chair)
    assert client.post(url("record_meeting", meeting.pk), sent | {"others": "for"}).status_code == 303
    page = text_of(client.get(meeting.proposal.get_absolute_url()))
    assert "No vote could be taken" in page
    assert "Take the meeting up again" in page
    assert client.post(url("reconvene_round", meeting.pk)).status_code == 303
    assert anew(meeting).status == S.OPEN


def test_the_chair_records_that_there_is_consensus(proposal, chair):
    item = a_round(proposal, chair, procedure="meeting", rule="consensus_by_chair", closes_at=None)
    sent = {f"room_{state.code}": "present" for state in people.states()}
    answer = signed_in(chair).post(
        url("record_meeting", item.pk), sent | {"found": "yes", "answer_SE": "reservation", "kind_SE": "scrutiny"}
    )
    assert (answer.status_code, anew(item).status) == (303, S.AGREED)
    page = text_of(signed_in(chair).get(proposal.get_absolute_url()))
    assert "The chair found consensus" in page
    assert "Member States in favour" not in page


def test_a_signatory_brakes_and_everyone_reads_the_reasons(meeting, hungary, denmark, danish_officer):
    client = signed_in(hungary)
    assert "Invoke the emergency brake" in text_of(client.get(meeting.proposal.get_absolute_url()))
    assert client.post(url("invoke_brake", meeting.pk), {"reasons": ""}).status_code == 400
    assert client.post(url("invoke_brake", meeting.pk), {"reasons": WHY}).status_code == 303
    page = text_of(signed_in(denmark).get(meeting.proposal.get_absolute_url()))
    assert WHY in page
    assert "Emergency brake of HU" in page
    assert signed_in(danish_officer).get(url("invoke_brake", meeting.pk)).status_code == 403


def test_a_brake_before_the_vote_keeps_it_from_being_opened(decision, hungary, chair):
    client = signed_in(hungary)
    assert "Invoke the emergency brake" in text_of(client.get(decision.get_absolute_url()))
    assert client.post(url("brake_before", decision.pk), {"reasons": WHY}).status_code == 303
    soon = (timezone.localtime() + timedelta(days=9)).strftime("%Y-%m-%dT%H:%M")
    sent = {"version": 1, "way": "written/qualified_majority", "visibility": "at_once", "closes_at": soon}
    answer = signed_in(chair).post(url("open_round", decision.pk), sent | {"holidays_seen": "on"})
    assert (answer.status_code, "emergency brake stands" in text_of(answer)) == (409, True)


def test_the_chair_lifts_the_brake_and_puts_the_vote_again(meeting, hungary, chair):
    invoke_brake(round_=meeting, reasons=WHY, by=hungary)
    client = signed_in(chair)
    assert "Lift the emergency brake" in text_of(client.get(meeting.proposal.get_absolute_url()))
    assert client.post(url("lift_brake_round", meeting.pk), {"solution": "A statement."}).status_code == 303
    assert Brake.objects.get().solution == "A statement."
    assert "Put the vote again" in text_of(client.get(meeting.proposal.get_absolute_url()))
    assert client.post(url("put_again_round", meeting.pk)).status_code == 303
    assert anew(meeting).status == S.OPEN


def test_a_corrigendum_stands_beside_the_text_and_changes_no_hash(silence, chair, denmark):
    client = signed_in(chair)
    before = anew(silence)
    sent = {"paragraph": 1, "before": "condemns", "after": "firmly condemned", "why": "Tense"}
    assert client.post(url("corrigendum", silence.pk), sent).status_code == 303
    assert Corrigendum.objects.get().before == "condemns"
    after = anew(silence)
    assert (after.status, after.text_sha256, after.version_id) == (S.OPEN, before.text_sha256, before.version_id)
    page = text_of(signed_in(denmark).get(silence.proposal.get_absolute_url()))
    assert "Linguistic corrigenda" in page
    assert "firmly condemned" in page
    wrong = client.post(url("corrigendum", silence.pk), sent | {"before": "no such words"})
    assert wrong.status_code == 400


def test_a_reservation_is_shown_with_owner_condition_date_and_effect(silence, denmark, france, chair):
    expected = (db_now() + timedelta(days=3)).date()
    words = {
        "answer": "reservation", "reservation": "parliamentary", "clearing_condition": "The committee of Europe",
        "expected_on": expected.isoformat(), "text_sha256": silence.text_sha256, "after": 0,
    }  # fmt: skip
    client = signed_in(denmark)
    review = client.post(url("position", silence.pk), words)
    token = re.search(r'name="token" value="([^"]+)"', review.content.decode())
    assert token
    assert client.post(url("sign", silence.pk), {"token": token[1]}).status_code == 303
    page = text_of(client.get(silence.proposal.get_absolute_url()))
    for said in ("Parliamentary scrutiny reservation", "The committee of Europe", "Holds the text", "Entered"):
        assert said in page
    assert "Lift it or object" in page
    assert "Lift it or object" not in text_of(signed_in(france).get(silence.proposal.get_absolute_url()))


def test_a_referral_goes_ahead_without_a_round(case, drafter, legal_adviser):
    referral = ready(a_proposal(case, drafter, "platform_referral"), drafter, legal_adviser)
    client = signed_in(drafter)
    assert "Go ahead without a round" in text_of(client.get(referral.get_absolute_url()))
    assert client.post(url("move", referral.pk, "go_ahead")).status_code == 303
    referral.refresh_from_db()
    assert referral.status == "agreed"


def test_what_needs_a_round_does_not_go_ahead_without_one(proposal, drafter):
    client = signed_in(drafter)
    assert "Go ahead without a round" not in text_of(client.get(proposal.get_absolute_url()))
    assert client.post(url("move", proposal.pk, "go_ahead")).status_code == 409


def test_the_inbox_says_what_a_meeting_and_a_brake_ask_of_each(meeting, denmark, chair, hungary):
    assert "Decided in the room" in text_of(signed_in(denmark).get("/"))
    assert "Record the meeting once it was held" in text_of(signed_in(chair).get("/"))
    assert "Meeting" in text_of(signed_in(chair).get(url("proposals")))
    invoke_brake(round_=meeting, reasons=WHY, by=hungary)
    assert "Emergency brake: no vote is taken" in text_of(signed_in(chair).get("/"))


def test_the_page_costs_the_same_with_many_rounds_and_reservations(silence, chair, drafter, denmark, hungary):
    client, path = signed_in(chair), silence.proposal.get_absolute_url()
    client.get(path)
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    for person in (denmark, hungary):
        told = {"answer": "reservation", "reservation": "scrutiny", "text_sha256": silence.text_sha256}
        give_position(round_id=silence.pk, by=person, **told)
    add_version(proposal=silence.proposal, text="Other words.", by=drafter, base=1, ends_round=True)
    a_round(silence.proposal, chair)
    client.get(path)
    with CaptureQueriesContext(connection) as many:
        page = client.get(path)
    assert "To be confirmed on the new text" in text_of(page)
    assert len(many) <= len(few) + 1


def test_after_a_consensus_nobody_counts_as_having_failed_to_answer(proposal, chair, denmark):
    item = a_round(proposal, chair, procedure="meeting", rule="consensus_by_chair", closes_at=None)
    states = [state.code for state in people.states()]
    record_consensus(round_=item, present=states, found=True, by=chair)
    page = text_of(signed_in(denmark).get(proposal.get_absolute_url()))
    assert "Answer missing" not in page
    assert "Not asked one by one" in page


def test_no_second_brake_is_offered_while_one_stands(decision, hungary, denmark):
    announce_brake(proposal=decision, reasons="A vital interest.", by=hungary)
    assert "Invoke the emergency brake" not in text_of(signed_in(denmark).get(decision.get_absolute_url()))


def test_whoever_signs_sees_the_slips_put_right_beside_the_text(silence, chair, denmark):
    word = silence.version.paragraphs.get(number=1).text.split()[0]
    accept_corrigendum(round_=silence, paragraph=1, before=word, after=word + "s", why="A slip.", by=chair)
    form = {"answer": "agree", "text_sha256": silence.text_sha256, "after": 0}
    review = text_of(signed_in(denmark).post(url("position", silence.pk), form))
    assert "Linguistic corrigenda" in review
    assert f"{word}s</ins>" in review
