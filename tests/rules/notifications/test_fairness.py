"""What capitals get of a deadline, and the instant that is fair to all of them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifications.rules.fairness import Capital, asleep, enough_at, fair_deadline, office_hours

BRUSSELS = Capital("BE", "Europe/Brussels")
ATHENS = Capital("EL", "Europe/Athens")
LISBON = Capital("PT", "Europe/Lisbon")
ON_HOLIDAY = Capital("AT", "Europe/Vienna", {date(2027, 1, 6): "Epiphany"})
CAPITALS = (BRUSSELS, ATHENS, LISBON, ON_HOLIDAY, Capital("FI", "Europe/Helsinki"))

openings = st.datetimes(
    min_value=datetime(2026, 11, 3),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime(2029, 12, 31),  # noqa: DTZ001
    timezones=st.just(UTC),
)


def test_office_hours_are_counted_by_the_clock_of_each_capital():
    friday, monday = datetime(2026, 11, 20, 15, tzinfo=UTC), datetime(2026, 11, 23, 11, tzinfo=UTC)
    assert office_hours(BRUSSELS, friday, monday) == 2 + 3
    assert office_hours(ATHENS, friday, monday) == 1 + 4


def test_a_national_holiday_gives_no_office_hours_to_that_state_alone():
    morning, evening = datetime(2027, 1, 6, 8, tzinfo=UTC), datetime(2027, 1, 6, 17, tzinfo=UTC)
    assert office_hours(BRUSSELS, morning, evening) == 9
    assert office_hours(ON_HOLIDAY, morning, evening) == 0


def test_the_night_is_that_of_the_capital():
    at = datetime(2026, 11, 20, 20, 30, tzinfo=UTC)
    assert asleep(ATHENS, at)
    assert not asleep(BRUSSELS, at)


def test_the_fair_instant_waits_for_the_slowest_capital():
    afternoon = datetime(2026, 11, 20, 14, tzinfo=UTC)  # Friday, 15:00 in Brussels
    assert enough_at(BRUSSELS, afternoon, 6) == datetime(2026, 11, 23, 11, tzinfo=UTC)
    assert enough_at(ATHENS, afternoon, 6) == datetime(2026, 11, 23, 11, tzinfo=UTC)
    assert fair_deadline((BRUSSELS, ATHENS, LISBON), afternoon, 6) == datetime(2026, 11, 23, 11, tzinfo=UTC)
    early = datetime(2026, 11, 23, 7, tzinfo=UTC)  # Monday: Athens is at its desk, Lisbon at 9 UTC
    assert fair_deadline((BRUSSELS, ATHENS, LISBON), early, 6) == datetime(2026, 11, 23, 15, tzinfo=UTC)


def test_a_holiday_of_one_state_moves_the_fair_instant_and_nothing_else():
    eve = datetime(2027, 1, 5, 16, tzinfo=UTC)  # 17:00 in Vienna, one hour left at the desk
    assert fair_deadline((BRUSSELS,), eve, 6) == datetime(2027, 1, 6, 13, tzinfo=UTC)
    assert fair_deadline((BRUSSELS, ON_HOLIDAY), eve, 6) == datetime(2027, 1, 7, 13, tzinfo=UTC)


@given(openings, st.integers(1, 40))
def test_the_fair_instant_gives_every_capital_its_hours_and_a_minute_earlier_does_not(opened_at, hours):
    fair = fair_deadline(CAPITALS, opened_at, hours)
    assert all(office_hours(capital, opened_at, fair) >= hours for capital in CAPITALS)
    earlier = fair - timedelta(minutes=1)
    assert any(office_hours(capital, opened_at, earlier) < hours for capital in CAPITALS)
    assert fair.second == fair.microsecond == 0


@given(openings, st.integers(1, 39))
def test_more_hours_are_never_reached_earlier(opened_at, hours):
    assert fair_deadline(CAPITALS, opened_at, hours) < fair_deadline(CAPITALS, opened_at, hours + 1)


@pytest.mark.parametrize("capital", CAPITALS)
@given(opened_at=openings, hours=st.integers(0, 400))
def test_no_capital_gets_more_office_hours_than_the_period_has(capital, opened_at, hours):
    assert 0 <= office_hours(capital, opened_at, opened_at + timedelta(hours=hours)) <= hours
