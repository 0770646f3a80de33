"""Whoever moves an instant is told what there is to know about the new one, before anybody else is told anything."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from core.clock import db_now
from responses.actions.closing import close_round
from responses.actions.positions import give_position
from responses.models import Round
from responses.rules.rounds import RoundStatus as S
from tests.factories.responses import a_round
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
YEAR = 2027
NEW_YEAR = {"closes_at": f"{YEAR}-01-01T12:00"}
AT = datetime(YEAR, 1, 1, 11, tzinfo=UTC)
SEEN = {"holidays_seen": "on"}


def url(name, round_):
    return reverse(f"responses:{name}_round", args=[round_.pk])


def text_of(answer):
    return answer.content.decode()


def warns(answer):
    text = text_of(answer)
    return "National holiday on the closing day in: " in text and "I have seen this and keep the instant" in text


@pytest.fixture
def held(silence, denmark, clock):
    """A silence that a reservation holds."""
    give_position(
        round_id=silence.pk, answer="reservation", reservation="parliamentary", by=denmark,
        text_sha256=silence.text_sha256,
    )  # fmt: skip
    clock.forward(hours=25)
    close_round(round_id=silence.pk)
    return Round.objects.get(pk=silence.pk)


@pytest.fixture
def before_new_year(clock):
    """The last days of the year."""
    ahead = datetime(YEAR - 1, 12, 29, 9, tzinfo=UTC) - db_now()
    clock.forward(hours=ahead.total_seconds() / 3600)


@pytest.fixture
def running(before_new_year, silence):
    return silence


def test_extending_onto_a_holiday_is_asked_about_once_and_the_chairs_instant_wins(running, chair):
    client = signed_in(chair)
    asked = client.post(url("extend", running), NEW_YEAR)
    assert (asked.status_code, warns(asked)) == (400, True)
    assert Round.objects.get().closes_at == running.closes_at
    assert client.post(url("extend", running), NEW_YEAR | SEEN).status_code == 303
    assert Round.objects.get().closes_at == AT


def test_reopening_onto_a_holiday_is_asked_about_too(before_new_year, held, chair):
    client = signed_in(chair)
    assert warns(client.post(url("reopen", held), NEW_YEAR))
    assert Round.objects.get().status == S.HELD
    assert client.post(url("reopen", held), NEW_YEAR | SEEN).status_code == 303
    assert Round.objects.get().status == S.OPEN


def test_few_office_hours_are_named_with_the_capitals_that_lose_them(before_new_year, proposal, chair):
    short = a_round(proposal, chair, hours=1)
    soon = short.closes_at + timedelta(minutes=30)
    asked = signed_in(chair).post(url("extend", short), {"closes_at": soon.isoformat()})
    assert asked.status_code == 400
    assert "office hours are left to the capitals of" in text_of(asked)


def test_an_instant_in_the_address_is_warned_about_at_once_with_the_box_to_tick(running, chair):
    shown = signed_in(chair).get(url("extend", running), NEW_YEAR)
    assert (shown.status_code, warns(shown)) == (200, True)
    assert "Nobody has been told yet" not in text_of(shown)


def test_an_instant_with_nothing_against_it_asks_nothing(running, chair):
    wednesday = next(day for day in (datetime(YEAR, 1, 11 + n, 12, tzinfo=UTC) for n in range(7)) if day.weekday() == 2)
    quiet = {"closes_at": wednesday.isoformat()[:16]}
    assert signed_in(chair).post(url("extend", running), quiet).status_code == 303


def test_an_instant_gone_by_is_refused_for_that_and_nothing_else(running, chair):
    answer = signed_in(chair).post(url("extend", running), {"closes_at": "2020-11-01T12:00"})
    assert answer.status_code == 400
    assert "never brought forward" in text_of(answer)
    assert "I have seen this" not in text_of(answer)
