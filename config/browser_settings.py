"""What a browser may do with our answers and how it keeps our cookies: the same everywhere but for HTTPS."""

from typing import Any

from csp.constants import NONE, SELF

from config import env

SAMESITE = "Lax"
SYSTEMS_ASK = (r"^healthz$", r"^metrics$", r"^api/(?!docs/)", r"^calendar/feed/")
"""Addresses programs ask with a key: over plain HTTP they are refused (``core.encrypted``), never led on."""


def content_policy(issuer: str) -> dict[str, Any]:
    """Nothing but our own files, no frame, no plug-in, no other base; forms lead here or to the provider."""
    return {
        "DIRECTIVES": {
            "default-src": [NONE],
            "script-src": [SELF],
            "style-src": [SELF],
            "img-src": [SELF],
            "font-src": [SELF],
            "connect-src": [SELF],
            "object-src": [NONE],
            # A browser asks this of the provider's page too, to which the form of the door leads.
            "form-action": [SELF, *env.words("OIDC_FORM_ORIGINS", default=env.origins(issuer))],
            "frame-ancestors": [NONE],
            "base-uri": [NONE],
        }
    }


def cookie_names(*, secure: bool) -> tuple[str, str]:
    """Session and token of the forms. With the prefix a browser takes them from this host alone, over HTTPS."""
    prefix = "__Host-" if secure else ""
    return f"{prefix}session", f"{prefix}csrf"
