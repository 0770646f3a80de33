"""Proving the memory: seals over all heads, checkpoints to be kept elsewhere, and every fault found and named."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from django.db import transaction
from django.db.models import F, Q

from audit.models import AuditEvent, ChainHead, Seal
from audit.readings import moved as moved_readings
from audit.readings import reading_faults, without_readings
from audit.rules import checkpoint
from audit.rules.chain import GENESIS, Fault, Link, canonical, faults
from core.clock import db_now

AT_ONCE = 500


@transaction.atomic
def seal() -> Seal:
    """Chain a digest over every head that moved since the last seal, and over the readings noted since.

    A chain that is being written this instant is left to the next seal, so that nobody waits.
    """
    last = Seal.objects.select_for_update().order_by("-id").first()
    moved = ChainHead.objects.select_for_update(skip_locked=True).filter(number__gt=F("sealed"))
    heads = {head.chain: [head.number, head.hash] for head in moved.order_by("chain")} | moved_readings()
    previous = last.hash if last else GENESIS
    made = Seal.objects.create(heads=heads, previous=previous, hash=_seal_hash(heads, previous))
    ChainHead.objects.filter(chain__in=heads).update(sealed=F("number"))
    return made


def take_checkpoint() -> str:
    """Where every chain ends now, sealed first: one line of canonical JSON."""
    last = seal()
    heads = {row.chain: (row.number, row.hash) for row in ChainHead.objects.all()}
    return checkpoint.written(db_now(), AuditEvent.objects.count(), heads, (last.pk, last.hash))


def against(kept: checkpoint.Checkpoint) -> list[Fault]:
    """What this checkpoint remembers and the memory of today does not have as it was."""
    seal_now = Seal.objects.filter(pk=kept.seal[0]).values_list("hash", flat=True).first()
    heads = {(chain, number) for chain, (number, _digest) in kept.heads.items()}
    return checkpoint.compared(kept, _stored(heads), rows=AuditEvent.objects.count(), seal=seal_now)


def verify() -> Iterator[Fault]:
    """Walk every chain and every seal and yield each fault found; nothing if all is whole, also while people act."""
    for head in ChainHead.objects.order_by("chain"):
        yield from _chain_faults(head)
    known = ChainHead.objects.values("chain")
    for chain in AuditEvent.objects.exclude(chain__in=known).values_list("chain", flat=True).distinct():
        yield Fault(chain, 0, "forged")
    yield from _seal_faults()
    yield from reading_faults()


def _chain_faults(head: ChainHead) -> list[Fault]:
    """What is wrong with one chain. An act that came while it was walked is no fault: then once more, held still."""
    if not _walked(head):
        return []
    with transaction.atomic():
        return _walked(ChainHead.objects.select_for_update().get(pk=head.pk))


def _walked(head: ChainHead) -> list[Fault]:
    rows = AuditEvent.objects.filter(chain=head.chain).order_by("number").iterator()
    links = (Link(head.chain, e.number, e.content, e.previous, e.hash) for e in rows)
    return faults(head.chain, links, head=(head.number, head.hash))


def _seal_faults() -> Iterator[Fault]:
    """A seal that does not fit, and every row a seal remembers that is not there as it was."""
    said = dict(ChainHead.objects.values_list("chain", "sealed"))
    previous, remembered = GENESIS, dict[tuple[str, int], str]()
    for one in Seal.objects.order_by("id").iterator():
        if one.previous != previous or one.hash != _seal_hash(one.heads, one.previous):
            yield Fault("seals", one.pk, "changed")
        remembered |= {
            (chain, number): stored for chain, (number, stored) in without_readings(one.heads).items() if number
        }
        previous = one.hash
    now = _stored(remembered)
    for (chain, number), stored in sorted(remembered.items()):
        if now.get((chain, number)) != stored:
            yield Fault(chain, number, "missing" if (chain, number) not in now else "rewritten")
    yield from _never_sealed(said, remembered)


def _never_sealed(said: Mapping[str, int], remembered: Iterable[tuple[str, int]]) -> Iterator[Fault]:
    """Chains that say they are sealed further than any seal knows, and so would stay out of the next ones."""
    last: dict[str, int] = {}
    for chain, number in remembered:
        last[chain] = max(number, last.get(chain, 0))
    for chain, number in sorted(said.items()):
        if number > last.get(chain, 0):
            yield Fault(chain, number, "said to be sealed, and is not")


def _stored(places: Iterable[tuple[str, int]]) -> Mapping[tuple[str, int], str]:
    """The hashes of these rows as they are stored, a few hundred at a time."""
    found: dict[tuple[str, int], str] = {}
    waiting = iter(places)
    while some := list(islice(waiting, AT_ONCE)):
        asked = Q()
        for chain, number in some:
            asked |= Q(chain=chain, number=number)
        rows = AuditEvent.objects.filter(asked).values_list("chain", "number", "hash")
        found |= {(chain, number): stored for chain, number, stored in rows}
    return found


def _seal_hash(heads: Mapping[str, list], previous: str) -> str:
    return hashlib.sha256(canonical({"heads": heads, "previous": previous}).encode()).hexdigest()
