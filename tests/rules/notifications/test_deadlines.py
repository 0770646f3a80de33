"""Counting over whole years: what holds for every opening, every period, every summer time."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.refusal import Refused
from notifications.rules import deadlines
from notifications.rules.calendars import BRUSSELS, brussels_day, days_after, is_weekend
from tests.rules.notifications.calendar_days import CALENDAR

openings = st.datetimes(
    min_value=datetime(2026, 11, 3),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime(2029, 6, 30),  # noqa: DTZ001
    timezones=st.just(UTC),
)
minutes = st.times().map(lambda each: each.replace(second=0, microsecond=0))


@given(openings, st.integers(1, 8_760))
def test_clock_hours_elapse_exactly_across_every_change_of_summer_time(opened_at, hours):
    closes_at = deadlines.clock(opened_at, hours, CALENDAR).closes_at
    assert closes_at - opened_at == timedelta(hours=hours)
    assert closes_at.tzinfo is UTC


@given(openings, st.integers(1, 8_760))
def test_regulation_hours_start_at_the_next_full_hour(opened_at, hours):
    closes_at = deadlines.reg1182_hours(opened_at, hours, CALENDAR).closes_at
    waited = closes_at - opened_at - timedelta(hours=hours)
    assert timedelta(0) < waited <= timedelta(hours=1)
    assert (closes_at.minute, closes_at.second, closes_at.microsecond) == (0, 0, 0)


@given(openings, st.integers(1, 250), minutes)
def test_working_days_end_on_the_nth_one_at_the_hour_asked_for(opened_at, days, at):
    proposed = deadlines.working_days(opened_at, days, at, CALENDAR)
    between = list(days_after(brussels_day(opened_at), proposed.last_day))
    assert sum(map(CALENDAR.is_working_day, between)) == days
    assert CALENDAR.is_working_day(proposed.last_day)
    assert proposed.closes_at.astimezone(BRUSSELS).time() == at


@given(openings, st.integers(1, 365))
def test_regulation_days_end_at_24_00_of_a_working_day_and_hold_two_of_them(opened_at, days):
    proposed = deadlines.reg1182_days(opened_at, days, CALENDAR)
    opening_day = brussels_day(opened_at)
    between = list(days_after(opening_day, proposed.last_day))
    assert CALENDAR.is_working_day(proposed.last_day)
    assert len(between) >= days
    assert sum(map(CALENDAR.is_working_day, between)) >= min(days, 2)
    end = proposed.closes_at.astimezone(BRUSSELS)
    assert (end.date() - proposed.last_day, end.time()) == (timedelta(days=1), time(0))


@given(openings, st.integers(1, 365))
def test_regulation_days_never_run_on_without_need(opened_at, days):
    proposed = deadlines.reg1182_days(opened_at, days, CALENDAR)
    opening_day = brussels_day(opened_at)
    for day in days_after(opening_day + timedelta(days=days - 1), proposed.last_day - timedelta(days=1)):
        worked = sum(map(CALENDAR.is_working_day, days_after(opening_day, day)))
        assert not CALENDAR.is_working_day(day) or (days >= 2 and worked < 2)


@given(openings, st.integers(1, 30))
def test_skipped_days_are_closing_weekdays_after_the_opening(opened_at, days):
    proposed = deadlines.working_days(opened_at, days, time(12), CALENDAR)
    for day in proposed.skipped:
        assert brussels_day(opened_at) < day < proposed.last_day
        assert day in CALENDAR.days
        assert not is_weekend(day)


@given(openings, st.integers(1, 100))
def test_a_longer_period_never_ends_earlier(opened_at, days):
    for count in (
        lambda quantity: deadlines.working_days(opened_at, quantity, time(12), CALENDAR),
        lambda quantity: deadlines.reg1182_days(opened_at, quantity, CALENDAR),
        lambda quantity: deadlines.clock(opened_at, quantity, CALENDAR),
    ):
        assert count(days).closes_at <= count(days + 1).closes_at


def test_three_days_at_the_same_hour_and_72_hours_differ_across_the_change():
    opened_at = datetime(2027, 10, 29, 17, tzinfo=BRUSSELS)
    closes = deadlines.clock(opened_at, 72, CALENDAR).closes_at.astimezone(BRUSSELS)
    assert (closes.hour, closes.tzname()) == (16, "CET")


def test_the_last_day_of_the_calendar_still_counts_and_the_next_does_not():
    noon = datetime(2030, 12, 30, 12, tzinfo=BRUSSELS)
    assert deadlines.clock(noon, 24, CALENDAR).last_day == CALENDAR.covers_to
    with pytest.raises(Refused) as caught:
        deadlines.clock(noon, 48, CALENDAR)
    assert caught.value.refusal.code == "notifications.calendar_missing"
