"""References of cases: ``FIMI-2026-0042``, numbered from 1 in each year."""

import re

_REFERENCE = re.compile(r"\s*FIMI[-\s]?(\d{4})[-\s]?(\d{4,})\s*", re.ASCII | re.IGNORECASE)


def format_reference(year: int, number: int) -> str:
    """At least four digits, more after 9999. A number under 1 raises ``ValueError``."""
    if number < 1:
        raise ValueError("case numbers start at 1")
    return f"FIMI-{year:04d}-{number:04d}"


def parse_reference(text: str) -> tuple[int, int] | None:
    """Year and number, forgiving case, spaces and missing dashes; None for anything else."""
    found = _REFERENCE.fullmatch(text)
    return (int(found[1]), int(found[2])) if found and int(found[2]) else None
