"""Readings are proved as acts are: a seal remembers a digest over all that were noted since the one before.

Nobody waits for another's reading, so they form no chain of their own; the seals are the chain. What was
noted in the last minutes is left to a later seal, because a transaction may still be open.
"""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from audit.models import Disclosure, Seal
from audit.rules.chain import GENESIS, Fault, canonical
from core.clock import db_now

READINGS = "readings"  # beside the chains in the heads of a seal; no chain is called so
SETTLED = timedelta(minutes=10)
COLUMNS = ("id", "at", "person", "on_behalf_of", "subject_kind", "subject_id", "version", "channel", "sitting")
AT_ONCE = 2000


def moved() -> dict[str, list[Any]]:
    """For the next seal: up to which row, and the digest over all since the last one; empty if there are none."""
    last = Seal.objects.filter(heads__has_key=READINGS).order_by("-id").first()
    after, previous = last.heads[READINGS] if last else (0, GENESIS)
    rows = Disclosure.objects.filter(id__gt=after, at__lt=db_now() - SETTLED)
    upto = rows.order_by("-id").values_list("id", flat=True).first()
    return {READINGS: [upto, _digest(after, upto, previous)]} if upto else {}


def reading_faults() -> Iterator[Fault]:
    """Every seal whose readings are not as they were: a row was changed, removed or slipped in."""
    after, previous = 0, GENESIS
    for heads in Seal.objects.filter(heads__has_key=READINGS).order_by("id").values_list("heads", flat=True):
        upto, sealed = heads[READINGS]
        if _digest(after, upto, previous) != sealed:
            yield Fault(READINGS, upto, f"not as sealed, between rows {after + 1} and {upto}")
        after, previous = upto, sealed


def without_readings(heads: Mapping[str, list[Any]]) -> dict[str, list[Any]]:
    """The chains a seal remembers."""
    return {chain: head for chain, head in heads.items() if chain != READINGS}


def _digest(after: int, upto: int, previous: str) -> str:
    """SHA-256, hex, over the rows in their order and the digest before them."""
    running = hashlib.sha256(previous.encode())
    rows = Disclosure.objects.filter(id__gt=after, id__lte=upto).order_by("id").values(*COLUMNS)
    for row in rows.iterator(chunk_size=AT_ONCE):
        running.update(canonical(row).encode() + b"\n")
    return running.hexdigest()
