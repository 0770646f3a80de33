"""When the outcome of a running round is likely to stand, from how such rounds went before.

Names nobody: what goes in is how many rounds there were and when their outcome stood (decision 9).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.rules.quantiles import middle

ENOUGH = 8  # rounds that came to an outcome; fewer say more about themselves than about the next one


@dataclass(frozen=True, slots=True)
class Past:
    """One earlier round of the same procedure. ``overrun``: from its instant to its confirmed outcome."""

    carried: bool
    overrun: timedelta


@dataclass(frozen=True, slots=True)
class Forecast:
    """``past`` rounds, ``carried`` of them with an outcome; the instants are None where that is not enough."""

    past: int
    carried: int
    earliest: datetime | None = None
    likely: datetime | None = None
    latest: datetime | None = None

    @property
    def is_enough(self) -> bool:
        """Whether there is anything to go by."""
        return self.likely is not None


def forecast(past: Sequence[Past], *, closes_at: datetime, now: datetime) -> Forecast:
    """Where the middle half of earlier outcomes would put this one; never before ``now``."""
    hours = [each.overrun.total_seconds() / 3600 for each in past if each.carried]
    if len(hours) < ENOUGH:
        return Forecast(len(past), len(hours))
    earliest, likely, latest = (max(closes_at + timedelta(hours=each), now) for each in middle(hours))
    return Forecast(len(past), len(hours), earliest, likely, latest)
