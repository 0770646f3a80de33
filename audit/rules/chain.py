"""Hash chains: what goes into a row's hash, and how a broken chain is found and named."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Link:
    """One audit row as the chain sees it. ``content`` is everything the hash covers but itself."""

    chain: str
    number: int  # 1, 2, 3 … within the chain
    content: Mapping[str, Any]
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a chain: where, and which of changed, missing, reordered, cut, forged."""

    chain: str
    number: int
    what: str


def link_hash(chain: str, number: int, content: Mapping[str, Any], previous: str) -> str:
    """SHA-256, hex, over the canonical JSON of a row and the hash of the row before it."""
    body = {"chain": chain, "number": number, "previous": previous, "content": content}
    return hashlib.sha256(canonical(body).encode()).hexdigest()


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces; instants in UTC with microseconds."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_plain)


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return str(value)


def faults(chain: str, links: Iterable[Link], *, head: tuple[int, str]) -> list[Fault]:
    """Everything wrong with one chain, walked in number order against its stored head.

    ``head`` is (number of the last row, its hash) as the head table remembers it; a chain cut at
    its end is found only this way.
    """
    found, expected, previous = [], 1, GENESIS
    for link in links:
        if link.number != expected:
            found.append(Fault(chain, expected, "missing"))
        if link.previous != previous and link.number == expected:
            found.append(Fault(chain, link.number, "reordered"))
        if link.hash != link_hash(chain, link.number, link.content, link.previous):
            found.append(Fault(chain, link.number, "changed"))
        expected, previous = link.number + 1, link.hash
    if (expected - 1, previous) != head:
        found.append(Fault(chain, head[0], "cut" if expected - 1 < head[0] else "forged"))
    return found
