"""The whole public surface of the memory: write one sentence, read a trail, check the chains."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Model, QuerySet

from audit.models import AuditEvent, ChainHead, Disclosure, PersonToken, Seal
from audit.rules.chain import GENESIS, Fault, Link, canonical, faults, link_hash
from core.clock import db_now
from core.registry import subject_kind

PERSON = re.compile(r"\{person:([0-9a-f-]{36})\}")


def token_for(user: Any) -> UUID | None:
    """The erasable token of a person, its name kept on first use. None for the system itself."""
    if user is None or not user.pk:
        return None
    kept, _made = PersonToken.objects.get_or_create(token=user.token, defaults={"user": user, "name": user.name})
    return kept.token


def record(
    *,
    verb: str,
    sentence: str,
    subject: Model,
    by: Any = None,
    chain: Any = "",
    body: str = "",
    **details: Any,
) -> AuditEvent:
    """Append one act to its chain, inside the caller's transaction.

    ``sentence`` may contain ``{actor}``, which becomes the person's token (or “Entente” when the
    system acts). ``chain`` is the case (or its id) the act belongs to, else the app's name.
    ``body`` is the display code of the delegation acted for. Refused outside a transaction, because
    an act without its sentence must not be possible.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("An audit sentence is written in the transaction of the act it records.")
    person = token_for(by)
    name = _chain_name(chain, subject)
    ChainHead.objects.get_or_create(chain=name, defaults={"hash": GENESIS})
    head = ChainHead.objects.select_for_update().get(chain=name)
    event = AuditEvent(
        at=db_now(), chain=name, number=head.number + 1, verb=verb,
        sentence=sentence.replace("{actor}", f"{{person:{person}}}" if person else "Entente"),
        subject_kind=subject_kind(subject), subject_id=str(subject.pk), person=person,
        on_behalf_of=body, details=details, previous=head.hash,
    )  # fmt: skip
    event.details = _as_stored(details)
    event.hash = link_hash(name, event.number, event.content, head.hash)
    event.save(force_insert=True)
    ChainHead.objects.filter(chain=name).update(number=event.number, hash=event.hash)
    return event


def trail_of(subject: Model) -> QuerySet[AuditEvent]:
    """Every act on one object, oldest first."""
    return AuditEvent.objects.filter(subject_kind=subject_kind(subject), subject_id=str(subject.pk)).order_by("id")


def chain_of(case: Any) -> QuerySet[AuditEvent]:
    """Every act on a case and all that hangs on it, oldest first."""
    return AuditEvent.objects.filter(chain=_chain_name(case)).order_by("number")


def readable(events: Iterable[AuditEvent]) -> list[tuple[AuditEvent, str]]:
    """Events with their sentences, tokens replaced by names; an erased person reads “a former user”.

    One query for all names, however many events.
    """
    events = list(events)
    tokens = {match for event in events for match in PERSON.findall(event.sentence)}
    names = {str(p.token): p.name for p in PersonToken.objects.filter(token__in=tokens)}
    return [(e, PERSON.sub(lambda m: names.get(m[1]) or "a former user", e.sentence)) for e in events]


def disclose(*, reader: Any, subject: Model, channel: str, sitting: str, version: str = "", body: str = "") -> None:
    """Note that a person saw this version of an object, once per sitting; repeats cost one statement."""
    digest = hashlib.sha256(sitting.encode()).hexdigest()
    Disclosure.objects.bulk_create(
        [
            Disclosure(
                person=reader.token, on_behalf_of=body, subject_kind=subject_kind(subject),
                subject_id=str(subject.pk), version=version, channel=channel, sitting=digest,
            )
        ],
        ignore_conflicts=True,
    )  # fmt: skip


@transaction.atomic
def seal() -> Seal:
    """Chain a digest over all heads as they stand now."""
    heads = {head.chain: [head.number, head.hash] for head in ChainHead.objects.order_by("chain")}
    last = Seal.objects.select_for_update().order_by("-id").first()
    previous = last.hash if last else GENESIS
    digest = hashlib.sha256(canonical({"heads": heads, "previous": previous}).encode()).hexdigest()
    return Seal.objects.create(heads=heads, previous=previous, hash=digest)


def verify() -> Iterator[Fault]:
    """Walk every chain and every seal and yield each fault found; nothing if all is whole."""
    heads = {head.chain: (head.number, head.hash) for head in ChainHead.objects.all()}
    for chain, head in sorted(heads.items()):
        rows = AuditEvent.objects.filter(chain=chain).order_by("number").iterator()
        links = (Link(chain, e.number, e.content, e.previous, e.hash) for e in rows)
        yield from faults(chain, links, head=head)
    for chain in AuditEvent.objects.exclude(chain__in=heads).values_list("chain", flat=True).distinct():
        yield Fault(chain, 0, "forged")
    yield from _seal_faults()


def _seal_faults() -> Iterator[Fault]:
    previous = GENESIS
    for one in Seal.objects.order_by("id").iterator():
        digest = hashlib.sha256(canonical({"heads": one.heads, "previous": previous}).encode()).hexdigest()
        if one.previous != previous or one.hash != digest:
            yield Fault("seals", one.pk, "changed")
        for chain, (number, stored) in one.heads.items():
            if number and not AuditEvent.objects.filter(chain=chain, number=number, hash=stored).exists():
                yield Fault(chain, number, "missing")
        previous = one.hash


def _chain_name(chain: Any, subject: Model | None = None) -> str:
    if isinstance(chain, Model):
        return str(chain.pk)
    return str(chain) if chain or subject is None else subject._meta.app_label


def _as_stored(details: dict) -> dict:
    """Details as JSON will give them back, so that a hash computed now equals one computed later."""
    return {key: value if isinstance(value, int | bool | type(None)) else str(value) for key, value in details.items()}
