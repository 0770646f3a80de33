"""What one reader of a case is shown, another reader of the same case may not be: by no way out at all.

Each secret lies in a file that most of those who ask may read. The page, the search, the counts, the
calls, the calendar, the files, the memory, errors and the administration are all asked for it.
"""

from typing import Any

import pytest
from django.contrib import admin
from django.core import mail
from django.urls import reverse

from cases.actions.handling import regrade
from cases.actions.report import receive_report
from cases.actions.triage import triage_into
from core.clock import db_now
from notifications.actions import open_feed
from notifications.dispatcher import tick
from notifications.models import Notice
from responses.actions.preparing import prepare_position
from sanctions import actions as listings
from tests.factories.cases import some_evidence
from tests.permissions.asker import Asker
from tests.permissions.reading_matrix import rows

pytestmark = pytest.mark.django_db

KNOWN = "Nightjar"
"""Stands beside each secret, to search by."""
EVERYONE = (
    *("nobody", "stranger", "outside", "lead", "officer", "member", "analyst", "drafter", "legal", "chair"),
    *("secretariat", "security", "auditor", "released", "partner", "system"),
)
UNTOLD = ("nobody", "stranger", "released", "partner", "system")
"""Who has neither calendar nor mail here."""
SECRETS: dict[str, tuple[str, ...]] = {
    # An item for named eyes: its originator Denmark leads the case as well.
    "qz5eyesitem": ("lead", "officer", "system", "security", "auditor"),
    # A report for named eyes: its sender and those who triage.
    "qz6eyesreport": ("lead", "officer", "system", "analyst", "security", "auditor"),
    # A dossier: its access list, and those who draft, check, chair or audit.
    "qz7dossier": ("lead", "officer", "system", "drafter", "legal", "chair", "secretariat", "auditor"),
    # An answer that waits for its signature: Denmark's own people.
    "qz8prepared": ("lead", "officer", "system"),
}
"""Secret to who may read it."""


def _said(secret: str) -> str:
    return f"{KNOWN} {secret}"


@pytest.fixture
def planted(asker: Asker) -> dict[str, Any]:
    """One secret of each sort within the case that Germany, the services and NATO's release reach."""
    world, who = asker.world, asker.world.people
    item, report, dossier, prepared = map(_said, SECRETS)
    made = some_evidence(world.case, who["officer"], item, description=item, marking="eyes")
    regrade(evidence=made, reliability="C", credibility="3", why=item, by=who["officer"])
    sent = receive_report(by=who["officer"], title=report, body=report, marking="eyes", external_id=report).report
    triage_into(report=sent, case=world.case, by=who["analyst"])
    listed = listings.open_dossier(
        case=world.case, proposer="DK", target_type="entity", target_name=dossier, aliases=[dossier],
        no_applicable_regime=True, rights_note=dossier, by=who["officer"],
    )  # fmt: skip
    round_ = world.running
    draft = prepare_position(
        round_id=round_.pk, text_sha256=round_.text_sha256, answer="object", reason=prepared, fix=prepared,
        by=who["officer"],
    )  # fmt: skip
    return {"item": made, "report": sent, "dossier": listed, "draft": draft}


def _hidden_from(who: str) -> list[str]:
    return [secret for secret, readers in SECRETS.items() if who not in readers]


@pytest.mark.parametrize("who", ["outside", "member", "analyst", "drafter", "secretariat", "auditor", "released"])
def test_no_way_out_tells_what_is_hidden_from(asker: Asker, planted: dict[str, Any], who: str):
    hidden = _hidden_from(who)
    told = []
    for row in rows():
        if row.method != "GET" or row.route.startswith("admin:"):
            continue
        address = f"{asker.address(row.route)}?q={KNOWN}&words={KNOWN}&search={KNOWN}"
        answer = asker.ask("GET", row.route, who, at=address)
        whole = (answer.whole + " ".join(answer.headers.values()).encode()).lower()
        told += [f"{address}: {secret}" for secret in hidden if secret.encode() in whole]
    assert told == []


