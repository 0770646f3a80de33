"""Nothing leaves without a release: one version, one partner, one purpose, until a day; what ends is told (R25)."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import transaction
from django.db.utils import InternalError
from django.urls import reverse
from rest_framework.test import APIClient

from cases.actions.case import change_case_marking, rewrite
from cases.actions.handling import change_marking
from cases.actions.releases import release_case, release_evidence, withdraw_release
from cases.actions.timeline import add_timeline_entry
from cases.models import Case, Evidence, ReleaseEntry
from core.rules.refusal import Refused
from delegations import facts as people
from notifications.dispatcher import tick
from notifications.models import Notice
from partners.actions import issue_key
from tests.factories.cases import a_case, some_evidence

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(analyst) -> Case:
    return a_case(analyst, originator="DK", summary="Seen on three channels.")


@pytest.fixture
def item(case, danish_officer) -> Evidence:
    return some_evidence(case, danish_officer)


@pytest.fixture
def terms(clock, denmark) -> dict:
    return {"partner": "NATO", "purpose": "Compare", "expires_at": clock.now() + timedelta(days=10), "by": denmark}


def asks(body: str) -> APIClient:
    _stored, key = issue_key(body=body, scopes=["cases:read", "evidence:read", "releases:read"], days=60)
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {key}")
    return client


def feed(client: APIClient) -> list[tuple[str, str]]:
    rows = client.get("/api/v1/releases/").json()["results"]
    return [(row["kind"], row["reason"]) for row in reversed(rows)]


def test_unreleased_is_absent_everywhere_and_released_is_there_for_one_partner_alone(case, item, terms):
    nato, uk = asks("NATO"), asks("UK")
    for client in (nato, uk):
        assert client.get(f"/api/v1/evidence/{item.pk}/").status_code == 404
        assert client.get("/api/v1/evidence/").json()["results"] == []
        assert feed(client) == []
    release_evidence(evidence=item, **terms)
    assert nato.get(f"/api/v1/evidence/{item.pk}/").status_code == 200
    assert feed(nato) == [("released", "")]
    assert uk.get(f"/api/v1/evidence/{item.pk}/").status_code == 404
    assert feed(uk) == []


def test_the_generic_tables_of_permissions_stay_empty(item, case, terms):
    """A grant has a real foreign key, a reason and an end; guardian's own rows have none of them."""
    release_evidence(evidence=item, **terms)
    release_case(case=case, **terms)
    generic = [apps.get_model("guardian", name) for name in ("UserObjectPermission", "GroupObjectPermission")]
    assert [model.objects.count() for model in generic] == [0, 0]


def test_a_line_says_what_for_whom_until_when_and_with_which_label(item, terms):
    release_evidence(evidence=item, ground="Art. 50(1)(d)", **terms)
    (line,) = asks("NATO").get("/api/v1/releases/").json()["results"]
    assert line["evidence"] == str(item.pk)
    assert (line["partner"], line["purpose"], line["caveat"]) == ("NATO", "Compare", "REL TO NATO")
    assert (line["tlp"], line["personal_data_ground"]) == ("TLP:AMBER+STRICT", "Art. 50(1)(d)")
    assert len(line["version"]) == 64
    assert item.title not in str(line)


def test_a_new_version_of_a_case_is_not_released_and_the_feed_says_the_old_one_ended(case, terms, denmark):
    release_case(case=case, **terms)
    nato = asks("NATO")
    assert nato.get(f"/api/v1/cases/{case.pk}/").json()["summary"] == "Seen on three channels."
    rewrite(case=case, title=case.title, summary="Paid by a front company.", seen=case.revision, by=denmark)
    assert nato.get(f"/api/v1/cases/{case.pk}/").status_code == 404
    assert nato.get("/api/v1/cases/", {"q": "front"}).json()["results"] == []
    assert feed(nato) == [("released", ""), ("revoked", "superseded")]
    told = Notice.objects.filter(code="cases.notice_release_superseded", channel="in_app")
    assert {people.actor(notice.person).delegation for notice in told} == {"DK"}
    case.refresh_from_db()
    release_case(case=case, **terms)
    assert nato.get(f"/api/v1/cases/{case.pk}/").json()["summary"] == "Paid by a front company."
    versions = list(ReleaseEntry.objects.released().order_by("created_at").values_list("version", flat=True))
    assert versions[0] != versions[1]


def test_words_that_stay_the_same_end_nothing(case, terms, denmark):
    release_case(case=case, **terms)
    rewrite(case=case, title=case.title, summary=case.summary, seen=case.revision, by=denmark)
    assert feed(asks("NATO")) == [("released", "")]


def test_what_happened_after_a_release_is_not_part_of_it(case, terms, denmark, clock):
    add_timeline_entry(case=case, date=people.today(), text="A mirror went online.", by=denmark)
    release_case(case=case, **terms)
    clock.forward(hours=1)
    add_timeline_entry(case=case, date=people.today(), text="A second mirror.", by=denmark)
    said = asks("NATO").get(f"/api/v1/cases/{case.pk}/").json()["timeline"]
    assert [entry["text"] for entry in said] == ["A mirror went online."]
    assert len(asks("DK").get(f"/api/v1/cases/{case.pk}/").json()["timeline"]) == 2


def test_a_new_item_of_a_released_case_is_not_released(case, terms, danish_officer):
    release_case(case=case, **terms)
    item = some_evidence(case, danish_officer, title="Later")
    assert asks("NATO").get(f"/api/v1/evidence/{item.pk}/").status_code == 404


