"""The deadline calculator answers the shared contract, vector by vector."""

import json
from datetime import date
from pathlib import Path

import pytest

from core.rules.refusal import Kind, Refusal
from notifications.rules.calculator import answer
from tests.rules.notifications.calendar_days import CALENDAR

VECTORS = json.loads((Path(__file__).parents[2] / "contracts" / "deadline.vectors.json").read_text(encoding="utf-8"))
EPIPHANY = date(2027, 1, 6)
HOLIDAYS = {"EL": {EPIPHANY: "Epiphany"}, "ES": {EPIPHANY: "Epiphany"}, "FR": {}}


def ask(**request):
    return answer(request, CALENDAR, HOLIDAYS)


def over_christmas(**more):
    return ask(opened_at="2026-12-23T16:00:00+01:00", **more)


@pytest.mark.parametrize("vector", VECTORS["vectors"], ids=lambda vector: vector["name"])
def test_every_vector_of_the_contract_closes_when_it_says(vector):
    assert answer(vector["request"], CALENDAR, {})["closes_at"] == vector["closes_at"]


@pytest.mark.parametrize("request_", VECTORS["refused_400"], ids=json.dumps)
def test_every_refused_request_of_the_contract_is_invalid_and_names_a_field(request_):
    refusal = answer(request_, CALENDAR, {})
    assert isinstance(refusal, Refusal)
    assert refusal.kind is Kind.INVALID
    assert refusal.field in request_


def test_the_answer_shows_the_instant_the_skipped_days_and_who_is_on_holiday():
    assert over_christmas(mode="working_days", working_days=3) == {
        "closes_at": "2027-01-06T11:00:00Z",
        "shown_as": "Wed 6 Jan 2027, 12:00 (Brussels, CET)",
        "skipped": [
            "2026-12-24",
            "2026-12-25",
            "2026-12-28",
            "2026-12-29",
            "2026-12-30",
            "2026-12-31",
            "2027-01-01",
        ],
        "warnings": [
            {"state": "EL", "date": "2027-01-06", "holiday": "Epiphany"},
            {"state": "ES", "date": "2027-01-06", "holiday": "Epiphany"},
        ],
    }


def test_a_period_that_ends_with_its_last_hour_is_shown_as_24_00_of_that_day():
    got = ask(opened_at="2027-02-05T10:00:00+01:00", mode="reg1182", days=2)
    assert got["shown_as"] == "Tue 9 Feb 2027, 24:00 (Brussels, CET)"
    assert got["closes_at"] == "2027-02-09T23:00:00Z"


def test_warnings_of_a_24_00_end_look_at_the_day_that_ends():
    holidays = {"MT": {date(2027, 2, 9): "ends on it"}, "BG": {date(2027, 2, 10): "the day after"}}
    request = {"opened_at": "2027-02-05T10:00:00+01:00", "mode": "reg1182", "days": 2}
    assert [each["state"] for each in answer(request, CALENDAR, holidays)["warnings"]] == ["MT"]


def test_a_clock_period_that_happens_to_end_at_midnight_stays_00_00():
    got = ask(opened_at="2027-02-05T10:00:00+01:00", mode="clock", hours=14)
    assert got["shown_as"] == "Sat 6 Feb 2027, 00:00 (Brussels, CET)"


