"""What a well-filled form of `attribution` says."""

from tests.permissions.asking.said import Sent, today

SENT: Sent = {
    "attribution:record": {
        "stance": "no_position",
        "date": today(),
        "state": "SE",
        "proof": "Mail of today, 10:00, kept in the registry.",
    },
    "attribution:record_union": {"position": "notes", "reference": "ST 1/26", "date": today()},
    "attribution:edit": lambda world, who: {
        "level": "content",
        "reasons": "Seen again.",
        "seen": world.assessment.changed_at.isoformat(),
    },
    "attribution:add_hypothesis": {"kind": "domestic", "statement": "It grew by itself."},
    "attribution:hypothesis": {"kind": "domestic", "statement": "It grew by itself."},
    "attribution:return_to_draft": {"reason": "A source is missing."},
}
