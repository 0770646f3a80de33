"""How a notice reaches its reader: each channel is ``send(notice, subject)``, which raises if it failed."""

from collections.abc import Callable
from typing import Any

from notifications.channels import email, in_app
from notifications.models import Notice
from notifications.rules.vocabulary import Channel

CHANNELS: dict[str, Callable[[Notice, Any], None]] = {
    Channel.IN_APP: in_app.send,
    Channel.EMAIL: email.send,
}
