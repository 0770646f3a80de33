"""How long to wait after a failure, and when to stop: plain numbers."""

from datetime import timedelta

MOST_ATTEMPTS = 8
FIRST_WAIT = timedelta(seconds=20)
LONGEST_WAIT = timedelta(hours=1)


def wait(failures: int, *, jitter: float) -> timedelta:
    """20 s, 40 s, 80 s … at most 1 h, times a factor from 0.75 to 1.25.

    ``jitter`` from 0 to 1 picks the factor, so that what failed together does not return together.
    """
    doubled = FIRST_WAIT * 2 ** min(max(failures, 1) - 1, 12)
    return min(doubled, LONGEST_WAIT) * (0.75 + jitter / 2)


def gives_up(attempts: int) -> bool:
    """After the last attempt a notice is a dead letter: the secretariat decides."""
    return attempts >= MOST_ATTEMPTS
