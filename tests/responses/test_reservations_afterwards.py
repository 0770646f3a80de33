"""A reservation is lifted or turned into an objection after the round has ended; the outcome stays."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from core.clock import db_now
from core.rules.refusal import Refused
from responses.actions.closing import close_round
from responses.actions.meeting import record_consensus
from responses.actions.positions import give_position
from responses.actions.rounds import reopen_round
from responses.models import Position, Round
from responses.rules.rounds import RoundStatus as S
from tests.factories.responses import a_round
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db


def say(round_: Round, by: Any, answer: str, **more: Any) -> Position:
    return give_position(round_id=round_.pk, answer=answer, by=by, text_sha256=round_.text_sha256, **more)


def page_of(user: Any, round_: Round) -> str:
    return signed_in(user).get(reverse("responses:reservations", args=[round_.proposal_id])).content.decode()


@pytest.fixture
def held(silence, denmark, clock):
    say(silence, denmark, "reservation", reservation="parliamentary")
    clock.forward(hours=25)
    close_round(round_id=silence.pk)
    found = Round.objects.get(pk=silence.pk)
    assert found.status == S.HELD
    return found


def test_lifting_after_the_end_is_kept_shown_and_told_and_the_text_still_waits_for_the_chair(held, denmark, chair):
    row = say(held, denmark, "agree")
    after = Round.objects.get(pk=held.pk)
    assert (row.late, after.status, after.outcome) == (True, S.HELD, held.outcome)
    assert "Lifted" in page_of(denmark, held)
    assert chair.notices.filter(code="responses.notice_reservation_lifted").exists()
    assert not chair.notices.filter(code="responses.notice_late_answer").exists()


def test_turning_it_into_an_objection_after_the_end_is_news_of_its_own(held, denmark, chair):
    say(held, denmark, "object")
    assert Round.objects.get(pk=held.pk).status == S.HELD
    assert "Converted to an objection" in page_of(denmark, held)
    assert chair.notices.filter(code="responses.notice_reservation_converted_to_objection").exists()


def test_its_owner_is_offered_the_way_after_the_end_and_nobody_else_is(held, denmark, france, chair):
    way = reverse("responses:position", args=[held.pk])
    assert way in page_of(denmark, held)
    assert way not in page_of(france, held)
    assert way not in page_of(chair, held)
    say(held, denmark, "agree")
    assert way not in page_of(denmark, held)


def test_whoever_lifts_it_reads_that_the_outcome_stays(held, denmark):
    form = {"answer": "agree", "text_sha256": held.text_sha256, "after": 1}
    review = signed_in(denmark).post(reverse("responses:position", args=[held.pk]), form)
    assert "Your reservation is lifted from now on" in review.content.decode()


def test_a_late_answer_of_whoever_reserved_nothing_is_only_late(held, france, chair):
    say(held, france, "agree")
    assert chair.notices.filter(code="responses.notice_late_answer").exists()
    assert not chair.notices.filter(code="responses.notice_reservation_lifted").exists()


def test_a_reservation_noted_in_the_room_has_its_kind(proposal, chair, denmark):
    room = a_round(proposal, chair, procedure="meeting", rule="consensus_by_chair", closes_at=None)
    states = [member.state_id for member in room.members.all()]
    told = {"round_": room, "present": states, "found": True, "answers": {"DK": "reservation"}, "by": chair}
    with pytest.raises(Refused) as no:
        record_consensus(**told)
    assert no.value.refusal.code == "responses.kind_of_reservation"
    record_consensus(**told, kinds={"DK": "linguistic", "FR": "scrutiny"})
    assert Position.objects.get(state="DK").reservation == "linguistic"
    assert not Position.objects.exclude(state="DK").exclude(reservation="").exists()
    assert "Linguistic reservation" in page_of(denmark, room)


@pytest.mark.parametrize(("answer", "end"), [("agree", S.EXPIRED_SILENT), ("object", S.HELD)])
def test_one_lifted_after_the_end_does_not_hold_the_round_when_it_is_put_again(
    held, denmark, chair, clock, answer, end
):
    say(held, denmark, answer)
    reopen_round(round_=held, closes_at=db_now() + timedelta(hours=5), by=chair)
    clock.forward(hours=6)
    close_round(round_id=held.pk)
    assert Round.objects.get(pk=held.pk).status == end
