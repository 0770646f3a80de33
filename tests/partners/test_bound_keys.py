"""Keys are bound to addresses, rotated with an overlap, limited one by one, and end at once."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from rest_framework.test import APIClient

from audit.trail import readable, trail_of
from core.rules.refusal import Refused
from notifications.models import Notice
from partners.actions import bind_key, issue_key, revoke_key, rotate_key
from partners.models import ApiKey

pytestmark = pytest.mark.django_db
CASES = "/api/v1/cases/"
KEYS = "/admin/partners/apikey/"


def client_with(key: str) -> APIClient:
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {key}")
    return client


def a_key(**more):
    return issue_key(**({"body": "NATO", "scopes": ["cases:read"], "days": 30} | more))


def test_a_bound_key_serves_from_its_network_and_elsewhere_like_no_key_at_all():
    _stored, key = a_key(networks=["198.51.100.0/24", "2001:db8::/32"])
    client = client_with(key)
    for address, status in (("198.51.100.7", 200), ("2001:db8::7", 200), ("198.51.101.7", 401), ("::1", 401)):
        assert client.get(CASES, REMOTE_ADDR=address).status_code == status
    elsewhere = client.get(CASES, REMOTE_ADDR="203.0.113.9").json()
    assert elsewhere == client_with("ent_nonsense").get(CASES).json()


def test_a_key_without_networks_serves_from_anywhere():
    _stored, key = a_key()
    assert client_with(key).get(CASES, REMOTE_ADDR="203.0.113.9").status_code == 200


def test_the_address_is_the_proxys_word_only_where_there_is_a_proxy(settings):
    _stored, key = a_key(networks=["198.51.100.0/24"])
    client, said = client_with(key), {"HTTP_X_FORWARDED_FOR": "198.51.100.7", "REMOTE_ADDR": "10.0.0.1"}
    settings.BEHIND_PROXY = False
    assert client.get(CASES, **said).status_code == 401
    settings.BEHIND_PROXY = True
    assert client.get(CASES, **said).status_code == 200
    said["HTTP_X_FORWARDED_FOR"] = "198.51.100.7, 203.0.113.9"  # the sender's own word, then the proxy's
    assert client.get(CASES, **said).status_code == 401


def test_a_key_tried_elsewhere_is_told_to_the_security_officer_once_a_day(security_officer, clock):
    stored, key = a_key(networks=["198.51.100.0/24"])
    for _time in range(3):
        client_with(key).get(CASES, REMOTE_ADDR="203.0.113.9")
    told = Notice.objects.filter(code="partners.notice_key_elsewhere")
    assert {notice.person for notice in told} == {security_officer}
    assert told.filter(channel="in_app").count() == 1
    assert told[0].params["address"] == "203.0.113.9"
    stored.refresh_from_db()
    assert stored.refused_from == "203.0.113.9"
    assert stored.last_used_at is None
    clock.forward(hours=26)
    client_with(key).get(CASES, REMOTE_ADDR="203.0.113.9")
    assert told.filter(channel="in_app").count() == 2


def test_a_key_is_bound_anew_with_a_sentence(secretariat, denmark):
    stored, key = a_key()
    bind_key(key=stored, networks=["198.51.100.0/24"], per_minute=60, by=secretariat)
    assert client_with(key).get(CASES, REMOTE_ADDR="203.0.113.9").status_code == 401
    said = [sentence for _event, sentence in readable(trail_of(stored))]
    assert "to 198.51.100.0/24, with 60 requests a minute (before: to no network, with the usual limit)." in said[-1]
    with pytest.raises(Refused):
        bind_key(key=stored, networks=[], by=denmark)
    with pytest.raises(Refused, match="network_unreadable"):
        bind_key(key=stored, networks=["nowhere"], by=secretariat)


def test_where_a_key_was_last_used_from_is_kept():
    stored, key = a_key()
    client_with(key).get(CASES, REMOTE_ADDR="198.51.100.7")
    stored.refresh_from_db()
    assert (stored.last_used_at is not None, stored.last_used_from) == (True, "198.51.100.7")


def test_a_rotated_key_serves_beside_the_new_one_for_the_overlap_and_no_longer(clock, secretariat):
    stored, old = a_key(networks=["198.51.100.0/24"], per_minute=600)
    fresh, new = rotate_key(key=stored, days=30, overlap_hours=24, by=secretariat)
    assert (fresh.networks, fresh.per_minute, fresh.scopes, fresh.replaces) == (
        ["198.51.100.0/24"],
        600,
        ["cases:read"],
        stored,
    )
    here = {"REMOTE_ADDR": "198.51.100.7"}
    assert [client_with(key).get(CASES, **here).status_code for key in (old, new)] == [200, 200]
    clock.forward(hours=25)
    assert [client_with(key).get(CASES, **here).status_code for key in (old, new)] == [401, 200]


def test_an_overlap_never_lengthens_a_life(secretariat):
    stored, _key = a_key(days=1)
    ends = stored.expires_at
    rotate_key(key=stored, days=30, overlap_hours=100, by=secretariat)
    stored.refresh_from_db()
    assert stored.expires_at == ends


def test_a_key_is_rotated_once_and_not_after_its_end(secretariat, clock):
    stored, _key = a_key()
    rotate_key(key=stored, days=30, overlap_hours=24, by=secretariat)
    ended, _key = a_key(days=1)
    clock.forward(hours=25)
    for key in (stored, ended):
        with pytest.raises(Refused, match="key_gone"):
            rotate_key(key=key, days=30, overlap_hours=24, by=secretariat)


def test_a_revoked_key_ends_between_two_requests(secretariat):
    stored, key = a_key()
    client = client_with(key)
    assert client.get(CASES).status_code == 200
    revoke_key(key=stored, by=secretariat)
    assert client.get(CASES).status_code == 401


def test_a_limit_of_its_own_stops_one_key_and_no_other(empty_cache):
    _stored, slow = a_key(per_minute=2)
    _stored, usual = a_key()
    answers = [client_with(slow).get(CASES) for _time in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[-1]["Content-Type"] == "application/problem+json"
    assert 0 < int(answers[-1]["Retry-After"]) <= 60
    assert answers[-1].json()["code"] == "core.too_many"
    assert client_with(usual).get(CASES).status_code == 200


def test_the_administration_binds_rotates_and_shows_each_new_key_once(client, secretariat):
    secretariat.refresh_from_db()
    client.force_login(secretariat)
    asked = {"body": "NATO", "scopes": ["cases:read"], "days": "30", "name": "pilot", "networks": "198.51.100.0/24"}
    client.post(f"{KEYS}add/", asked | {"per_minute": "60"})
    stored = ApiKey.objects.get()
    assert (stored.networks, stored.per_minute) == (["198.51.100.0/24"], 60)
    page = client.post(KEYS, {"action": "rotate", "_selected_action": [stored.pk]}, follow=True)
    fresh = ApiKey.objects.get(replaces=stored)
    assert f"shown once: {fresh.prefix}".encode() in page.content
    assert fresh.networks == stored.networks
    assert b"shown once" not in client.get(KEYS).content


def test_the_administration_names_a_network_it_cannot_read(client, secretariat):
    secretariat.refresh_from_db()
    client.force_login(secretariat)
    asked = {"body": "NATO", "scopes": ["cases:read"], "days": "30", "networks": "198.51.100.7/24"}
    page = client.post(f"{KEYS}add/", asked)
    assert "“198.51.100.7/24” is not a network" in page.content.decode()
    assert not ApiKey.objects.exists()


def said_by(*arguments: str) -> list[str]:
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue().splitlines()


def test_the_console_binds_rotates_and_revokes():
    key = said_by(
        "issue_key", "NATO", "--scopes", "cases:read", "--networks", "127.0.0.0/8, ::1", "--per-minute", "90"
    )[-1]
    stored = ApiKey.objects.get()
    assert (stored.networks, stored.per_minute) == (["127.0.0.0/8", "::1"], 90)
    new = said_by("rotate_key", key[:12])[-1]
    assert [client_with(each).get(CASES).status_code for each in (key, new)] == [200, 200]
    said_by("revoke_key", new[:12])
    assert [client_with(each).get(CASES).status_code for each in (key, new)] == [200, 401]
    with pytest.raises(CommandError, match="No key begins with"):
        said_by("rotate_key", "ent_unknown1")
    with pytest.raises(CommandError, match="is not a network"):
        said_by("issue_key", "NATO", "--scopes", "cases:read", "--networks", "x")
