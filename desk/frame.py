"""The parts of the page frame that need more than one app."""

from typing import Any

from django.http import HttpRequest

from delegations.rules.roles import Actor


def navigation(request: HttpRequest, actor: Actor) -> list[dict[str, Any]]:
    """Entries of the main navigation for this reader, the current one marked."""
    return []


def health_sentence() -> str:
    """How long ago the dispatcher last ran, in a sentence; empty while all is well."""
    return ""
