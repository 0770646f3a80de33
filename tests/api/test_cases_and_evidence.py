"""Cases and evidence over REST: the audience and the grants decide, and reading is on record."""

from datetime import timedelta
from uuid import uuid4

import pytest

from audit.models import Disclosure
from cases.actions.releases import release_case, release_evidence, withdraw_release
from core.clock import db_now
from partners.actions import switch_partner
from partners.models import Partner
from tests.factories.cases import a_case, some_evidence

CASES, EVIDENCE = "/api/v1/cases/", "/api/v1/evidence/"


@pytest.fixture
def nato_reads(caller):
    return caller("NATO", "cases:read", "evidence:read")


@pytest.fixture
def case(analyst):
    return a_case(analyst)


@pytest.fixture
def release(analyst):
    """Release something of the EEAS to NATO for a day."""

    def act(thing):
        until = {"partner": "NATO", "purpose": "coordination", "expires_at": db_now() + timedelta(days=1)}
        if thing._meta.model_name == "case":
            return release_case(case=thing, by=analyst, **until)
        return release_evidence(evidence=thing, by=analyst, **until)

    return act


def ids(response):
    assert response.status_code == 200, response.json()
    return [row["id"] for row in response.json()["results"]]


def test_a_delegation_sees_the_cases_it_is_on_and_an_unreleased_case_does_not_exist_for_a_partner(
    caller, nato_reads, case
):
    assert ids(caller("DK", "cases:read").get(CASES)) == [str(case.pk)]
    assert ids(caller("FR", "cases:read").get(CASES)) == []
    assert ids(nato_reads.get(CASES)) == []
    hidden, absent = (nato_reads.get(f"{CASES}{pk}/") for pk in (case.pk, uuid4()))
    heads = [{k: v for k, v in each.headers.items() if k != "X-Request-ID"} for each in (hidden, absent)]
    assert (hidden.status_code, hidden.content, heads[0]) == (404, absent.content, heads[1])


def test_a_hidden_object_costs_what_an_absent_one_costs(nato_reads, case, count_queries):
    nato_reads.get(f"{CASES}{uuid4()}/")
    hidden = count_queries(lambda: nato_reads.get(f"{CASES}{case.pk}/"))
    assert hidden == count_queries(lambda: nato_reads.get(f"{CASES}{uuid4()}/"))


def test_a_released_case_brings_no_evidence_with_it(nato_reads, case, analyst, release):
    first, second = some_evidence(case, analyst), some_evidence(case, analyst, title="Another")
    release(case)
    assert ids(nato_reads.get(CASES)) == [str(case.pk)]
    assert ids(nato_reads.get(EVIDENCE)) == []
    release(first)
    assert ids(nato_reads.get(EVIDENCE)) == [str(first.pk)]
    assert nato_reads.get(f"{EVIDENCE}{second.pk}/").status_code == 404


def test_an_item_released_alone_does_not_name_its_case(nato_reads, case, analyst, release):
    item = some_evidence(case, analyst)
    release(item)
    got = nato_reads.get(f"{EVIDENCE}{item.pk}/").json()
    assert (got["title"], got["sha256"], got["case"]) == (item.title, item.sha256, None)
    assert "file" not in got


def test_a_release_ends_when_it_is_withdrawn_or_expires(nato_reads, case, release, analyst, clock):
    grant = release(case)
    withdraw_release(grant=grant, by=analyst)
    assert ids(nato_reads.get(CASES)) == []
    release(case)
    assert ids(nato_reads.get(CASES)) == [str(case.pk)]
    clock.forward(days=2)
    assert ids(nato_reads.get(CASES)) == []


def test_a_partner_that_is_switched_off_is_told_so(nato_reads, secretariat):
    switch_partner(partner=Partner.objects.get(pk="NATO"), active=False, by=secretariat)
    refused = nato_reads.get(CASES)
    assert (refused.status_code, refused.json()["code"]) == (403, "partners.switched_off")


def test_reading_above_public_is_on_record_once_per_version_and_key(nato_reads, caller, case, release):
    release(case)
    for _time in range(2):
        nato_reads.get(CASES)
        nato_reads.get(f"{CASES}{case.pk}/")
    read = Disclosure.objects.get(subject_kind="cases.case", channel="api")
    assert (read.subject_id, read.on_behalf_of, read.version) == (str(case.pk), "NATO", "1")
    caller("NATO", "cases:read").get(CASES)
    assert Disclosure.objects.filter(subject_kind="cases.case", channel="api").count() == 2


def test_reading_what_is_public_leaves_no_record(caller, analyst):
    a_case(analyst, marking="public")
    assert len(ids(caller("DK", "cases:read").get(CASES))) == 1
    assert not Disclosure.objects.exists()


def test_greece_is_shown_as_el(caller, analyst):
    a_case(analyst, lead="EL")
    assert caller("EL", "cases:read").get(CASES).json()["results"][0]["lead"] == "EL"


@pytest.mark.parametrize("url", [CASES, EVIDENCE])
def test_a_list_costs_the_same_for_one_row_and_for_many(url, caller, case, analyst, count_queries):
    denmark = caller("DK", "cases:read", "evidence:read")
    some_evidence(case, analyst)
    denmark.get(url)
    few = count_queries(lambda: denmark.get(url))
    for number in range(12):
        some_evidence(a_case(analyst, f"Operation {number}"), analyst)
    assert count_queries(lambda: denmark.get(url)) == few


def test_filters_narrow_and_never_widen(caller, case, analyst):
    denmark = caller("DK", "cases:read", "evidence:read")
    other = a_case(analyst, "Elsewhere", lead="FR")
    hidden = some_evidence(other, analyst)
    assert ids(denmark.get(CASES, {"q": "cloned"})) == [str(case.pk)]
    assert ids(denmark.get(CASES, {"reference": other.reference})) == []
    assert ids(denmark.get(EVIDENCE, {"case": str(other.pk)})) == []
    assert ids(denmark.get(EVIDENCE, {"sha256": hidden.sha256})) == []
    assert denmark.get(EVIDENCE, {"case": "7"}).status_code == 400
