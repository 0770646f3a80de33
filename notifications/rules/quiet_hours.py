"""When a notice goes out. In-app at once, always; e-mail waits for the reader's morning.

Quiet hours yield to a deadline less than six hours away: a held mail leaves at that moment, even
if morning has not come, so that waiting never costs a capital its last hours.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from notifications.rules.calendars import ONE_DAY
from notifications.rules.vocabulary import Channel

YIELDS = timedelta(hours=6)
DIGEST_AT = time(8)


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From ``starts`` to ``ends`` on the reader's clock, over midnight if it ends earlier."""

    zone: ZoneInfo
    starts: time = time(20)
    ends: time = time(7)

    def hold(self, instant: datetime) -> bool:
        """Whether this instant falls into the quiet hours; the end itself does not."""
        there = instant.astimezone(self.zone).time()
        if self.starts <= self.ends:
            return self.starts <= there < self.ends
        return there >= self.starts or there < self.ends


def send_at(channel: Channel, now: datetime, quiet: QuietHours, *, closes_at: datetime | None = None) -> datetime:
    """The instant (UTC) to send at, never before ``now``."""
    if channel is Channel.IN_APP:
        return now.astimezone(UTC)
    wanted = _next(DIGEST_AT, now, quiet.zone) if channel is Channel.DIGEST else now
    if quiet.hold(wanted):
        wanted = _next(quiet.ends, wanted, quiet.zone)
    if closes_at is not None:
        wanted = max(now, min(wanted, closes_at - YIELDS))
    return wanted.astimezone(UTC)


def _next(at: time, now: datetime, zone: ZoneInfo) -> datetime:
    """The next time the clock in ``zone`` shows ``at``, from ``now`` on."""
    today = now.astimezone(zone).date()
    candidates = (datetime.combine(today + ONE_DAY * ahead, at, zone) for ahead in range(3))
    return next(when for each in candidates if (when := each.astimezone(UTC)) >= now)
