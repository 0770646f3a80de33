"""A forecast of a round's outcome rests on rounds alone, and says when they are too few."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from responses.rules.forecast import ENOUGH, Past, forecast

CLOSES = datetime(2026, 12, 4, 12, tzinfo=UTC)
EARLY = CLOSES - timedelta(days=2)


def past(*hours: float, carried: bool = True) -> list[Past]:
    return [Past(carried, timedelta(hours=each)) for each in hours]


def test_eight_rounds_are_enough():
    assert ENOUGH == 8
    assert forecast(past(*range(8)), closes_at=CLOSES, now=EARLY).is_enough


@pytest.mark.parametrize("count", range(ENOUGH))
def test_too_few_rounds_give_no_forecast_but_their_number(count):
    found = forecast(past(*range(count)), closes_at=CLOSES, now=EARLY)
    assert (found.is_enough, found.past, found.carried, found.likely) == (False, count, count, None)


def test_rounds_that_came_to_nothing_are_counted_and_forecast_nothing():
    found = forecast(past(*range(20), carried=False) + past(1, 2), closes_at=CLOSES, now=EARLY)
    assert (found.is_enough, found.past, found.carried) == (False, 22, 2)


def test_the_middle_half_of_what_was_gives_the_span_of_what_will_be():
    found = forecast(past(0, 1, 2, 3, 4, 5, 6, 7, 8), closes_at=CLOSES, now=EARLY)
    assert (found.earliest, found.likely, found.latest) == tuple(CLOSES + timedelta(hours=h) for h in (2, 4, 6))


@given(st.lists(st.floats(-200, 200), min_size=ENOUGH, max_size=30), st.floats(-100, 400))
def test_no_forecast_lies_in_the_past_and_its_instants_are_in_order(hours, since):
    now = CLOSES + timedelta(hours=since)
    found = forecast(past(*hours), closes_at=CLOSES, now=now)
    assert now <= found.earliest <= found.likely <= found.latest
