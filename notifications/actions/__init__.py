"""What this app lets others do: set an instant and its reminders, cancel them, acknowledge, retry."""

from notifications.actions.calls import record_call
from notifications.actions.deadlines import cancel_deadline, cancel_reminders, restore_reminders, set_deadline
from notifications.actions.delivery import record_bounce, retry_notice, retry_reminder
from notifications.actions.people import (
    acknowledge,
    close_feed,
    hash_of,
    mute,
    open_feed,
    save_preference,
    unmute,
)
from notifications.actions.timetable import set_time_rule

__all__ = [
    "acknowledge",
    "cancel_deadline",
    "cancel_reminders",
    "close_feed",
    "hash_of",
    "mute",
    "open_feed",
    "record_bounce",
    "record_call",
    "restore_reminders",
    "retry_notice",
    "retry_reminder",
    "save_preference",
    "set_deadline",
    "set_time_rule",
    "unmute",
]
