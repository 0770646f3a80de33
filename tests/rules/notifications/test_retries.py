"""The pause after a failure: it grows, it is spread, it has an end."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from notifications.rules.retries import FIRST_WAIT, LONGEST_WAIT, MOST_ATTEMPTS, gives_up, wait

failures = st.integers(1, 10_000)
chances = st.floats(0, 1)


@given(failures, chances)
def test_every_pause_lies_within_a_quarter_of_its_step_and_never_ends_a_reminder(count, jitter):
    step = min(FIRST_WAIT * 2 ** min(count - 1, 12), LONGEST_WAIT)
    assert step * 0.75 <= wait(count, jitter=jitter) <= step * 1.25


@given(failures, chances, chances)
def test_later_pauses_are_not_shorter_by_more_than_chance(count, one, another):
    assert wait(count + 1, jitter=one) >= wait(count, jitter=one)
    assert wait(count, jitter=max(one, another)) >= wait(count, jitter=min(one, another))


@given(failures)
def test_what_failed_together_does_not_come_back_together(count):
    spread = wait(count, jitter=1.0) - wait(count, jitter=0.0)
    assert spread >= FIRST_WAIT / 2


def test_the_first_pause_is_short_and_all_of_them_fit_into_three_hours():
    assert wait(1, jitter=0.5) == FIRST_WAIT
    assert sum((wait(n, jitter=1.0) for n in range(1, MOST_ATTEMPTS)), timedelta()) < timedelta(hours=3)
    assert [gives_up(n) for n in (MOST_ATTEMPTS - 1, MOST_ATTEMPTS)] == [False, True]
