"""What a well-filled form of `api` says."""

from tests.permissions.asking.said import Sent

SENT: Sent = {
    "api:report-list": {"title": "Sent by a system", "body": "Seen."},
    "api:tally": {"rule": "silence", "positions": {"EL": "agree"}},
    "api:deadline": {"opened_at": "2026-12-23T16:00:00+01:00", "mode": "clock", "hours": 24},
    "api:round-positions": lambda world, who: {
        "signatory": "dk.signatory@test.invalid",
        "answer": "agree",
        "text_sha256": world.running.text_sha256,
    },
}
