"""Words the filled-in forms share."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.permissions.world import World

Told = Callable[[World, str], dict[str, Any]]
Sent = dict[str, Mapping[str, Any] | Told]


def soon(*, precise: bool = False, **by: float) -> str:
    """So far from now, as a form says it."""
    return (timezone.localtime() + timedelta(**by)).strftime("%Y-%m-%dT%H:%M:%S.%f" if precise else "%Y-%m-%dT%H:%M")


def today() -> str:
    return timezone.localdate().isoformat()
