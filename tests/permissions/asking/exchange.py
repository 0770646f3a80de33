"""What a well-filled form of `exchange` says."""

from tests.permissions.asking.said import Sent

PURPOSE = {"purpose": "For the file of the legal service."}
SENT: Sent = {"exchange:seal_case": PURPOSE, "exchange:seal_proposal": PURPOSE}
