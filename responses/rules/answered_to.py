"""What an answer over REST answers to, as the entity tag of the round.

The text and the number of the State's own last answer: what the page holds an answer against too. What other States
said is not in it. Twenty-seven systems that answer in the last second would refuse each other, and where answers are
hidden it would tell that somebody answered.
"""

import re

_TAG = re.compile(r'(?:W/)?"([0-9a-f]{16})\.(\d{1,6})"', re.ASCII)


def entity_tag(text_sha256: str, own: int) -> str:
    """Weak (RFC 9110, 8.8.1): the round may read otherwise and is still the same to answer to. ``own``: 0 for none."""
    return f'W/"{text_sha256[:16]}.{own}"'


def own_seen(tag: str, text_sha256: str) -> int | None:
    """The own answer up to which the sender had read; None for the tag of another text, or of nothing."""
    found = _TAG.fullmatch(tag)
    return int(found[2]) if found and text_sha256.startswith(found[1]) else None
