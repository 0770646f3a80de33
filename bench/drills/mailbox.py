"""A receiver: each mail is a file. A pause after each makes the moment between send and mark long enough to hit."""

import time
from collections import Counter
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend


class Mailbox(BaseEmailBackend):
    """Writes the Message-ID of each mail into a file of its own."""

    def send_messages(self, messages: list) -> int:
        for message in messages:
            Path(settings.DRILL_FOLDER, f"{uuid4()}.id").write_text(message.message()["Message-ID"])
            time.sleep(settings.DRILL_PAUSE)
        return len(messages)


def received(folder: Path) -> Counter[str]:
    """How often each Message-ID came in. A receiver keeps one of each."""
    return Counter(path.read_text() for path in folder.glob("*.id"))
