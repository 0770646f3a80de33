"""Whom the notices of a deadline have not reached, or who has not confirmed, as a sentence for the chair."""

from core.rules.refusal import Reason
from notifications.models import Deadline
from notifications.queries import delivery_of


def reach_of(deadline: Deadline) -> Reason:
    """What the chair hears before the end: who should be called, who was told but has not said so."""
    found = delivery_of(deadline).values()
    failed = [each.delegation for each in found if each.state in ("failed", "waiting")]
    silent = [each.delegation for each in found if each.state == "delivered"]
    told = {"failed": failed, "silent": silent}
    if failed and silent:
        return Reason("notifications.reached_neither", told)
    if failed:
        return Reason("notifications.reached_not", {"failed": failed})
    return Reason("notifications.reached_unconfirmed", {"silent": silent}) if silent else _all()


def _all() -> Reason:
    return Reason("notifications.reached_all")
