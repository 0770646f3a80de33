"""From an objection with wording to a new round in which everyone answers anew."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from core.clock import db_now
from delegations.facts import BRUSSELS
from notifications.models import Notice
from responses.actions.positions import give_position
from responses.actions.text import add_version
from responses.models import Instrument, Position, Round
from tests.factories.responses import a_round
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
FIX = "§1: The European Union deplores the campaign."


def url(name: str, *args: Any) -> str:
    return reverse(f"responses:{name}", args=args)


def text_in(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def says(round_: Round, by: Any, answer: str, **more: Any) -> Position:
    return give_position(round_id=round_.pk, text_sha256=round_.text_sha256, by=by, answer=answer, **more)


@pytest.fixture
def objected(silence: Round, hungary: Any, denmark: Any) -> Position:
    says(silence, denmark, "agree", reason="Fine with us.")
    return says(silence, hungary, "object", fix=FIX)


def test_the_penholder_sees_the_difference_and_takes_it_in_one_click(objected, drafter, chair):
    pen, proposal = signed_in(drafter), objected.round.proposal
    page = pen.get(proposal.get_absolute_url())
    assert re.search(r"<ins>.*?deplores", page.content.decode())
    taken = pen.post(url("take_fix", objected.pk), {"base": 1})
    assert taken.status_code == 303
    version = proposal.versions.get(number=2)
    assert version.paragraphs.get(number=1).text == "The European Union deplores the campaign."
    objected.round.refresh_from_db()
    assert objected.round.status == "superseded"
    told = Notice.objects.filter(person=chair, code="responses.notice_fix_taken", channel="in_app").get()
    assert told.url == url("open_round", proposal.pk)


def test_the_chair_goes_straight_on_to_the_new_instant(objected, chair):
    taken = signed_in(chair).post(url("take_fix", objected.pk), {"base": 1})
    assert taken.headers["Location"] == url("open_round", objected.round.proposal_id)


def put_as(page: Any) -> tuple[str, str]:
    form = page.context["form"]
    return form["way"].value(), form["visibility"].value()


def test_the_new_text_is_offered_to_the_states_as_the_old_one_was_put(objected, chair):
    """The first way of Council conclusions is a meeting: 27 capitals would wait for a room that nobody called."""
    proposal = objected.round.proposal
    browser, place = signed_in(chair), url("open_round", proposal.pk)
    Round.objects.filter(pk=objected.round_id).update(visibility="after_close")
    browser.post(url("take_fix", objected.pk), {"base": 1})
    assert put_as(browser.get(place)) == ("silence/silence", "after_close")
    assert put_as(browser.get(f"{place}?closes_at=2027-01-06T12:00")) == ("silence/silence", "after_close")
    type(proposal).objects.filter(pk=proposal.pk).update(instrument=Instrument.objects.get(code="council_conclusions"))
    assert put_as(browser.get(place)) == ("silence/silence", "after_close")


def test_after_a_round_that_was_confirmed_the_next_is_put_afresh(objected, chair):
    proposal = objected.round.proposal
    browser, place = signed_in(chair), url("open_round", proposal.pk)
    browser.post(url("take_fix", objected.pk), {"base": 1})
    first = put_as(browser.get(place))
    Round.objects.filter(pk=objected.round_id).update(
        visibility="after_close", confirmed_at=db_now(), confirmed_by=chair
    )
    assert put_as(browser.get(place)) != (first[0], "after_close")


def test_a_second_state_objects_in_the_second_round_and_a_third_is_put(objected, chair, france, clock):
    """Every State answers every text anew, however often it changes."""
    proposal, taken = objected.round.proposal, objected
    browser = signed_in(chair)
    for number, words in ((2, "The European Union regrets the campaign."), (3, "")):
        browser.post(url("take_fix", taken.pk), {"base": number - 1})
        page = browser.get(url("open_round", proposal.pk))
        way, visibility = put_as(page)
        closes_at = (db_now() + timedelta(hours=30)).astimezone(BRUSSELS).strftime("%Y-%m-%dT%H:%M")
        said = {"version": number, "way": way, "visibility": visibility, "closes_at": closes_at, "confirmed": "on"}
        assert browser.post(url("open_round", proposal.pk), said).status_code == 303
        again = proposal.rounds.get(number=number)
        assert (again.status, again.procedure, again.positions.count()) == ("open", "silence", 0)
        assert url("position", again.pk) in signed_in(france).get(proposal.get_absolute_url()).content.decode()
        taken = says(again, france, "object", fix=f"§1: {words}") if words else taken


def test_everyone_answers_anew_beside_the_difference_and_gives_it_again_in_one_step(objected, drafter, chair, denmark):
    signed_in(drafter).post(url("take_fix", objected.pk), {"base": 1})
    proposal = objected.round.proposal
    proposal.refresh_from_db()
    again = a_round(proposal, chair)
    assert not again.positions.exists()
    page = signed_in(denmark)
    shown = page.get(proposal.get_absolute_url())
    card = shown.content.decode().split('id="position"')[1].split("</section>")[0]
    assert re.search(r"<ins>.*?deplores", card)
    assert "Give “Agrees” again" in card
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', card.split("<form")[1]))
    fields.pop("csrfmiddlewaretoken", None)
    review = page.post(url("position", again.pk), fields)
    assert review.status_code == 200
    assert "Fine with us." in text_in(review)
    token = re.search(r'name="token" value="([^"]+)"', review.content.decode())
    assert token
    signed = page.post(url("sign", again.pk), {"token": token[1]})
    assert signed.status_code == 303
    assert again.positions.get(state_id="DK").answer == "agree"


def test_a_stale_click_writes_nothing_over(objected, drafter):
    proposal = objected.round.proposal
    add_version(proposal=proposal, text="Other words.", by=drafter, base=1, ends_round=True)
    late = signed_in(drafter).post(url("take_fix", objected.pk), {"base": 1})
    assert late.status_code == 409
    assert FIX in text_in(late)
    assert proposal.versions.count() == 2


def test_wording_without_a_place_is_left_to_a_person(silence, hungary, drafter):
    vague = says(silence, hungary, "object", fix="We would like it softer.")
    pen = signed_in(drafter)
    assert "We would like it softer." in text_in(pen.get(silence.proposal.get_absolute_url()))
    answer = pen.post(url("take_fix", vague.pk), {"base": 1})
    assert answer.status_code == 409
    assert "does not say where it belongs" in text_in(answer)
    assert silence.proposal.versions.count() == 1


def test_only_the_penholder_takes_it_and_nobody_what_he_may_not_see(proposal, chair, drafter, hungary, denmark):
    hidden = a_round(proposal, chair, visibility="after_close")
    row = says(hidden, hungary, "comment", fix=FIX)
    assert signed_in(denmark).post(url("take_fix", row.pk), {"base": 1}).status_code == 404
    assert signed_in(drafter).post(url("take_fix", row.pk), {"base": 1}).status_code == 404
    assert signed_in(hungary).post(url("take_fix", row.pk), {"base": 1}).status_code == 403
    assert signed_in(chair).post(url("take_fix", row.pk), {"base": 1}).status_code == 303


def test_the_page_of_reservations_says_who_holds_what_until_when(silence, denmark, germany, france, clock):
    soon = (db_now() + timedelta(days=1)).date()
    reserve = {"answer": "reservation", "reservation": "scrutiny", "clearing_condition": "The committee of Tuesday"}
    says(silence, denmark, **reserve, expected_on=soon)
    says(silence, germany, **reserve)
    says(silence, germany, "agree")
    page = text_in(signed_in(france).get(url("reservations", silence.proposal_id)))
    assert "DK: Scrutiny reservation" in page
    assert "The committee of Tuesday" in page
    assert page.index("DK: Scrutiny") < page.index("DE: Scrutiny")
    assert "Lifted" in page
    clock.forward(days=3)
    assert "overdue" in text_in(signed_in(france).get(url("reservations", silence.proposal_id)))


def test_nobody_holding_one_is_said_too(silence, france):
    assert "Nobody holds a reservation" in text_in(signed_in(france).get(url("reservations", silence.proposal_id)))


def test_whoever_dropped_its_objection_gives_that_answer_again_in_one_step(objected, drafter, chair, hungary):
    says(objected.round, hungary, "agree", withdraws=True)
    add_version(proposal=objected.round.proposal, text="The Union deplores it.", by=drafter, base=1, ends_round=True)
    objected.round.proposal.refresh_from_db()
    a_round(objected.round.proposal, chair)
    page = signed_in(hungary).get(url("proposal", objected.round.proposal_id))
    assert "Give “Agrees” again" in text_in(page)


def test_the_wording_beside_the_reservation_that_replaced_an_objection_is_shown(objected, hungary, denmark):
    words = {"reservation": "scrutiny", "fix": "§1: The European Union regrets the campaign.", "withdraws": True}
    says(objected.round, hungary, "reservation", **words)
    page = text_in(signed_in(denmark).get(url("proposal", objected.round.proposal_id)))
    assert "regrets" in page
    says(objected.round, hungary, "comment", fix=FIX, withdraws=True)
    page = text_in(signed_in(denmark).get(url("proposal", objected.round.proposal_id)))
    assert "regrets" not in page
