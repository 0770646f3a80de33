"""How a notice reaches its reader: each channel is ``send(told)``, which raises if it failed.

``told`` pairs notices of one person with their subjects: one pair, or for the digest several.
"""

from collections.abc import Callable
from typing import Any

from notifications.channels import email, in_app
from notifications.models import Notice
from notifications.rules.vocabulary import Channel

CHANNELS: dict[str, Callable[[list[tuple[Notice, Any]]], None]] = {
    Channel.IN_APP: in_app.send,
    Channel.EMAIL: email.send,
    Channel.DIGEST: email.send_digest,
}
