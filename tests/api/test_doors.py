"""Who gets in, what a key may do, and how every error looks."""

import hashlib
from uuid import uuid4

import pytest
from django.urls import get_resolver
from rest_framework.test import APIClient

from cases.api import Cases
from core.throttling import PerCaller
from partners.actions import issue_key, revoke_key
from partners.models import ApiKey
from partners.rules.keys import Scope
from tests.factories.cases import a_case

LISTS = ["reports", "cases", "evidence", "proposals", "rounds"]


def with_key(client, key):
    client.defaults["HTTP_AUTHORIZATION"] = f"Bearer {key}"
    return client


@pytest.mark.parametrize("name", LISTS)
def test_without_a_key_every_list_is_401_and_says_how_to_sign_in(name, client, db):
    response = client.get(f"/api/v1/{name}/")
    assert (response.status_code, response.json()["code"]) == (401, "core.not_signed_in")
    assert response["WWW-Authenticate"].startswith("Bearer")
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("header", ["Bearer nonsense", "Bearer ", "Bearer", "bearer ent_x", "Bearer \xe9"])
def test_a_key_nobody_issued_is_401(header, client, db):
    assert client.get("/api/v1/cases/", HTTP_AUTHORIZATION=header).status_code == 401


@pytest.mark.parametrize("name", LISTS)
def test_a_key_opens_what_its_scope_names_and_nothing_else(name, caller):
    assert caller("DK", f"{name}:read").get(f"/api/v1/{name}/").status_code == 200
    needs_all = {Scope.DOSSIERS_EXPORT}  # a key that takes dossiers out reads everything, or is not issued
    others = [scope for scope in Scope if scope != f"{name}:read" and scope not in needs_all]
    refused = caller("DK", *others).get(f"/api/v1/{name}/")
    assert (refused.status_code, refused.json()["code"]) == (403, "core.scope_missing")
    assert f"{name}:read" in refused.json()["detail"]


def test_a_key_ends_when_it_expires_or_is_revoked(client, db, clock):
    stored, key = issue_key(body="DK", scopes=["cases:read"], days=1)
    assert with_key(client, key).get("/api/v1/cases/").status_code == 200
    clock.forward(hours=25)
    assert client.get("/api/v1/cases/").status_code == 401
    stored, key = issue_key(body="DK", scopes=["cases:read"], days=1)
    revoke_key(key=stored)
    assert with_key(client, key).get("/api/v1/cases/").status_code == 401


def test_only_the_hash_of_a_key_is_stored(db):
    stored, key = issue_key(body="NATO", scopes=["cases:read"], days=1)
    assert stored.hash == hashlib.sha256(key.encode()).hexdigest()
    assert key not in str(ApiKey.objects.filter(pk=stored.pk).values())
    assert key.startswith(stored.prefix)


def test_the_use_of_a_key_is_noted_once_an_hour(client, db, clock):
    stored, key = issue_key(body="DK", scopes=["cases:read"], days=1)
    with_key(client, key).get("/api/v1/cases/")
    stored.refresh_from_db()
    first = stored.last_used_at
    client.get("/api/v1/cases/")
    stored.refresh_from_db()
    assert stored.last_used_at == first
    clock.forward(hours=2)
    client.get("/api/v1/cases/")
    stored.refresh_from_db()
    assert stored.last_used_at > first


def test_a_person_who_is_signed_in_reads_with_their_own_eyes(signed_in, denmark, france, analyst):

    a_case(analyst)
    assert len(signed_in(denmark).get("/api/v1/cases/").json()["results"]) == 1
    assert signed_in(france).get("/api/v1/cases/").json()["results"] == []


def test_a_person_who_is_signed_in_needs_the_csrf_token_to_write(denmark):

    denmark.refresh_from_db()
    client = APIClient(enforce_csrf_checks=True)
    client.force_login(denmark)
    assert client.post("/api/v1/reports/", {"title": "From another site"}).status_code == 403


def test_an_unknown_address_looks_like_a_hidden_object(caller):
    nato = caller("NATO", "cases:read")
    unknown = nato.get("/api/v1/nothing/")
    hidden = nato.get(f"/api/v1/cases/{uuid4()}/")
    assert (unknown.status_code, unknown["Content-Type"], unknown.json()) == (
        404,
        "application/problem+json",
        hidden.json(),
    )
    assert nato.get("/api/v1/cases/no-uuid/").json()["code"] == "core.not_found"


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_a_method_that_is_not_taken_is_405(method, caller):
    response = getattr(caller("NATO", "cases:read"), method)("/api/v1/cases/")
    assert (response.status_code, response.json()["code"]) == (405, "core.method_not_allowed")
    assert "GET" in response["Allow"]


