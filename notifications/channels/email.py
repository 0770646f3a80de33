"""By e-mail: one message, one connection, so that nothing is shared with the next one's failure."""

from typing import Any

from notifications.mail import message_for
from notifications.models import Notice


def send(notice: Notice, subject: Any) -> None:
    """Hand the message over. Raises whatever the mail server or the network answers."""
    message_for(notice, subject).send()
