"""Partners and keys in the administration: the secretariat acts, auditors look, nobody edits."""

from datetime import UTC, datetime

import pytest
from django.utils import translation
from django.utils.formats import date_format
from rest_framework.test import APIClient

from audit.trail import readable, trail_of
from core.clock import db_now
from core.rules.showing import shown_as
from partners.actions import issue_key, revoke_key
from partners.models import ApiKey, Partner

CASES = "/api/v1/cases/"
KEYS, PARTNERS = "/admin/partners/apikey/", "/admin/partners/partner/"
ASKED = {"body": "NATO", "scopes": ["cases:read"], "days": "30", "name": "pilot"}


@pytest.fixture
def at_the_desk(client, secretariat):
    secretariat.refresh_from_db()
    client.force_login(secretariat)
    return client


def test_the_secretariat_issues_a_key_and_sees_it_once(at_the_desk):
    page = at_the_desk.post(f"{KEYS}add/", ASKED, follow=True)
    stored = ApiKey.objects.get()
    assert f"shown once: {stored.prefix}".encode() in page.content
    assert b"shown once" not in at_the_desk.get(KEYS).content
    assert stored.hash.encode() not in at_the_desk.get(f"{KEYS}{stored.pk}/change/").content


def test_a_key_that_cannot_be_issued_is_told_at_its_field(at_the_desk):
    page = at_the_desk.post(f"{KEYS}add/", ASKED | {"scopes": ["positions:write"]})
    assert "Only the system of a Member State" in page.content.decode()
    assert not ApiKey.objects.exists()


def test_keys_are_revoked_and_partners_switched_by_actions(at_the_desk):
    at_the_desk.post(f"{KEYS}add/", ASKED)
    stored = ApiKey.objects.get()
    at_the_desk.post(KEYS, {"action": "revoke", "_selected_action": [stored.pk]})
    stored.refresh_from_db()
    assert stored.revoked_at is not None
    at_the_desk.post(PARTNERS, {"action": "switch_off", "_selected_action": ["US"]})
    assert not Partner.objects.get(pk="US").active


def test_nothing_is_edited_or_deleted_by_hand(at_the_desk):
    assert at_the_desk.post(f"{PARTNERS}US/change/", {"agreement": "other"}).status_code == 403
    assert at_the_desk.post(f"{PARTNERS}US/delete/", {"post": "yes"}).status_code == 403
    assert at_the_desk.get(f"{PARTNERS}add/").status_code == 403


def test_an_auditor_looks_and_a_delegation_does_not_even_that(client, auditor, denmark):
    for person, status in ((auditor, 200), (denmark, 403)):
        type(person).objects.filter(pk=person.pk).update(is_staff=True)
        person.refresh_from_db()
        client.force_login(person)
        assert client.get(KEYS).status_code == status
        assert client.get(f"{KEYS}add/").status_code == 403


@pytest.fixture
def used(db):
    """A key with a system behind it."""
    stored, key = issue_key(body="NATO", scopes=["cases:read"], days=30)
    system = APIClient()
    system.credentials(HTTP_AUTHORIZATION=f"Bearer {key}")
    return stored, system


def test_a_key_is_bound_to_networks_on_its_page_and_at_once(at_the_desk, used, secretariat):
    stored, system = used
    assert system.get(CASES, REMOTE_ADDR="203.0.113.9").status_code == 200
    page = f"{KEYS}{stored.pk}/change/"
    said = {"networks": "198.51.100.0/24\n2001:db8::/32", "per_minute": "60"}
    assert at_the_desk.post(page, said).status_code == 302
    stored.refresh_from_db()
    assert (stored.networks, stored.per_minute) == (["198.51.100.0/24", "2001:db8::/32"], 60)
    assert system.get(CASES, REMOTE_ADDR="203.0.113.9").status_code == 401
    assert system.get(CASES, REMOTE_ADDR="198.51.100.7").status_code == 200
    [told] = [said for event, said in readable(trail_of(stored)) if event.verb == "key_bound"]
    assert told.startswith(f"{secretariat.name} bound the key")
    shown = at_the_desk.get(page).content.decode()
    assert "198.51.100.0/24\n2001:db8::/32</textarea>" in shown
    assert "203.0.113.9" in shown  # where it was last used from, noted once an hour
    assert at_the_desk.post(page, {"networks": "", "per_minute": ""}).status_code == 302
    assert system.get(CASES, REMOTE_ADDR="203.0.113.9").status_code == 200


