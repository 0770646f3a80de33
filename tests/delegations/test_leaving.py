"""Whoever leaves is out at once, and no State is left, on any day, without anybody who can sign."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from core.rules.refusal import Refused
from delegations import facts
from delegations.actions import accounts, people
from delegations.models import Appointment, Delegation, User
from delegations.rules.roles import Role
from notifications.actions import open_feed
from partners.actions import issue_key
from partners.models import ApiKey
from tests import cast
from tests.door.conftest import enter, with_password

pytestmark = pytest.mark.django_db


def day(number):
    return facts.today() + timedelta(days=number)


def second_signatory(since=-9, until=None):
    """Another of Denmark, from a day to a day counted from today."""
    person = cast.person("dk.second", "DK")
    Appointment.objects.create(
        user=person, role=Role.SIGNATORY, delegation_id="DK", since=day(since),
        until=None if until is None else day(until),
    )  # fmt: skip
    return person


def code_of(act, **said):
    with pytest.raises(Refused) as no:
        act(**said)
    return no.value.refusal.code


def test_every_sitting_ends_at_once_and_does_not_come_back(denmark, secretariat):
    second_signatory()
    browser, _ = enter(with_password(denmark))
    assert browser.get("/profile/").status_code == 200
    accounts.deactivate(user=denmark, by=secretariat)
    assert browser.get("/profile/").status_code == 302
    assert enter(denmark)[1].url == "/accounts/inactive/"
    accounts.reactivate(user=denmark, by=secretariat)
    assert browser.get("/profile/").status_code == 302


def test_so_do_the_keys_of_a_system(secretariat):
    stored, key = issue_key(body="NATO", scopes=["cases:read"], days=30)
    system = Client(headers={"authorization": f"Bearer {key}"})
    assert system.get("/api/v1/cases/").status_code == 200
    accounts.deactivate(user=stored.user, by=secretariat)
    assert system.get("/api/v1/cases/").status_code == 401
    assert ApiKey.objects.get(pk=stored.pk).revoked_at is not None
    accounts.reactivate(user=stored.user, by=secretariat)
    assert system.get("/api/v1/cases/").status_code == 401


def test_so_do_calendar_addresses(denmark, secretariat):
    second_signatory()
    address = reverse("feeds:calendar_feed", args=[open_feed(by=denmark)])
    assert Client().get(address).status_code == 200
    accounts.deactivate(user=denmark, by=secretariat)
    accounts.reactivate(user=denmark, by=secretariat)
    assert Client().get(address).status_code == 404


def test_the_last_signatory_is_not_taken_out_of_use(denmark, secretariat):
    assert code_of(accounts.deactivate, user=denmark, by=secretariat) == "delegations.last_signatory"
    assert User.objects.get(pk=denmark.pk).is_active


@pytest.mark.parametrize(
    ("since", "until", "may"),
    [(-9, None, True), (-9, 30, False), (1, None, False), (0, None, True)],
    ids=["one who stays", "one who leaves next month", "one who comes tomorrow", "one who came today"],
)
def test_days_to_come_count_too(denmark, secretariat, since, until, may):
    second_signatory(since, until)
    if may:
        assert accounts.deactivate(user=denmark, by=secretariat).is_active is False
    else:
        assert code_of(accounts.deactivate, user=denmark, by=secretariat) == "delegations.last_signatory"


def test_an_appointment_ends_only_where_the_others_cover_every_later_day(denmark, secretariat):
    mine = Appointment.objects.get(user=denmark)
    second_signatory(-9, 30)
    assert code_of(people.end_appointment, appointment=mine, on=day(5), by=secretariat) == "delegations.last_signatory"
    third = cast.person("dk.third", "DK")
    people.appoint(
        user=third, role=Role.SIGNATORY, delegation=Delegation.objects.get(pk="DK"), since=day(31), by=secretariat
    )
    assert people.end_appointment(appointment=mine, on=day(5), by=secretariat).until == day(5)


def test_a_day_between_two_signatories_is_a_gap(denmark, secretariat):
    mine = Appointment.objects.get(user=denmark)
    second_signatory(7)
    assert code_of(people.end_appointment, appointment=mine, on=day(5), by=secretariat) == "delegations.last_signatory"
    assert people.end_appointment(appointment=mine, on=day(6), by=secretariat).until == day(6)


def test_a_colleague_out_of_use_covers_nothing(denmark, secretariat):
    other = second_signatory()
    User.objects.filter(pk=other.pk).update(is_active=False)
    assert code_of(accounts.deactivate, user=denmark, by=secretariat) == "delegations.last_signatory"


def test_two_who_leave_one_after_the_other_are_stopped_at_the_second(denmark, secretariat):
    other = second_signatory()
    accounts.deactivate(user=denmark, by=secretariat)
    assert code_of(accounts.deactivate, user=other, by=secretariat) == "delegations.last_signatory"


def test_a_lead_makes_nobody_of_the_secretariat(danish_lead, danish_officer):
    said = {"user": danish_officer, "delegation": Delegation.objects.get(pk="DK"), "since": day(0), "by": danish_lead}
    assert code_of(people.appoint, role=Role.SECRETARIAT, **said) == "delegations.role_not_yours_to_give"
    assert people.appoint(role=Role.SIGNATORY, **said).role == Role.SIGNATORY