def test_nothing_is_written_where_only_reading_is_offered(caller):
    nato = caller("NATO", "cases:read", "reports:write")
    assert nato.post("/api/v1/cases/", {}).status_code == 405
    assert nato.post(f"/api/v1/reports/{uuid4()}/", {}).status_code == 405


def test_another_language_than_json_is_406(caller):
    response = caller("NATO", "cases:read").get("/api/v1/cases/", HTTP_ACCEPT="text/html")
    assert (response.status_code, response.json()["code"]) == (406, "core.not_acceptable")


def test_too_many_requests_are_429_with_the_time_to_wait(caller, monkeypatch, empty_cache):

    monkeypatch.setattr(PerCaller, "rate", "2/min")
    nato, uk = caller("NATO", "cases:read"), caller("UK", "cases:read")
    statuses = [nato.get("/api/v1/cases/").status_code for _time in range(3)]
    assert statuses == [200, 200, 429]
    refused = nato.get("/api/v1/cases/")
    assert (refused.json()["code"], 0 < int(refused["Retry-After"]) <= 60) == ("core.too_many", True)
    assert uk.get("/api/v1/cases/").status_code == 200


def test_without_redis_requests_go_through_uncounted(caller, settings):
    unreachable = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1/0"}
    settings.CACHES = {"default": unreachable}
    assert caller("NATO", "cases:read").get("/api/v1/cases/").status_code == 200


def test_a_defect_is_a_problem_too_and_shows_nothing_of_the_inside(caller, monkeypatch):

    def broken(self):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(Cases, "get_queryset", broken)
    response = caller("NATO", "cases:read").get("/api/v1/cases/")
    assert (response.status_code, response.json()["code"]) == (500, "core.server_error")
    assert response["Content-Type"] == "application/problem+json"
    assert b"secret" not in response.content


def test_the_type_of_a_problem_leads_to_its_sentence(client, db):
    kind = client.get("/api/v1/cases/").json()["type"]
    assert client.get(kind).json()["code"] == "core.not_signed_in"
    assert client.get("/api/problems/core.no_such_code/").status_code == 404


def test_every_address_of_the_api_is_one_of_those_we_know():
    known = {
        "v1/reports/", "v1/releases/", "v1/reports/<uuid:pk>/", "v1/cases/", "v1/cases/<uuid:pk>/", "v1/evidence/",
        "v1/evidence/<uuid:pk>/", "v1/proposals/", "v1/proposals/<uuid:pk>/", "v1/rounds/", "v1/rounds/<uuid:pk>/",
        "v1/rounds/<uuid:pk>/outcome/", "v1/rounds/<uuid:pk>/positions/", "v1/calculators/tally/",
        "v1/calculators/deadline/", "v1/comments/", "v1/comments/<uuid:pk>/", "v1/comments/<uuid:pk>/support/",
        "v1/releases/<uuid:pk>/", "v1/meetings/", "v1/meetings/<uuid:pk>/", "v1/dossiers/", "v1/dossiers/<uuid:pk>/",
        "v1/dossiers/<uuid:pk>/download/", "schema/", "docs/",
        "problems/<str:code>/", "",
    }  # fmt: skip
    assert set(addresses(get_resolver("config.api_urls").url_patterns)) == known


def addresses(patterns, before=""):
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from addresses(pattern.url_patterns, here)
        else:
            yield here


ODD = [
    {"q": "\x00"},
    {"limit": "0"},
    {"limit": "-5"},
    {"limit": "9" * 30},
    {"created_after": "0001-01-01T00:00:00+14:00"},
    {"created_after": "9999-12-31T23:59:59-14:00"},
    {"changed_after": "0001-01-01"},
    {"closes_before": "9999-12-31T23:59:59-23:59"},
    {"external_id": "\x00"},
    {"sha256": "'; --"},
    {"case": "0"},
    {"cursor": "bz05OTk5OTk5OTk5OTk5OTk5OTk5OQ=="},
    {"cursor": "cD0wMDAxLTAxLTAxVDAwOjAwOjAwKzE0OjAw"},
    {"cursor": "\x00"},
    {"format": "xml"},
    {"q": "%" * 500},
]


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("query", ODD, ids=str)
def test_odd_queries_are_answered_and_never_a_defect(name, query, caller):
    response = caller("DK", f"{name}:read").get(f"/api/v1/{name}/", query)
    assert response.status_code in (200, 400, 404)
    assert response.json()
