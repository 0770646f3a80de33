"""Pages of notices: mine, the plan of a deadline, deliveries, the calendar."""

from notifications.views.calendar import feed, new_feed, revoke_feed
from notifications.views.calls import called, calls
from notifications.views.deliveries import deliveries, retry_notice, retry_reminder
from notifications.views.mine import mute, notice, notices, preferences, received, unmute
from notifications.views.plan import deadline

__all__ = [
    "called",
    "calls",
    "deadline",
    "deliveries",
    "feed",
    "mute",
    "new_feed",
    "notice",
    "notices",
    "preferences",
    "received",
    "retry_notice",
    "retry_reminder",
    "revoke_feed",
    "unmute",
]
