"""The sign of life of whoever ticks, and how long ago it was."""

import socket
import uuid

from core.clock import db_now
from notifications.models import Tick


def beat(runner: str, *, fired: int, sent: int) -> None:
    """Overwrite this runner's row; one row per kind of runner and machine."""
    row = Tick(
        runner=f"{runner}@{socket.gethostname()}"[:100], at=db_now(), fired=fired, sent=sent,
        id_of_last_run=uuid.uuid4(),
    )  # fmt: skip
    Tick.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["runner"],
        update_fields=["at", "fired", "sent", "id_of_last_run"],
    )
