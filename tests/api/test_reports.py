"""Reports over REST: sent once, kept verbatim, refused with a reason, seen by whom they belong to."""

import json
from uuid import uuid4

import pytest

from cases.models import Quarantined, Report
from tests.factories.cases import a_report

URL = "/api/v1/reports/"
WORDS = {
    "title": "Cloned news sites push a false story",
    "body": "Seen on twelve mirrors since Monday.",
    "links": ["https://mirror.example/story"],
    "techniques": ["T0049"],
    "actor_named": "unknown",
    "marking": "community",
}


@pytest.fixture
def nato_sends(caller):
    return caller("NATO", "reports:write", "reports:read")


def test_a_report_is_kept_verbatim_and_answered_with_its_address(nato_sends):
    response = nato_sends.post(URL, WORDS)
    assert response.status_code == 201, response.json()
    answer = response.json()
    assert {name: answer[name] for name in WORDS} == WORDS
    assert (answer["source"], answer["outcome"], answer["channel"]) == ("NATO", "new", "api")
    assert nato_sends.get(response["Location"]).json()["id"] == answer["id"]


def test_the_same_external_id_with_the_same_words_changes_nothing(nato_sends):
    first = nato_sends.post(URL, WORDS | {"external_id": "N-1"})
    again = nato_sends.post(URL, WORDS | {"external_id": "N-1"})
    changed = nato_sends.post(URL, WORDS | {"external_id": "N-1", "body": "More mirrors."})
    assert [r.status_code for r in (first, again, changed)] == [201, 200, 201]
    assert again.json()["id"] == first.json()["id"]
    assert (again.json()["outcome"], changed.json()["outcome"], changed.json()["version"]) == (
        "unchanged",
        "changed",
        2,
    )
    assert Report.objects.count() == 2


def test_likely_duplicates_are_told_only_where_the_caller_may_see_them(nato_sends, denmark):
    a_report(denmark, WORDS["title"])
    hidden = nato_sends.post(URL, WORDS).json()
    assert hidden["likely_duplicates"] == []
    own = nato_sends.post(URL, WORDS | {"body": "Another text."}).json()
    assert [found["id"] for found in own["likely_duplicates"]] == [hidden["id"]]


def test_an_idempotency_key_repeats_the_first_answer_and_stores_nothing_again(nato_sends):
    key = {"HTTP_IDEMPOTENCY_KEY": f'"{uuid4()}"'}
    first = nato_sends.post(URL, WORDS, **key)
    again = nato_sends.post(URL, dict(reversed(WORDS.items())), **key)
    assert (first.status_code, again.status_code) == (201, 201)
    assert "Idempotent-Replay" not in first
    assert again["Idempotent-Replay"] == "true"
    assert again.json() == first.json()
    assert again["Location"] == first["Location"]
    assert Report.objects.count() == 1


def test_an_idempotency_key_with_another_body_is_422(nato_sends):
    key = {"HTTP_IDEMPOTENCY_KEY": str(uuid4())}
    nato_sends.post(URL, WORDS, **key)
    other = nato_sends.post(URL, WORDS | {"title": "Another"}, **key)
    assert (other.status_code, other.json()["code"]) == (422, "core.idempotency_key_reused")


def test_a_key_may_be_used_again_after_a_refusal(nato_sends):
    key = {"HTTP_IDEMPOTENCY_KEY": str(uuid4())}
    refused = nato_sends.post(URL, WORDS | {"techniques": ["T9999"]}, **key)
    assert (refused.status_code, refused.json()["field"]) == (400, "techniques")
    assert nato_sends.post(URL, WORDS, **key).status_code == 201


def test_the_keys_of_two_callers_do_not_meet(nato_sends, caller):
    key = {"HTTP_IDEMPOTENCY_KEY": "same"}
    nato_sends.post(URL, WORDS, **key)
    assert caller("UK", "reports:write").post(URL, WORDS | {"title": "Ours"}, **key).status_code == 201


@pytest.mark.parametrize("key", ["two words", "x" * 201, '"open'])
def test_a_malformed_idempotency_key_is_refused(key, nato_sends):
    response = nato_sends.post(URL, WORDS, HTTP_IDEMPOTENCY_KEY=key)
    assert (response.status_code, response.json()["code"]) == (400, "core.idempotency_key_malformed")


