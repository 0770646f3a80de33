"""A checkpoint: where every chain ended at an instant, as one line of JSON to be kept elsewhere.

Whoever holds an old checkpoint can show that the memory of today still contains, unchanged, the
memory of that day; even the owner of the database cannot rewrite both.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from audit.rules.chain import Fault, canonical

FORMAT = "entente-audit-checkpoint/1"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """``heads``: chain → (number of its last row, hash of that row). ``seal``: number and hash of the last one."""

    at: str
    rows: int
    heads: Mapping[str, tuple[int, str]]
    seal: tuple[int, str]


def written(at: datetime, rows: int, heads: Mapping[str, tuple[int, str]], seal: tuple[int, str]) -> str:
    """The checkpoint as canonical JSON with its own digest, one line."""
    body: dict[str, Any] = {
        "format": FORMAT,
        "at": at,
        "rows": rows,
        "heads": {chain: list(head) for chain, head in heads.items()},
        "seal": list(seal),
    }
    return canonical(body | {"head": _digest(body)}) + "\n"


def read(text: str) -> Checkpoint:
    """A checkpoint back from its line. ``ValueError`` says what is wrong with the file."""
    try:
        body = json.loads(text)
        head, known, kept = body.pop("head"), body["format"] == FORMAT, _kept(body)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        raise ValueError("The file is not a checkpoint of an audit memory.") from None
    if not known:
        raise ValueError("The checkpoint has a format this version does not know.")
    if head != _digest(body):
        raise ValueError("The checkpoint itself was altered: its digest does not fit its content.")
    return kept


def _kept(body: Mapping[str, Any]) -> Checkpoint:
    return Checkpoint(
        at=str(body["at"]),
        rows=int(body["rows"]),
        heads={chain: (int(number), str(digest)) for chain, (number, digest) in body["heads"].items()},
        seal=(int(body["seal"][0]), str(body["seal"][1])),
    )


def compared(kept: Checkpoint, now: Mapping[tuple[str, int], str], *, rows: int, seal: str | None) -> list[Fault]:
    """What a checkpoint remembers and the memory no longer has.

    ``now`` gives the hash of the rows asked for, by chain and number; ``rows`` counts all of them today;
    ``seal`` is the hash of the seal with the number the checkpoint names, or None.
    """
    found = []
    for chain, (number, digest) in sorted(kept.heads.items()):
        stored = now.get((chain, number))
        if number and stored != digest:
            found.append(Fault(chain, number, "missing" if stored is None else "rewritten"))
    if kept.seal[0] and seal != kept.seal[1]:
        found.append(Fault("seals", kept.seal[0], "missing" if seal is None else "rewritten"))
    if rows < kept.rows:
        found.append(Fault("all chains", kept.rows - rows, "rows fewer than at the checkpoint"))
    return found


def _digest(body: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical(body).encode()).hexdigest()
