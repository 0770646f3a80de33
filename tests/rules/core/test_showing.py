"""An instant is written one way, and nobody is promised time there is not."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.showing import beside, shown_as, shown_day, time_left

START = datetime(2020, 1, 1, tzinfo=UTC)
INSTANTS = st.integers(0, 15 * 366 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def test_the_place_and_the_zone_are_always_said() -> None:
    assert shown_as(at(2026, 11, 21, 17)) == "Sat 21 Nov 2026, 18:00 (Brussels, CET)"
    assert shown_as(at(2026, 7, 1, 16)) == "Wed 1 Jul 2026, 18:00 (Brussels, CEST)"


def test_the_hour_that_comes_twice_is_told_apart_by_its_zone() -> None:
    assert shown_as(at(2026, 10, 25, 0, 30)) == "Sun 25 Oct 2026, 02:30 (Brussels, CEST)"
    assert shown_as(at(2026, 10, 25, 1, 30)) == "Sun 25 Oct 2026, 02:30 (Brussels, CET)"


def test_a_period_that_ends_with_its_day_ends_at_24_hours() -> None:
    midnight = at(2027, 1, 5, 23)
    assert shown_as(midnight, ends_day=True) == "Tue 5 Jan 2027, 24:00 (Brussels, CET)"
    assert shown_as(midnight) == "Wed 6 Jan 2027, 00:00 (Brussels, CET)"
    assert shown_as(at(2027, 1, 5, 11), ends_day=True) == "Tue 5 Jan 2027, 12:00 (Brussels, CET)"


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        shown_as(datetime(2026, 11, 21, 18))  # noqa: DTZ001 - the fault under test


def test_the_reader_sees_the_own_clock_only_where_it_differs() -> None:
    instant = at(2026, 11, 21, 17)
    assert beside(instant, "Europe/Helsinki", "Helsinki") == "Sat 21 Nov 2026, 19:00 (Helsinki, EET)"
    assert beside(instant, "Europe/Lisbon", "Lisbon") == "Sat 21 Nov 2026, 17:00 (Lisbon, WET)"
    assert beside(instant, "Europe/Paris", "Paris") == ""


def test_a_day_is_written_without_a_clock() -> None:
    assert shown_day(date(2027, 5, 18)) == "Tue 18 May 2027"


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (timedelta(seconds=59), "< 1 min"),
        (timedelta(minutes=12, seconds=59), "12 min"),
        (timedelta(hours=3), "3 h"),
        (timedelta(hours=3, minutes=20), "3 h 20 min"),
        (timedelta(days=2), "2 d"),
        (timedelta(days=2, hours=4, minutes=59), "2 d 4 h"),
        (timedelta(microseconds=1), "< 1 min"),
        (timedelta(0), ""),
        (timedelta(hours=-1), ""),
    ],
)
def test_time_left_is_said_in_two_units_at_most(left: timedelta, said: str) -> None:
    now = at(2026, 11, 21, 12)
    assert time_left(now, now + left) == said


@given(INSTANTS, st.timedeltas(timedelta(seconds=1), timedelta(days=400)))
def test_nobody_is_promised_more_time_than_there_is(now: datetime, left: timedelta) -> None:
    units = {"d": 86400, "h": 3600, "min": 60}
    said = time_left(now, now + left)
    promised = sum(int(n) * units[u] for n, u in re.findall(r"(?<!< )(\d+) (d|h|min)", said))
    assert promised <= left.total_seconds()


@given(INSTANTS)
def test_no_instant_is_ever_written_with_a_twelve_hour_clock_or_a_numeric_month(instant: datetime) -> None:
    assert re.fullmatch(
        r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{1,2} [A-Z][a-z]{2} \d{4}, [0-2]\d:\d\d \(Brussels, CES?T\)",
        shown_as(instant),
    )
