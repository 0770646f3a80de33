"""Deadlines in a calendar program: by secret address, revocable, without titles."""

import re

import pytest
from django.urls import reverse
from icalendar import Calendar

from notifications.actions import cancel_deadline, open_feed
from notifications.models import CalendarFeed
from tests.notifications.conftest import HANDLER, sign_in

pytestmark = pytest.mark.django_db


def events(client, token: str) -> list:
    answer = client.get(reverse("feeds:calendar_feed", args=[token]))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def test_the_address_is_shown_once_and_only_its_digest_is_stored(client, denmark):
    sign_in(client, denmark)
    page = client.post(reverse("notifications:new_feed")).content.decode()
    token = re.search(r"/calendar/feed/([\w-]+)\.ics", page)[1]
    assert token not in CalendarFeed.objects.get().token_hash
    client.logout()
    assert events(client, token) == []


def test_a_calendar_holds_kind_and_instant_and_no_title(client, plan_round, denmark, case):
    deadline = plan_round()
    (event,) = events(client, open_feed(by=denmark))
    assert event["SUMMARY"] == "Entente: Silence ends"
    assert event.decoded("DTSTART") == deadline.due_at.replace(microsecond=0)
    whole = event.to_ical().decode()
    assert case.title not in whole
    assert case.reference not in whole


def test_a_moved_instant_moves_and_a_cancelled_one_says_so(client, plan_round, denmark, case):
    opened = plan_round().opened_at
    plan_round(opened_at=opened, hours=72)
    token = open_feed(by=denmark)
    (event,) = events(client, token)
    assert event["SEQUENCE"] == 2
    cancel_deadline(subject=case, handler=HANDLER)
    (event,) = events(client, token)
    assert event["STATUS"] == "CANCELLED"


def test_others_deadlines_are_not_in_it(client, plan_round, denmark, hungary, case):
    plan_round()
    assert events(client, open_feed(by=hungary)) == []
    case.audience.filter(delegation_id="DK").delete()
    assert events(client, open_feed(by=denmark)) == []


def test_a_revoked_address_a_former_one_and_that_of_somebody_who_left_are_not_found(client, denmark, france):
    former = open_feed(by=denmark)
    token = open_feed(by=denmark)
    left = open_feed(by=france)
    type(france).objects.filter(pk=france.pk).update(is_active=False)
    sign_in(client, denmark)
    assert client.post(reverse("notifications:revoke_feed")).status_code == 303
    for each in (former, token, left, "invented"):
        assert client.get(reverse("feeds:calendar_feed", args=[each])).status_code == 404
