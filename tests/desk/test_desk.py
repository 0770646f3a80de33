"""The pages that compose the rest: what they cost, what they hide, and whether the house is well."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from audit import proof
from cases.models import Case
from desk.case.parts import PARTS
from desk.demo.people import make_people
from responses.models import Adoption
from tests.factories.cases import a_case


def test_the_house_says_that_it_is_well(client, db):
    answer = client.get("/healthz")
    assert answer.status_code == 200
    told = answer.json()
    assert (told["status"], told["database"], told["broker"], told["migrations"]) == ("ok", "ok", "ok", "ok")
    assert "dispatcher_lag_seconds" in told


def test_a_broker_that_is_down_is_named_without_its_address(client, db, settings):
    settings.REDIS_URL = "redis://:hidden-word@127.0.0.1:1/0"
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["broker"]) == (503, "down")
    assert answer.json()["reason"].startswith("broker: ")
    assert "hidden-word" not in answer.content.decode()


def _queries(client, address):
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


@pytest.mark.parametrize("address", ["/cases/", "/search/?q=case", "/calendar/"])
def test_a_list_costs_the_same_for_one_case_and_for_twelve(client, analyst, address):
    client.force_login(analyst)
    a_case(by=analyst)
    client.get(address)
    one = _queries(client, address)
    for _ in range(11):
        a_case(by=analyst)
    assert _queries(client, address) == one


@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_a_case_opens_for_whoever_sees_it_and_for_nobody_else(client, analyst, stranger, part):
    address = reverse("desk:case_part", args=[a_case(by=analyst).pk, part])
    client.force_login(analyst)
    assert client.get(address).status_code == 200
    client.force_login(stranger)
    assert client.get(address).status_code == 404


def test_the_rehearsal_goes_from_report_to_recorded_adoption_and_says_each_step(db, capsys):
    make_people("a password for one test")
    call_command("rehearse")
    said = capsys.readouterr().out
    assert [said.count(f"\n{step}. ") for step in range(2, 15)] == [1] * 13
    case = Case.objects.get()
    assert Adoption.objects.filter(proposal__case=case).count() == 1
    assert list(proof.verify()) == []