def test_an_unknown_field_is_refused_by_name(nato_sends):
    response = nato_sends.post(URL, WORDS | {"titel": "typing error"})
    problem = response.json()
    assert (response.status_code, problem["code"], problem["field"]) == (400, "core.unknown_field", "titel")
    assert Report.objects.count() == 0


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"title": 5 * [1]}, "title"),
        ({"title": "nul \x00"}, "title"),
        ({"marking": "secret"}, "marking"),
        ({"links": ["ftp://old.example"]}, "links"),
        ({"links": "https://one.example"}, "links"),
        ({"observed_on": "2999-01-01"}, "observed_on"),
        ({"observed_on": "yesterday"}, "observed_on"),
        ({"techniques": ["T9999"]}, "techniques"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_with_its_field(change, field, nato_sends):
    response = nato_sends.post(URL, WORDS | change)
    assert response.status_code == 400
    assert response.json()["field"].split(".")[0] == field
    assert Report.objects.count() == 0


@pytest.mark.parametrize("body", ["", "{", "[]", '"text"', "null", "\ud800".encode("utf-8", "surrogatepass"), b"\xff"])
def test_a_body_that_is_no_json_object_is_refused(body, nato_sends):
    response = nato_sends.generic("POST", URL, body, content_type="application/json")
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"


def test_a_key_given_twice_is_refused_by_name(nato_sends):
    response = nato_sends.generic("POST", URL, '{"title": "a", "title": "b"}', content_type="application/json")
    assert (response.json()["code"], response.json()["field"]) == ("core.key_twice", "title")


def test_another_content_type_is_415_and_a_body_too_large_is_413(nato_sends, settings):
    form = nato_sends.generic("POST", URL, "title=x", content_type="application/x-www-form-urlencoded")
    assert (form.status_code, form.json()["code"]) == (415, "core.wrong_type")
    large = json.dumps({"title": "x", "body": "y" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE})
    answer = nato_sends.generic("POST", URL, large, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (413, "core.too_large")
    assert Report.objects.count() == 0


@pytest.mark.parametrize("where", ["title", "body", "actor_named"])
def test_a_classification_marking_is_422_and_only_the_attempt_is_kept(where, nato_sends):
    marked = WORDS | {where: "RESTREINT UE/EU RESTRICTED"}
    response = nato_sends.post(URL, marked, HTTP_IDEMPOTENCY_KEY=str(uuid4()))
    assert (response.status_code, response.json()["code"]) == (422, "cases.classified_marking")
    assert Report.objects.count() == 0
    assert Quarantined.objects.count() == 1


def test_a_partner_sees_its_own_reports_and_no_others(nato_sends, caller, denmark):
    theirs = a_report(denmark, "A report of Denmark")
    own = nato_sends.post(URL, WORDS).json()
    listed = nato_sends.get(URL).json()
    assert [row["id"] for row in listed["results"]] == [own["id"]]
    hidden, absent = (nato_sends.get(f"{URL}{pk}/") for pk in (theirs.pk, uuid4()))
    assert (hidden.status_code, hidden.content) == (404, absent.content)
    assert caller("UK", "reports:read").get(f"{URL}{own['id']}/").status_code == 404


def test_reports_are_filtered_and_turned_by_cursor(nato_sends):
    for number in range(5):
        nato_sends.post(URL, WORDS | {"title": f"Story number {number}", "external_id": f"N-{number}"})
    first = nato_sends.get(URL, {"limit": 2}).json()
    second = nato_sends.get(first["next"]).json()
    titles = [row["title"] for row in first["results"] + second["results"]]
    assert titles == [f"Story number {number}" for number in (4, 3, 2, 1)]
    assert [row["external_id"] for row in nato_sends.get(URL, {"external_id": "N-3"}).json()["results"]] == ["N-3"]
    assert nato_sends.get(URL, {"q": "number 0"}).json()["results"][0]["external_id"] == "N-0"


@pytest.mark.parametrize(
    "query", [{"cursor": "nonsense"}, {"cursor": "cD1nYXJiYWdl"}, {"status": "lost"}, {"created_after": "x"}]
)
def test_a_cursor_or_filter_that_cannot_be_used_is_400(query, nato_sends):
    nato_sends.post(URL, WORDS)
    response = nato_sends.get(URL, query)
    assert response.status_code == 400, response.json()
    assert response["Content-Type"] == "application/problem+json"


def test_a_list_costs_the_same_for_one_report_and_for_many(nato_sends, count_queries):
    nato_sends.post(URL, WORDS)
    few = count_queries(lambda: nato_sends.get(URL))
    for number in range(12):
        nato_sends.post(URL, WORDS | {"title": f"Story {number}", "external_id": f"N-{number}"})
    assert count_queries(lambda: nato_sends.get(URL)) == few
