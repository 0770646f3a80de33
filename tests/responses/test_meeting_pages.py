"""The chair's pages around a meeting: what is wrong is said, what was typed stays, what may not be is greyed away."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from audit.models import Disclosure
from delegations import facts as people
from responses.actions import meetings as act
from responses.models import AgendaItem, Meeting
from tests.factories.meetings import a_meeting, an_item, held
from tests.factories.responses import a_proposal, a_round
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(chair):
    return a_meeting(chair)


@pytest.fixture
def in_session(meeting, draft, chair, clock):
    an_item(meeting, draft, chair)
    return held(meeting, chair, clock, [state.code for state in people.states()])


def local(instant):
    return instant.astimezone(ZoneInfo("Europe/Brussels")).strftime("%Y-%m-%dT%H:%M")


def test_a_meeting_is_planned_in_brussels_time(chair, meeting):
    at = meeting.starts_at.replace(second=0, microsecond=0) + timedelta(days=1)
    sent = {"body": "council", "starts_at": local(at), "place": "Europa building"}
    answer = signed_in(chair).post(reverse("meetings:plan"), sent)
    made = Meeting.objects.get(body="council")
    assert (answer.status_code, answer["Location"], made.starts_at) == (303, made.get_absolute_url(), at)


def test_an_hour_that_is_past_is_refused_and_the_words_stay(chair):
    sent = {"body": "psc", "starts_at": "2020-01-01T10:00", "place": "Europa building"}
    answer = signed_in(chair).post(reverse("meetings:plan"), sent)
    assert answer.status_code == 400
    said = answer.content.decode()
    assert "lies ahead" in said
    assert "Europa building" in said


def test_an_outcome_without_its_sentence_is_refused_and_the_choice_stays(in_session, chair):
    item = AgendaItem.objects.get()
    answer = signed_in(chair).post(reverse("meetings:conclude_item", args=[item.pk]), {"outcome": "returns"})
    assert answer.status_code == 400
    assert "where the item was left" in answer.content.decode()
    assert answer.context["form"]["outcome"].value() == "returns"


def test_a_room_that_cannot_be_is_refused_and_what_was_chosen_stays(meeting, chair, clock):
    clock.forward(hours=80)
    sent = {f"room_{state.code}": "present" for state in people.states()} | {"room_MT": "by:IT", "room_CY": "by:IT"}
    answer = signed_in(chair).post(reverse("meetings:attendance", args=[meeting.pk]), sent)
    assert answer.status_code == 400
    assert answer.context["form"]["room_MT"].value() == "by:IT"
    assert Meeting.objects.get().attendance is None


def test_the_room_is_put_right_until_the_meeting_is_closed(in_session, chair):
    desk = signed_in(chair)
    address = reverse("meetings:attendance", args=[in_session.pk])
    assert desk.get(address).context["form"]["room_MT"].value() == "present"
    sent = {f"room_{state.code}": "present" for state in people.states()} | {"room_MT": "by:IT"}
    assert desk.post(address, sent).status_code == 303
    assert Meeting.objects.get().attendance["proxies"] == {"MT": "IT"}


def test_buttons_are_those_that_lead_somewhere(meeting, draft, chair, denmark, clock):
    item = an_item(meeting, draft, chair)
    planned = signed_in(chair).get(meeting.get_absolute_url()).content.decode()
    room, close = reverse("meetings:attendance", args=[meeting.pk]), reverse("meetings:close", args=[meeting.pk])
    assert reverse("meetings:change_item", args=[item.pk]) in planned
    assert room not in planned
    assert close not in planned
    held(meeting, chair, clock, ["DK"])
    session = signed_in(chair).get(meeting.get_absolute_url()).content.decode()
    assert close in session
    assert reverse("meetings:conclude_item", args=[item.pk]) in session
    theirs = signed_in(denmark).get(meeting.get_absolute_url()).content.decode()
    assert "/meetings/items/" not in theirs
    assert close not in theirs


def test_a_round_that_waits_is_recorded_from_the_agenda(meeting, proposal, chair, clock):
    an_item(meeting, proposal, chair)
    round_ = a_round(proposal, chair, procedure="meeting", rule="consensus_by_chair", closes_at=None)
    held(meeting, chair, clock, [state.code for state in people.states()])
    assert (
        reverse("responses:record_meeting", args=[round_.pk])
        in signed_in(chair).get(meeting.get_absolute_url()).content.decode()
    )


def test_any_proposal_on_the_table_can_be_added_and_no_other(meeting, case, drafter, chair):
    made = a_proposal(case, drafter, title="Raised under other business")
    desk, address = signed_in(chair), reverse("meetings:add_item", args=[meeting.pk])
    assert desk.post(address, {"proposal": made.pk, "kind": "discussion"}).status_code == 303
    again = desk.post(address, {"proposal": made.pk, "kind": "discussion"})
    assert again.status_code == 409
    assert "stands on the agenda already" in again.content.decode()
    assert desk.post(address, {"proposal": meeting.pk, "kind": "discussion"}).status_code == 400


def test_reading_an_agenda_is_on_record_once_for_what_was_read(meeting, draft, chair, denmark):
    an_item(meeting, draft, chair)
    desk = signed_in(denmark)
    rows = Disclosure.objects.filter(subject_id=str(meeting.pk))
    for _ in range(2):
        desk.get(meeting.get_absolute_url())
    assert rows.count() == 1
    act.change_meeting(meeting=meeting, starts_at=meeting.starts_at, place="Lex building", by=chair)
    desk.get(meeting.get_absolute_url())
    assert rows.count() == 2


def test_an_empty_list_says_so(denmark):
    assert "No meeting is planned" in signed_in(denmark).get(reverse("meetings:meetings")).content.decode()