def test_the_administration_tells_nothing_of_it_either(asker: Asker, planted: dict[str, Any]):
    client, hidden, told = asker.client("secretariat"), _hidden_from("secretariat"), []
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        for query in ({}, {"q": KNOWN}):
            said = client.get(reverse(f"{name}_changelist"), query, follow=True).content.lower()
            told += [f"{name}: {secret}" for secret in hidden if secret.encode() in said]
    case = client.get(reverse("admin:cases_case_change", args=[asker.world.case.pk])).content.lower()
    assert b"what was recorded" in case
    assert told + [secret for secret in hidden if secret.encode() in case] == []


@pytest.mark.parametrize("who", EVERYONE)
def test_the_hidden_things_themselves_answer_as_if_they_were_not(asker: Asker, planted: dict[str, Any], who: str):
    hidden = _hidden_from(who)
    addresses = {
        "qz5eyesitem": planted["item"].get_absolute_url(),
        "qz6eyesreport": planted["report"].get_absolute_url(),
        "qz7dossier": planted["dossier"].get_absolute_url(),
    }
    for secret, address in addresses.items():
        answer = asker.client(who).get(address)
        if secret in hidden:
            assert answer.status_code in (302, 404)
            assert secret.encode() not in answer.content.lower()


def test_who_may_read_them_does(asker: Asker, planted: dict[str, Any]):
    """Or the tests above would pass on an empty site."""
    lead = asker.client("lead")
    for name, secret in (("item", "qz5eyesitem"), ("report", "qz6eyesreport"), ("dossier", "qz7dossier")):
        assert secret in lead.get(planted[name].get_absolute_url()).content.decode()
    found = lead.get(reverse("desk:search"), {"q": KNOWN}).content.decode()
    assert "qz5eyesitem" in found
    prepared = lead.get(reverse("responses:prepared_position", args=[asker.world.running.pk])).content.decode()
    assert "qz8prepared" in prepared


def test_neither_calendar_nor_notice_nor_mail_tells_it(asker: Asker, planted: dict[str, Any], client: Any):
    people = {who: asker.world.people[who] for who in EVERYONE if who not in UNTOLD}
    for person in people.values():
        feed = client.get(reverse("feeds:calendar_feed", args=[open_feed(by=person)])).content.decode().lower()
        assert not [secret for secret in SECRETS if secret in feed]
    while tick("the tests"):
        pass
    assert mail.outbox
    for who, person in people.items():
        told = " ".join(str(notice.params) for notice in Notice.objects.filter(person=person)).lower()
        mails = " ".join(f"{one.subject} {one.body}" for one in mail.outbox if person.email in one.to).lower()
        assert not [f"{who}: {secret}" for secret in _hidden_from(who) if secret in told + mails]


@pytest.mark.parametrize("who", ["member", "analyst", "released", "partner", "outside", "stranger"])
def test_a_count_does_not_rise_for_those_it_is_hidden_from(asker: Asker, who: str):
    client = asker.client(who, api=True)
    lists = ("/api/v1/evidence/", "/api/v1/reports/", "/api/v1/cases/")
    before = [len(client.get(address, {"limit": 200}).json()["results"]) for address in lists]
    made = some_evidence(asker.world.case, asker.world.people["officer"], KNOWN, marking="eyes")
    assert made.created_at <= db_now()
    assert [len(client.get(address, {"limit": 200}).json()["results"]) for address in lists] == before
    assert client.get("/api/v1/evidence/", {"sha256": made.sha256}).json()["results"] == [
        row for row in client.get("/api/v1/evidence/", {"limit": 200}).json()["results"] if row["sha256"] == made.sha256
    ]


@pytest.mark.parametrize("who", ["member", "analyst", "released", "partner"])
def test_an_error_tells_nothing_of_what_is_hidden(asker: Asker, planted: dict[str, Any], who: str):
    client = asker.client(who, api=True)
    for query in ({"q": "\x00"}, {"limit": KNOWN}, {"cursor": KNOWN}, {"created_after": KNOWN}, {"marking": "eyes"}):
        for name in ("evidence", "reports", "cases", "releases"):
            answer = client.get(f"/api/v1/{name}/", query)
            assert not [secret for secret in _hidden_from(who) if secret.encode() in answer.content.lower()]
