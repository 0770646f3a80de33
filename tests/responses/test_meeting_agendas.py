"""Meetings of a body: planned, put in order, held, concluded and told of in a flash note."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from audit.trail import trail_of
from cases.models import Quarantined
from core.clock import db_now
from core.rules.refusal import Kind, Refused
from core.sentences import render
from delegations import facts as people
from notifications.actions import open_feed
from notifications.dispatcher import tick
from notifications.models import Deadline, Notice
from responses.actions import agenda as items
from responses.actions import meetings as act
from responses.actions.meeting import record_consensus
from responses.models import AgendaItem, Meeting
from responses.rules.agenda import ItemOutcome, MeetingStatus
from responses.rules.rounds import RoundStatus
from tests.factories.meetings import a_meeting, an_item, held
from tests.factories.responses import a_proposal, a_round
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(chair):
    return a_meeting(chair)


def code_of(no):
    return no.value.refusal.code


def page_of(meeting, who, name="meeting"):
    return signed_in(who).get(reverse(f"meetings:{name}", args=[meeting.pk])).content.decode()


def order_of(meeting):
    return list(meeting.items.live().order_by("place").values_list("proposal__title", flat=True))


def three(case, drafter, chair, meeting):
    return [an_item(meeting, a_proposal(case, drafter, title=title), chair) for title in ("First", "Second", "Third")]


def test_the_states_are_told_at_once_and_once_more_the_day_before(meeting, denmark, clock):
    while tick("the tests"):
        pass
    assert Notice.objects.filter(person=denmark, code="responses.notice_meeting_planned").exists()
    clock.forward(hours=50)
    while tick("the tests"):
        pass
    told = Notice.objects.filter(person=denmark, code="responses.notice_meeting_soon").first()
    assert told.params["place"] == "Europa building, room 7"


def test_only_chair_and_secretariat_plan(denmark):
    with pytest.raises(Refused) as no:
        a_meeting(denmark)
    assert code_of(no) == "responses.only_the_chair"


def test_a_meeting_lies_ahead_and_has_a_place(chair):
    with pytest.raises(Refused) as no:
        a_meeting(chair, starts_at=db_now() - timedelta(minutes=1))
    assert (code_of(no), no.value.refusal.field) == ("responses.meeting_starts_ahead", "starts_at")
    with pytest.raises(Refused) as no:
        a_meeting(chair, place="  ")
    assert (code_of(no), no.value.refusal.kind) == ("responses.place_needed", Kind.INVALID)


def test_a_moved_meeting_moves_its_instant_and_tells_everyone(meeting, chair, denmark):
    later = meeting.starts_at + timedelta(days=1)
    act.change_meeting(meeting=meeting, starts_at=later, place="Lex building", by=chair)
    found = Deadline.objects.get(subject_id=meeting.pk)
    assert (found.due_at, found.revision) == (later, 2)
    assert Notice.objects.filter(person=denmark, code="responses.notice_meeting_moved").exists()


def test_a_cancelled_meeting_says_why_and_nobody_is_reminded(meeting, chair, denmark):
    with pytest.raises(Refused) as no:
        act.cancel_meeting(meeting=meeting, reason=" ", by=chair)
    assert code_of(no) == "responses.cancelled_says_why"
    act.cancel_meeting(meeting=meeting, reason="The room is flooded.", by=chair)
    assert Deadline.objects.get(subject_id=meeting.pk).status == "cancelled"
    assert "The room is flooded." in page_of(meeting, denmark)
    told = Notice.objects.filter(person=denmark, code="responses.notice_meeting_cancelled").first()
    assert told.params["reason"] == "The room is flooded."


def test_an_item_takes_the_meeting_round_that_is_open_on_its_proposal(meeting, proposal, chair):
    round_ = a_round(proposal, chair, procedure="meeting", rule="consensus_by_chair", closes_at=None)
    assert an_item(meeting, proposal, chair).round == round_


def test_a_proposal_stands_once_on_an_agenda(meeting, draft, chair):
    an_item(meeting, draft, chair)
    with pytest.raises(Refused) as no:
        an_item(meeting, draft, chair)
    assert code_of(no) == "responses.already_on_agenda"


def test_only_council_and_coreper_take_items_without_debate(draft, chair, secretariat):
    with pytest.raises(Refused) as no:
        an_item(a_meeting(chair), draft, chair, kind="without_debate")
    assert "takes no items without debate" in render(no.value.refusal)
    council = a_meeting(secretariat, body="council")
    an_item(council, draft, secretariat, kind="without_debate")
    assert "A item" in page_of(council, secretariat)
    coreper = a_meeting(secretariat, body="coreper")
    an_item(coreper, draft, secretariat, kind="without_debate")
    assert "I item" in page_of(coreper, secretariat)


def test_a_marked_annotation_stays_outside(meeting, draft, chair):
    with pytest.raises(Refused) as no:
        an_item(meeting, draft, chair, annotation="RESTREINT UE/EU RESTRICTED")
    assert no.value.refusal.kind is Kind.UNPROCESSABLE
    assert (Quarantined.objects.count(), AgendaItem.objects.count()) == (1, 0)


def test_items_move_up_and_down_by_buttons_without_any_script(case, drafter, chair, meeting):
    first, _second, third = three(case, drafter, chair, meeting)
    desk = signed_in(chair)
    assert desk.post(reverse("meetings:move_item", args=[third.pk, "up"])).status_code == 303
    assert order_of(meeting) == ["First", "Third", "Second"]
    desk.post(reverse("meetings:move_item", args=[first.pk, "down"]))
    assert order_of(meeting) == ["Third", "First", "Second"]
    desk.post(reverse("meetings:move_item", args=[third.pk, "up"]))
    assert order_of(meeting) == ["Third", "First", "Second"]
    assert desk.post(reverse("meetings:move_item", args=[third.pk, "sideways"])).status_code == 404
    said = page_of(meeting, chair)
    assert said.index("Third") < said.index("First") < said.index("Second")


def test_what_was_taken_off_is_gone_and_its_number_given_on(case, drafter, chair, meeting):
    first, *_rest = three(case, drafter, chair, meeting)
    items.remove_item(item=first, by=chair)
    assert order_of(meeting) == ["Second", "Third"]
    assert any("off the agenda" in event.sentence for event in trail_of(first.proposal))
    an_item(meeting, first.proposal, chair)
    assert order_of(meeting) == ["Second", "Third", "First"]


def test_who_is_in_the_room_is_entered_once_it_has_begun(meeting, chair, all_states, clock):
    with pytest.raises(Refused) as no:
        act.record_attendance(meeting=meeting, present=all_states, proxies={}, by=chair)
    assert code_of(no) == "responses.meeting_not_begun"
    clock.forward(hours=80)
    act.record_attendance(meeting=meeting, present=all_states, proxies={}, by=chair)
    assert Meeting.objects.get().status == MeetingStatus.HELD


@pytest.mark.parametrize(
    ("proxies", "refusal"),
    [
        ({"MT": "IT", "CY": "IT"}, "one_proxy_only"),
        ({"MT": "CY"}, "proxy_holder_absent"),
        ({"MT": "XX"}, "attendance_unknown"),
    ],
)
def test_a_member_acts_for_at_most_one_other_and_must_be_there(meeting, chair, all_states, clock, proxies, refusal):
    clock.forward(hours=80)
    present = [code for code in all_states if code not in ("MT", "CY")]
    with pytest.raises(Refused) as no:
        act.record_attendance(meeting=meeting, present=present, proxies=proxies, by=chair)
    assert code_of(no) == f"responses.{refusal}"


def test_the_record_of_a_meeting_round_starts_from_the_room(meeting, proposal, chair, all_states, clock):
    an_item(meeting, proposal, chair)
    round_ = a_round(proposal, chair, procedure="meeting", rule="consensus_by_chair", closes_at=None)
    held(meeting, chair, clock, [code for code in all_states if code not in ("MT", "CY")], {"MT": "IT"})
    assert meeting.items.get().round == round_
    shown = signed_in(chair).get(reverse("responses:record_meeting", args=[round_.pk]))
    form = shown.context["form"]
    assert [form[f"room_{code}"].value() for code in ("MT", "CY", "DK")] == ["by:IT", "away", "present"]
    assert "Europa building, room 7" in form["note"].value()
    assert round_.positions.count() == 0
    round_.refresh_from_db()
    assert round_.status == RoundStatus.OPEN


def test_the_flash_note_says_what_was_found_and_the_chairs_sentence(
    meeting, proposal, chair, denmark, all_states, clock
):
    round_ = a_round(proposal, chair, procedure="meeting", rule="consensus_by_chair", closes_at=None)
    item = an_item(meeting, proposal, chair)
    held(meeting, chair, clock, all_states)
    record_consensus(round_=round_, present=all_states, found=True, by=chair)
    items.conclude_item(item=item, outcome="concluded", sentence="All supported the text.", by=chair)
    assert "All supported the text." not in page_of(meeting, denmark)
    assert signed_in(denmark).get(reverse("meetings:flash_note", args=[meeting.pk])).status_code == 409
    act.close_meeting(meeting=meeting, by=chair)
    said = page_of(meeting, denmark, "flash_note")
    for expected in ("Concluded.", "All supported the text.", "consensus", "27 States present"):
        assert expected in said
    assert Notice.objects.filter(person=denmark, code="responses.notice_flash_note").exists()


def test_an_item_that_returns_says_where_and_is_taken_up_in_one_click(meeting, draft, chair, all_states, clock):
    item = an_item(meeting, draft, chair)
    held(meeting, chair, clock, all_states)
    with pytest.raises(Refused) as no:
        items.conclude_item(item=item, outcome="returns", by=chair)
    assert (code_of(no), no.value.refusal.field) == ("responses.say_where_it_was_left", "sentence")
    items.conclude_item(item=item, outcome="returns", sentence="Open: the second paragraph.", by=chair)
    act.close_meeting(meeting=meeting, by=chair)
    following = a_meeting(chair)
    said = page_of(following, chair)
    assert "Open: the second paragraph." in said
    desk = signed_in(chair)
    taken = desk.post(reverse("meetings:take_item", args=[following.pk]), {"proposal": draft.pk})
    assert taken.status_code == 303
    again = following.items.get()
    assert again.came_from == item
    assert "Left at" in page_of(following, chair)
    assert reverse("meetings:flash_note", args=[meeting.pk]) in page_of(following, chair)
    assert "Open: the second paragraph." in page_of(following, chair)


def test_another_body_is_not_offered_what_returns_here(meeting, draft, chair, all_states, clock):
    item = an_item(meeting, draft, chair)
    held(meeting, chair, clock, all_states)
    items.conclude_item(item=item, outcome="returns", sentence="Open: the second paragraph.", by=chair)
    act.close_meeting(meeting=meeting, by=chair)
    assert "Open: the second paragraph." not in page_of(a_meeting(chair, body="council"), chair)


def test_a_meeting_is_not_closed_over_an_item_without_outcome(meeting, draft, chair, all_states, clock):
    an_item(meeting, draft, chair)
    held(meeting, chair, clock, all_states)
    with pytest.raises(Refused) as no:
        act.close_meeting(meeting=meeting, by=chair)
    assert render(no.value.refusal) == "Say first what came of these items: 1."


def test_what_is_closed_stays_as_it_is_even_for_the_database(meeting, draft, chair, all_states, clock):
    item = an_item(meeting, draft, chair)
    held(meeting, chair, clock, all_states)
    items.conclude_item(item=item, outcome="noted", by=chair)
    act.close_meeting(meeting=meeting, by=chair)
    with pytest.raises(Refused) as no:
        items.conclude_item(item=item, outcome="withdrawn", by=chair)
    assert code_of(no) == "responses.meeting_stands_elsewhere"
    for write in (
        lambda: AgendaItem.objects.filter(pk=item.pk).update(outcome="withdrawn"),
        lambda: Meeting.objects.filter(pk=meeting.pk).update(place="Elsewhere"),
        lambda: AgendaItem.objects.filter(pk=item.pk).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            write()


def test_the_agenda_is_frozen_once_the_meeting_is_held(case, drafter, meeting, draft, chair, all_states, clock):
    item = an_item(meeting, draft, chair)
    held(meeting, chair, clock, all_states)
    for change in (
        lambda: items.move_item(item=item, direction="up", by=chair),
        lambda: items.remove_item(item=item, by=chair),
        lambda: items.change_item(item=item, kind="decision", annotation="", round_=None, by=chair),
    ):
        with pytest.raises(Refused) as no:
            change()
        assert code_of(no) == "responses.meeting_stands_elsewhere"
    other = an_item(meeting, a_proposal(case, drafter, title="Other business"), chair)
    assert other.place > item.place


def test_the_calendar_of_a_delegate_says_that_a_meeting_begins(meeting, draft, chair, denmark, client):
    an_item(meeting, draft, chair)
    token = open_feed(by=denmark)
    said = client.get(reverse("feeds:calendar_feed", args=[token])).content.decode().replace("\r\n ", "")
    assert "A meeting begins" in said
    assert draft.title not in said
    assert str(meeting) in signed_in(denmark).get(reverse("desk:calendar")).content.decode()


@pytest.fixture
def all_states():
    return [state.code for state in people.states()]


def test_every_outcome_has_its_words(meeting, case, drafter, chair, all_states, clock):
    rows = [an_item(meeting, a_proposal(case, drafter, title=str(one)), chair) for one in ItemOutcome]
    held(meeting, chair, clock, all_states)
    for row, outcome in zip(rows, ItemOutcome, strict=True):
        items.conclude_item(item=row, outcome=outcome, sentence="So it was.", by=chair)
    said = page_of(meeting, chair, "flash_note")
    for words in ("Concluded.", "Noted.", "Returns to the next meeting.", "Withdrawn from the agenda."):
        assert words in said
