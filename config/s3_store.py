"""An S3-compatible store. Needs the extra ``s3``; loaded only where ``EVIDENCE_STORE`` names one."""

from typing import Any

from botocore.config import Config
from storages.backends.s3 import S3Storage

SECONDS = 20


class Store(S3Storage):
    """Asks for checksums only where a store needs them: many compatible ones know no trailing sums.

    Our own SHA-256 is compared at every download and by the daily walk.
    """

    def __init__(self, **options: Any) -> None:
        config = Config(
            signature_version="s3v4", request_checksum_calculation="when_required",
            response_checksum_validation="when_required", connect_timeout=5, read_timeout=SECONDS,
            retries={"max_attempts": 3, "mode": "standard"},
        )  # fmt: skip
        super().__init__(client_config=config, **options)
