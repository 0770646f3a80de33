"""Both calculators answer the shared contract through HTTP, with the reference data of the database."""

import json
from pathlib import Path

import pytest

CONTRACTS = Path(__file__).parents[1] / "contracts"
TALLY = json.loads((CONTRACTS / "tally.vectors.json").read_text(encoding="utf-8"))
DEADLINE = json.loads((CONTRACTS / "deadline.vectors.json").read_text(encoding="utf-8"))
TALLY_URL, DEADLINE_URL = "/api/v1/calculators/tally/", "/api/v1/calculators/deadline/"


@pytest.fixture
def nato_key(caller):
    return caller("NATO", "reports:write")


def flat(answer: dict) -> dict:
    """An answer with the two short names the vectors use."""
    needs, other = answer["needs"], answer["alternative"]
    return answer | {
        "needs_count": needs and needs["count"],
        "alternative_outcome": other and other["outcome"],
        "needs_examples": needs and needs["examples"],
    }


@pytest.mark.parametrize("vector", TALLY["vectors"], ids=lambda vector: vector["name"])
def test_every_tally_vector_is_answered_as_the_contract_says(vector, nato_key):
    response = nato_key.post(TALLY_URL, vector["request"], format="json")
    assert response.status_code == 200, response.json()
    got = flat(response.json())
    assert {key: got[key] for key in vector["answer"]} == vector["answer"]


@pytest.mark.parametrize("refused", TALLY["refused_400"], ids=lambda refused: json.dumps(refused)[:60])
def test_every_refused_tally_request_is_a_problem_that_names_a_field(refused, nato_key):
    body = refused if isinstance(refused, str) else json.dumps(refused.get("request", refused))
    response = nato_key.generic("POST", TALLY_URL, body, content_type="application/json")
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["field"]


@pytest.mark.parametrize("vector", DEADLINE["vectors"], ids=lambda vector: vector["name"])
def test_every_deadline_vector_closes_when_the_contract_says(vector, nato_key):
    response = nato_key.post(DEADLINE_URL, vector["request"], format="json")
    assert response.status_code == 200, response.json()
    assert response.json()["closes_at"] == vector["closes_at"]


@pytest.mark.parametrize("refused", DEADLINE["refused_400"], ids=json.dumps)
def test_every_refused_deadline_request_is_a_problem_that_names_a_field(refused, nato_key):
    response = nato_key.post(DEADLINE_URL, refused, format="json")
    assert response.status_code == 400
    assert response.json()["field"] in refused


def test_a_key_given_twice_is_told_with_its_field(nato_key):
    body = '{"rule": "silence", "positions": {"MT": "agree", "MT": "object"}}'
    response = nato_key.generic("POST", TALLY_URL, body, content_type="application/json")
    assert (response.status_code, response.json()["field"]) == (400, "positions")


def test_r14_warnings_name_states_on_holiday_on_the_closing_day_in_protocol_order(nato_key):
    request = {"opened_at": "2026-12-23T16:00:00+01:00", "mode": "working_days", "working_days": 3}
    answer = nato_key.post(DEADLINE_URL, request, format="json").json()
    on_holiday = [warning["state"] for warning in answer["warnings"]]
    assert {"AT", "CY", "EL", "ES", "FI", "HR", "IT", "PL", "SE", "SK"} <= set(on_holiday)  # as R14 says
    assert "FR" not in on_holiday
    assert on_holiday.index("EL") < on_holiday.index("ES")


def test_a_date_outside_the_calendar_is_refused_by_its_own_code(nato_key):
    request = {"opened_at": "2040-01-02T10:00:00+01:00", "mode": "working_days", "working_days": 3}
    assert nato_key.post(DEADLINE_URL, request, format="json").json()["code"] == "notifications.calendar_missing"


def test_a_person_who_is_signed_in_may_calculate_and_a_stranger_may_not(signed_in, denmark, client):
    request = {"rule": "silence", "positions": {"GR": "agree"}}
    answer = signed_in(denmark).post(TALLY_URL, request, format="json")
    assert answer.json().get("outcome") == "EXPIRED_SILENT", answer.json()
    refused = client.post(TALLY_URL, request, content_type="application/json")
    assert (refused.status_code, refused.json()["code"]) == (401, "core.not_signed_in")
    assert refused["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize("body", ["", "[]", "nonsense", '{"rule": NaN}', "\xff", "[" * 100_000])
def test_what_is_no_json_object_is_refused(body, nato_key):
    response = nato_key.generic("POST", TALLY_URL, body.encode("latin-1"), content_type="application/json")
    assert response.status_code == 400
