"""What a well-filled form of `meetings` says."""

from delegations import facts as people
from tests.permissions.asking.said import Sent, soon

SENT: Sent = {
    "meetings:plan": {"body": "psc", "starts_at": soon(days=4), "place": "Justus Lipsius building"},
    "meetings:change": {"starts_at": soon(days=4), "place": "Justus Lipsius building"},
    "meetings:cancel": {"reason": "No item is ripe."},
    "meetings:attendance": lambda world, who: {f"room_{state.code}": "present" for state in people.states()},
    "meetings:add_item": lambda world, who: {"proposal": world.draft.pk, "kind": "discussion"},
    "meetings:take_item": lambda world, who: {"proposal": world.draft.pk},
    "meetings:change_item": {"kind": "decision", "annotation": "For agreement."},
    "meetings:conclude_item": {"outcome": "concluded"},
}