@pytest.mark.parametrize(
    ("networks", "sentence"),
    [
        ("nowhere", "“nowhere” is not a network"),
        ("198.51.100.7/24", "“198.51.100.7/24” is not a network"),
        ("0.0.0.0/0", "“0.0.0.0/0” takes in a large part"),
        ("::/0", "“::/0” takes in a large part"),
        (" ".join(f"10.{n}.0.0/16" for n in range(21)), "at most 20 networks"),
    ],
)
def test_nonsense_is_refused_at_its_field_and_stays_as_typed(at_the_desk, used, networks, sentence):
    stored, _system = used
    page = at_the_desk.post(f"{KEYS}{stored.pk}/change/", {"networks": networks, "per_minute": ""})
    shown = page.content.decode()
    assert sentence in shown
    assert networks in shown
    stored.refresh_from_db()
    assert stored.networks == []


def test_only_the_bounds_of_a_key_can_be_changed_by_hand(at_the_desk, used):
    stored, _system = used
    slipped = {"networks": "", "per_minute": "", "scopes": "positions:write", "expires_at": "2099-01-01", "hash": "0"}
    at_the_desk.post(f"{KEYS}{stored.pk}/change/", slipped)
    fresh = ApiKey.objects.get()
    assert (fresh.scopes, fresh.expires_at, fresh.hash) == (stored.scopes, stored.expires_at, stored.hash)


def test_a_key_that_has_ended_is_looked_at_and_bound_no_more(at_the_desk, used, secretariat):
    stored, _system = used
    revoke_key(key=stored, by=secretariat)
    page = f"{KEYS}{stored.pk}/change/"
    assert at_the_desk.get(page).status_code == 200
    assert at_the_desk.post(page, {"networks": "198.51.100.0/24"}).status_code == 403


def test_an_auditor_sees_networks_and_last_use_and_binds_nothing(client, auditor, used):
    stored, system = used
    system.get(CASES, REMOTE_ADDR="198.51.100.7")
    type(auditor).objects.filter(pk=auditor.pk).update(is_staff=True)
    auditor.refresh_from_db()
    client.force_login(auditor)
    page = f"{KEYS}{stored.pk}/change/"
    assert "198.51.100.7" in client.get(page).content.decode()
    assert client.post(page, {"networks": "198.51.100.0/24"}).status_code == 403


def test_a_key_is_rotated_in_the_administration_and_the_old_one_serves_a_day_more(at_the_desk, used, clock):
    stored, system = used
    answer = at_the_desk.post(KEYS, {"action": "rotate", "_selected_action": [stored.pk]}, follow=True)
    assert "the new key, shown once: ent_" in answer.content.decode()
    stored.refresh_from_db()
    assert stored.replaced_by.scopes == stored.scopes
    assert 23 < (stored.expires_at - db_now()).total_seconds() / 3600 <= 24
    assert system.get(CASES).status_code == 200
    clock.forward(hours=25)
    assert system.get(CASES).status_code == 401


def test_the_list_says_from_where_a_key_serves_and_when_it_was_last_used(at_the_desk, used, clock):
    stored, system = used
    before = at_the_desk.get(KEYS).content.decode()
    assert "from anywhere" in before
    assert "never" in before
    system.get(CASES, REMOTE_ADDR="198.51.100.7")
    stored.refresh_from_db()
    assert f"{shown_as(stored.last_used_at)}, 198.51.100.7" in at_the_desk.get(KEYS).content.decode()


@pytest.mark.parametrize("language", ["en", "en-gb", "de"])
def test_the_administration_writes_noon_with_24_hours_in_every_language(language):
    with translation.override(language):
        said = date_format(datetime(2027, 1, 6, 12, tzinfo=UTC), "DATETIME_FORMAT")
    assert "12:00" in said
    assert ".m." not in said.lower()