@pytest.mark.parametrize(
    ("request_", "field"),
    [
        ({"mode": "clock", "hours": 2}, "opened_at"),
        ({"opened_at": 5, "mode": "clock", "hours": 2}, "opened_at"),
        ({"opened_at": "2026-12-23 16:00:00+01:00", "mode": "clock", "hours": 2}, "opened_at"),
        ({"opened_at": "2026-02-30T16:00:00Z", "mode": "clock", "hours": 2}, "opened_at"),
        ({"opened_at": "0001-01-01T00:00:00+23:59", "mode": "clock", "hours": 2}, "opened_at"),
        ({"opened_at": "9999-12-31T23:59:59-23:59", "mode": "clock", "hours": 2}, "opened_at"),
        ({"opened_at": "2027-02-05T10:00:00Z", "hours": 2}, "mode"),
        ({"opened_at": "2027-02-05T10:00:00Z", "mode": ["clock"], "hours": 2}, "mode"),
        ({"opened_at": "2027-02-05T10:00:00Z", "mode": "clock"}, "hours"),
        ({"opened_at": "2027-02-05T10:00:00Z", "mode": "clock", "hours": True}, "hours"),
        ({"opened_at": "2027-02-05T10:00:00Z", "mode": "clock", "hours": "2"}, "hours"),
        ({"opened_at": "2027-02-05T10:00:00Z", "mode": "clock", "hours": 2.0}, "hours"),
        ({"opened_at": "2027-02-05T10:00:00Z", "mode": "clock", "hours": 8_761}, "hours"),
        ({"opened_at": "2027-02-05T10:00:00Z", "mode": "working_days"}, "working_days"),
        ({"opened_at": "2027-02-05T10:00:00Z", "mode": "working_days", "working_days": 251}, "working_days"),
        ({"opened_at": "2027-02-05T10:00:00Z", "mode": "reg1182", "days": 366}, "days"),
        ({"opened_at": "2027-02-05T10:00:00Z", "mode": "reg1182", "days": 2, "hours": 2}, "days"),
        ({"opened_at": "2027-02-05T10:00:00Z", "mode": "reg1182", "working_days": 2}, "working_days"),
        ({"opened_at": "2027-02-05T10:00:00Z", "mode": "clock", "hours": 2, "at": "12:00"}, "at"),
        (
            {"opened_at": "2027-02-05T10:00:00Z", "mode": "working_days", "working_days": 2, "at": "24:00"},
            "at",
        ),
        ({"opened_at": "2027-02-05T10:00:00Z", "mode": "working_days", "working_days": 2, "at": 12}, "at"),
        ({"opened_at": "2027-02-05T10:00:00Z", "mode": "clock", "hours": 2, "minutes": 5}, "minutes"),
    ],
)
def test_bad_input_names_the_field_at_fault(request_, field):
    refusal = answer(request_, CALENDAR, {})
    assert isinstance(refusal, Refusal)
    assert (refusal.kind, refusal.field) == (Kind.INVALID, field)


@pytest.mark.parametrize("body", [None, [], "clock", 3])
def test_a_body_that_is_no_object_is_refused(body):
    assert answer(body, CALENDAR, {}).code == "notifications.calculator_not_an_object"


def test_null_counts_as_not_given():
    got = over_christmas(mode="clock", hours=2, days=None, working_days=None, at=None)
    assert got["closes_at"] == "2026-12-23T17:00:00Z"


@pytest.mark.parametrize(
    "request_",
    [
        {"opened_at": "2030-12-31T22:30:00Z", "mode": "clock", "hours": 1},
        {"opened_at": "2031-03-03T10:00:00Z", "mode": "clock", "hours": 1},
        {"opened_at": "2026-11-01T10:00:00+01:00", "mode": "clock", "hours": 72},
        {"opened_at": "2026-11-02T10:00:00+01:00", "mode": "clock", "hours": 1},
        {"opened_at": "2030-12-23T10:00:00+01:00", "mode": "reg1182", "days": 2},
        {"opened_at": "9990-01-01T10:00:00Z", "mode": "working_days", "working_days": 250},
    ],
)
def test_a_day_nobody_has_a_calendar_for_is_refused_whatever_the_mode(request_):
    assert answer(request_, CALENDAR, {}).code == "notifications.calendar_missing"


def test_the_calendar_may_begin_the_day_after_the_opening():
    got = ask(opened_at="2026-11-02T10:00:00+01:00", mode="clock", hours=24)
    assert got["closes_at"] == "2026-11-03T09:00:00Z"
