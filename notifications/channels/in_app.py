"""In the application: the row is the message, so there is nothing to hand over."""

from typing import Any

from notifications.models import Notice


def send(told: list[tuple[Notice, Any]]) -> None:
    """Nothing leaves the house; the mark that follows makes it count as told."""
