"""Partners and keys in the administration: the secretariat acts, auditors look, nobody edits."""

import pytest

from partners.models import ApiKey, Partner

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