def test_what_was_released_cannot_be_changed_under_its_title(item):
    for field in ("title", "description", "link"):
        with pytest.raises(InternalError), transaction.atomic():
            Evidence.objects.filter(pk=item.pk).update(**{field: "https://other.example/"})


def test_a_withdrawal_ends_it_at_once_and_leaves_a_line(item, terms, denmark):
    grant = release_evidence(evidence=item, **terms)
    nato = asks("NATO")
    withdraw_release(grant=grant, by=denmark)
    assert nato.get(f"/api/v1/evidence/{item.pk}/").status_code == 404
    assert feed(nato) == [("released", ""), ("revoked", "withdrawn")]
    line = nato.get("/api/v1/releases/", {"kind": "revoked"}).json()["results"][0]
    first = nato.get("/api/v1/releases/", {"kind": "released"}).json()["results"][0]
    assert (line["ends"], line["evidence"]) == (first["id"], str(item.pk))


def test_an_expiry_is_told_by_itself(item, terms, clock):
    release_evidence(evidence=item, **terms)
    nato = asks("NATO")
    clock.forward(days=10, minutes=1)
    assert nato.get(f"/api/v1/evidence/{item.pk}/").status_code == 404
    while tick("the tests"):
        pass
    assert feed(nato) == [("released", ""), ("revoked", "expired")]


def test_the_originator_hears_before_a_release_ends_and_not_once_it_was_taken_back(item, terms, denmark, clock):
    grant = release_evidence(evidence=item, **terms)
    withdraw_release(grant=grant, by=denmark)
    clock.forward(days=11)
    while tick("the tests"):
        pass
    assert not Notice.objects.filter(code="cases.notice_release_ends").exists()
    assert ReleaseEntry.objects.exclude(kind="released").count() == 1


def test_a_release_on_other_terms_replaces_the_former(item, terms, clock):
    release_evidence(evidence=item, **terms)
    release_evidence(evidence=item, **(terms | {"purpose": "Compare again"}))
    nato = asks("NATO")
    assert feed(nato) == [("released", ""), ("revoked", "renewed"), ("released", "")]
    assert nato.get(f"/api/v1/evidence/{item.pk}/").status_code == 200


def test_a_marking_that_never_leaves_ends_releases_and_tells_partners_no_more_than_that(
    case, item, terms, denmark, security_officer
):
    release_case(case=case, **terms)
    release_evidence(evidence=item, **terms)
    nato = asks("NATO")
    change_marking(evidence=item, marking="eyes", by=security_officer)
    change_case_marking(case=case, marking="eyes", by=denmark)
    assert sorted(feed(nato)) == [
        ("released", ""),
        ("released", ""),
        ("revoked", "withdrawn"),
        ("revoked", "withdrawn"),
    ]
    reasons = set(ReleaseEntry.objects.filter(kind="revoked").values_list("reason", flat=True))
    assert reasons == {"marked"}
    assert set(asks("NATO").get("/api/v1/releases/").json()["results"][0]) >= {"tlp"}
    assert "red" not in str(nato.get("/api/v1/releases/").json()).lower().replace("expired", "")


def test_nobody_marks_anothers_thing_in_silence(case, item, security_officer, denmark):
    change_marking(evidence=item, marking="eyes", by=security_officer)
    change_case_marking(case=case, marking="eyes", by=security_officer)
    for code in ("cases.notice_item_marking_changed", "cases.notice_marking_changed"):
        told = Notice.objects.filter(code=code, channel="in_app")
        assert {people.actor(notice.person).delegation for notice in told} == {"DK"}


@pytest.mark.parametrize("who", ["analyst", "secretariat", "germany", "auditor", "chair"])
def test_only_the_originator_marks_and_releases(request, case, item, terms, who):
    person = request.getfixturevalue(who)
    for act, thing in ((change_marking, {"evidence": item}), (change_case_marking, {"case": case})):
        for marking in ("public", "community", "eyes"):
            with pytest.raises(Refused):
                act(marking=marking, by=person, **thing)
    for act, thing in ((release_evidence, {"evidence": item}), (release_case, {"case": case})):
        with pytest.raises(Refused):
            act(**(terms | {"by": person}), **thing)


def test_each_body_reads_what_it_released_itself(case, item, terms, denmark, germany, client):
    release_case(case=case, **terms)
    for person, count in ((denmark, 1), (germany, 0)):
        client.force_login(person)
        assert len(client.get("/api/v1/releases/").json()["results"]) == count


def test_a_key_needs_the_scope_of_releases(db):
    _stored, key = issue_key(body="NATO", scopes=["cases:read"], days=5)
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {key}")
    assert client.get("/api/v1/releases/").status_code == 403


def test_the_register_is_never_changed(item, terms):
    release_evidence(evidence=item, **terms)
    with pytest.raises(InternalError), transaction.atomic():
        ReleaseEntry.objects.update(purpose="Other")
    with pytest.raises(InternalError), transaction.atomic():
        ReleaseEntry.objects.all().delete()


def test_the_page_of_the_case_shows_the_register_to_the_originator_and_to_no_other_delegation(
    client, case, item, terms, denmark, analyst
):
    withdraw_release(grant=release_evidence(evidence=item, **terms), by=denmark)
    for person, shown in ((denmark, True), (analyst, False)):
        client.force_login(person)
        page = client.get(reverse("cases:audience", args=[case.pk])).content.decode()
        assert ("Register of releases" in page) is shown
        assert ("Withdrawn" in page) is shown
