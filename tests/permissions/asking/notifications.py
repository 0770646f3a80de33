"""What a well-filled form of `notifications` says."""

from tests.permissions.asking.said import Sent

SENT: Sent = {
    "notifications:called": {"note": "Spoke to the duty officer."},
    "notifications:preferences": {"email": "on"},
    "notifications:unmute": lambda world, who: {"chain": str(world.case.pk)},
}
