"""The worked vectors R14 to R17 of the procedure paper, each in its own words."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from notifications.rules.calculator import answer
from responses.rules.chair import may_open
from responses.rules.instruments import INSTRUMENTS
from responses.rules.rounds import RoundStatus
from tests.rules.notifications.calendar_days import CALENDAR
from tests.rules.responses.people import CHAIR, silence

BRUSSELS = ZoneInfo("Europe/Brussels")
NOON = {"mode": "working_days", "at": "12:00"}


def ask(opened_at, **request):
    return answer({"opened_at": opened_at, **request}, CALENDAR, {})


def test_r14_three_working_days_over_christmas_end_on_6_january():
    got = ask("2026-12-23T16:00:00+01:00", working_days=3, **NOON)
    assert (got["closes_at"], got["shown_as"]) == ("2027-01-06T11:00:00Z", "Wed 6 Jan 2027, 12:00 (Brussels, CET)")
    closed = [f"2026-12-{day}" for day in (24, 25, 28, 29, 30, 31)]
    assert got["skipped"] == [*closed, "2027-01-01"]


def test_r15_around_easter_two_working_days_end_on_the_wednesday_after():
    got = ask("2027-03-24T10:00:00+01:00", working_days=2, **NOON)
    assert (got["closes_at"], got["shown_as"]) == ("2027-03-31T10:00:00Z", "Wed 31 Mar 2027, 12:00 (Brussels, CEST)")
    assert got["skipped"] == ["2027-03-25", "2027-03-26", "2027-03-29"]


@pytest.mark.parametrize(
    ("opened_at", "mode", "closes_at", "shown_as"),
    [
        ("2027-03-26T10:00:00+01:00", "clock", "2027-03-29T09:00:00Z", "Mon 29 Mar 2027, 11:00 (Brussels, CEST)"),
        ("2027-03-26T10:00:00+01:00", "reg1182", "2027-03-29T10:00:00Z", "Mon 29 Mar 2027, 12:00 (Brussels, CEST)"),
        ("2027-10-29T17:00:00+02:00", "clock", "2027-11-01T15:00:00Z", "Mon 1 Nov 2027, 16:00 (Brussels, CET)"),
    ],
)
def test_r15_72_hours_are_72_hours_though_the_clocks_change(opened_at, mode, closes_at, shown_as):
    got = ask(opened_at, mode=mode, hours=72)
    assert (got["closes_at"], got["shown_as"]) == (closes_at, shown_as)


def test_r16_the_bridge_day_after_ascension_is_no_working_day():
    got = ask("2027-05-05T16:00:00+02:00", working_days=1, **NOON)
    assert (got["closes_at"], got["shown_as"]) == ("2027-05-10T10:00:00Z", "Mon 10 May 2027, 12:00 (Brussels, CEST)")
    assert got["skipped"] == ["2027-05-06", "2027-05-07"]


def test_r16_without_a_holiday_two_working_days_are_a_weekend_away():
    got = ask("2026-11-20T15:00:00+01:00", working_days=2, **NOON)
    assert (got["closes_at"], got["shown_as"]) == ("2026-11-24T11:00:00Z", "Tue 24 Nov 2026, 12:00 (Brussels, CET)")
    assert got["skipped"] == []


@pytest.mark.parametrize(
    ("mode", "closes_at", "shown_as"),
    [
        ("clock", "2026-12-25T17:20:00Z", "Fri 25 Dec 2026, 18:20 (Brussels, CET)"),
        ("reg1182", "2026-12-25T18:00:00Z", "Fri 25 Dec 2026, 19:00 (Brussels, CET)"),
    ],
)
def test_r17_hours_run_through_christmas_and_are_never_moved_to_4_january(mode, closes_at, shown_as):
    got = ask("2026-12-24T18:20:00+01:00", mode=mode, hours=24)
    assert (got["closes_at"], got["shown_as"]) == (closes_at, shown_as)


def test_r17_if_the_chair_typed_20_00_then_20_00_it_is():
    opened_at = datetime(2026, 12, 24, 18, 20, tzinfo=BRUSSELS)
    typed = datetime(2026, 12, 25, 20, tzinfo=BRUSSELS)
    declaration = next(one for one in INSTRUMENTS if one.code == "hr_declaration")
    draft = silence(RoundStatus.DRAFT)
    assert may_open(CHAIR, draft, declaration, closes_at=typed, now=opened_at) is None
