"""What this app lets others do: set an instant and its reminders, cancel them, acknowledge, retry."""

from notifications.actions.deadlines import cancel_deadline, cancel_reminders, restore_reminders, set_deadline

__all__ = ["cancel_deadline", "cancel_reminders", "restore_reminders", "set_deadline"]
