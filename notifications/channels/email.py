"""By e-mail: one message, one connection, so that nothing is shared with the next one's failure."""

from typing import Any

from notifications.mail import digest_for, message_for
from notifications.models import Notice


def send(told: list[tuple[Notice, Any]]) -> None:
    """Hand each message over. Raises whatever the mail server or the network answers."""
    for notice, subject in told:
        message_for(notice, subject).send()


def send_digest(told: list[tuple[Notice, Any]]) -> None:
    """All of them in one message."""
    digest_for(told).send()
