"""What is not understood is refused and named; what fails before a view still speaks to systems in their way."""

from datetime import timedelta

import pytest
from django.test import Client, RequestFactory

from core import errors
from core.idempotency import forget
from core.models import IdempotentRequest
from delegations.models import User

LISTS = ["reports", "cases", "evidence", "proposals", "rounds"]
PROBLEM = "application/problem+json"


@pytest.mark.parametrize("name", LISTS)
def test_a_filter_nobody_knows_is_refused_and_the_known_ones_are_named(name, caller):
    answer = caller("DK", f"{name}:read").get(f"/api/v1/{name}/", {"stauts": "open"})
    assert (answer.status_code, answer.json()["code"]) == (400, "core.unknown_filter")
    assert answer.json()["field"] == "stauts"
    assert "“stauts”" in answer.json()["detail"]
    assert "limit, cursor" in answer.json()["detail"]
    assert answer["Content-Type"] == PROBLEM


@pytest.mark.parametrize("name", LISTS)
def test_pages_are_still_turned_by_limit_and_cursor(name, caller):
    assert caller("DK", f"{name}:read").get(f"/api/v1/{name}/", {"limit": "2"}).status_code == 200


def test_a_known_filter_beside_an_unknown_one_does_not_save_it(caller):
    answer = caller("DK", "rounds:read").get("/api/v1/rounds/", {"status": "open", "state": "DK"})
    assert (answer.status_code, answer.json()["field"]) == (400, "state")


def test_no_words_of_the_caller_are_repeated_at_length(caller):
    answer = caller("DK", "rounds:read").get("/api/v1/rounds/", {"x" * 500: "1"})
    assert answer.status_code == 400
    assert len(answer.json()["field"]) == 40


HANDLERS = [
    (errors.bad_request, 400, "core.unreadable_request"),
    (errors.forbidden, 403, "core.may_not"),
    (errors.not_found, 404, "core.not_found"),
    (errors.failed, 500, "core.server_error"),
]


@pytest.mark.parametrize(("handler", "status", "code"), HANDLERS, ids=[code for _, _, code in HANDLERS])
def test_an_error_before_any_view_is_a_problem_under_the_api_and_a_page_elsewhere(handler, status, code, db):
    ask = RequestFactory()
    by_a_system = handler(ask.get("/api/v1/rounds/"), ValueError("inside"))
    assert (by_a_system.status_code, by_a_system["Content-Type"]) == (status, PROBLEM)
    assert code.encode() in by_a_system.content
    assert b"inside" not in by_a_system.content
    page = handler(ask.get("/proposals/"), ValueError("inside"))
    assert (page.status_code, page["Content-Type"].partition(";")[0]) == (status, "text/html")


def test_a_host_that_is_not_ours_gets_a_problem(db):
    answer = Client(headers={"host": "elsewhere.example"}).get("/api/v1/rounds/")
    assert (answer.status_code, answer["Content-Type"]) == (400, PROBLEM)
    assert answer.json()["code"] == "core.unreadable_request"


def test_a_defect_outside_the_api_views_is_a_problem_too(client, db, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("secret detail")

    monkeypatch.setattr("config.sitting.Sitting.__call__", broken)
    client.raise_request_exception = False
    answer = client.get("/api/v1/rounds/")
    assert (answer.status_code, answer["Content-Type"]) == (500, PROBLEM)
    assert b"secret" not in answer.content


@pytest.fixture
def system(caller):
    caller("NATO", "cases:read")
    return User.objects.get(is_service=True, appointments__delegation="NATO")


def test_the_account_of_a_system_has_no_sitting(system, client):
    client.force_login(system, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/").status_code == 302
    assert "/accounts/login/" in client.get("/proposals/")["Location"]
    assert "_auth_user_id" not in client.session


def test_the_account_of_a_system_reaches_the_api_by_its_key_only(system, client):
    client.force_login(system, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/api/v1/cases/").status_code == 401


def test_stored_answers_are_forgotten_after_two_days(system, clock):
    IdempotentRequest.objects.create(principal=system, key="old", request_hash="0" * 64)
    clock.forward(hours=47)
    assert forget() == 0
    IdempotentRequest.objects.create(principal=system, key="new", request_hash="0" * 64)
    clock.forward(hours=2)
    assert forget() == 1
    assert list(IdempotentRequest.objects.values_list("key", flat=True)) == ["new"]
    assert forget(older_than=timedelta(0)) == 1
