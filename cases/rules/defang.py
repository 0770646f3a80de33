"""Addresses made harmless to show, whole again to compare.

Showing is ``core.rules.defanging.defanged``; it is offered here for links and mail addresses of
evidence, beside the way back that reports written by others need.
"""

import re
from urllib.parse import urlsplit

from core.rules.defanging import defanged

__all__ = ["comparable", "defanged", "refanged"]

_MARKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\bh(?:xx|\*\*|tt)p(s?)\s*(?:\[:\]|:)\s*//", re.IGNORECASE), r"http\1://"),
    (re.compile(r"\s*[\[({]\s*(?:\.|dot)\s*[\])}]\s*", re.IGNORECASE), "."),
    (re.compile(r"\s*[\[({]\s*(?:@|at)\s*[\])}]\s*", re.IGNORECASE), "@"),
)


def refanged(text: str) -> str:
    """``hxxps://a[.]example`` becomes ``https://a.example``; plain addresses stay as they are."""
    for mark, plain in _MARKS:
        text = mark.sub(plain, text)
    return text


def comparable(link: str) -> str:
    """A form in which two spellings of one address are equal: never to be followed or shown.

    Scheme, ``www.``, a port of 80 or 443, fragment and a closing slash do not tell pages apart.
    """
    whole = refanged(link.strip())
    try:
        parts = urlsplit(whole if "//" in whole else f"//{whole}")
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return whole.casefold()
    at_port = f":{port}" if port not in (None, 80, 443) else ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{at_port}{parts.path.rstrip('/')}{query}"
