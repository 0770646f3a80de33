"""How deadlines, reminders and notices move."""

from core.rules.transitions import Lifecycle, Transition
from notifications.rules.vocabulary import DeadlineStatus as D
from notifications.rules.vocabulary import NoticeStatus as N
from notifications.rules.vocabulary import ReminderStatus as R

DEADLINE: Lifecycle = (
    Transition("fire", (D.OPEN,), D.FIRED),
    # What has passed and was still to do is settled by the act that does it.
    Transition("cancel", (D.OPEN, D.FIRED), D.CANCELLED),
    # An extension, a re-opening after reservations, an objection withdrawn: the same row acts again.
    Transition("set_anew", (D.OPEN, D.FIRED, D.CANCELLED), D.OPEN),
)

REMINDER: Lifecycle = (
    # Expanded within one transaction, a reminder passes through CLAIMED without resting there.
    Transition("claim", (R.PLANNED, R.CLAIMED), R.CLAIMED),
    Transition("give_back", (R.CLAIMED,), R.PLANNED),
    Transition("mark_sent", (R.CLAIMED,), R.SENT),
    Transition("find_obsolete", (R.CLAIMED,), R.OBSOLETE),
    Transition("give_up", (R.PLANNED, R.CLAIMED), R.FAILED),
    Transition("retry", (R.FAILED,), R.PLANNED),
    Transition("cancel", (R.PLANNED, R.CLAIMED), R.CANCELLED),
    # An objection withdrawn before the instant brings its reminders back (decision 5).
    Transition("revive", (R.CANCELLED,), R.PLANNED),
)

NOTICE: Lifecycle = (
    Transition("claim", (N.QUEUED, N.CLAIMED), N.CLAIMED),
    Transition("retry_later", (N.CLAIMED,), N.QUEUED),
    Transition("mark_sent", (N.CLAIMED,), N.SENT),
    Transition("mark_delivered", (N.SENT,), N.DELIVERED),
    Transition("acknowledge", (N.SENT, N.DELIVERED), N.ACKNOWLEDGED),
    # Refused for good while it is handed over, or returned later.
    Transition("record_bounce", (N.CLAIMED, N.SENT, N.DELIVERED), N.BOUNCED),
    Transition("give_up", (N.CLAIMED,), N.DEAD),
    Transition("retry", (N.DEAD, N.BOUNCED), N.QUEUED),
    Transition("cancel", (N.QUEUED, N.CLAIMED), N.CANCELLED),
)
