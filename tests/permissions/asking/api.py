"""What a well-filled form of `api` says."""

from tests.permissions.asking.said import Sent

SENT: Sent = {
    "api:report-list": {"title": "Sent by a system", "body": "Seen."},
    "api:dossier-list": lambda world, who: {"case": str(world.case.pk), "purpose": "For the ministry's own archive."},
    "api:tally": {"rule": "silence", "positions": {"EL": "agree"}},
    "api:deadline": {"opened_at": "2026-12-23T16:00:00+01:00", "mode": "clock", "hours": 24},
    "api:round-positions": lambda world, who: {
        "signatory": "dk.signatory@test.invalid",
        "answer": "agree",
        "text_sha256": world.running.text_sha256,
    },
}
