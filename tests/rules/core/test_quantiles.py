"""The middle of a few numbers."""

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.quantiles import middle, quantile

NUMBERS = st.lists(st.floats(0, 1e6), min_size=1, max_size=40)


@given(NUMBERS)
def test_the_median_is_the_one_everybody_knows(numbers):
    assert middle(numbers).median == pytest.approx(statistics.median(numbers))


@given(NUMBERS)
def test_the_middle_half_lies_around_the_median_and_within_the_numbers(numbers):
    found = middle(numbers)
    assert min(numbers) <= found.low <= found.median <= found.high <= max(numbers)


@pytest.mark.parametrize(("numbers", "share"), [([], 0.5), ([1], -0.1), ([1], 1.1)])
def test_nothing_has_no_middle(numbers, share):
    with pytest.raises(ValueError, match="quantile"):
        quantile(numbers, share)
