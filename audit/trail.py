"""Write one sentence, read a trail, note a reading. Whether the chains are whole is asked in ``proof``."""

import hashlib
import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Model, QuerySet

from audit.models import AuditEvent, ChainHead, Disclosure, PersonToken
from audit.rules.chain import GENESIS, link_hash
from core.clock import db_now
from core.registry import SUBJECTS, subject_kind

PERSON = re.compile(r"\{person:([0-9a-f-]{36})\}")


def token_for(user: Any) -> UUID | None:
    """The erasable token of a person, its name kept on first use. None for the system itself."""
    if user is None or not user.pk:
        return None
    if not PersonToken.objects.filter(token=user.token).exists():
        PersonToken.objects.bulk_create(
            [PersonToken(token=user.token, user=user, name=user.name)], ignore_conflicts=True
        )
    return user.token


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
    head = _locked_head(name)
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


def _locked_head(name: str) -> ChainHead:
    """The end of the chain, nobody else appending until the transaction ends; made on the first act."""
    heads = ChainHead.objects.select_for_update()
    found = heads.filter(chain=name).first()
    if found is None:
        ChainHead.objects.get_or_create(chain=name, defaults={"hash": GENESIS})
        found = heads.get(chain=name)
    return found


def trail_of(subject: Model) -> QuerySet[AuditEvent]:
    """Every act on one object, oldest first."""
    return AuditEvent.objects.filter(subject_kind=subject_kind(subject), subject_id=str(subject.pk)).order_by("id")


def chain_of(case: Any) -> QuerySet[AuditEvent]:
    """Every act on a case and all that hangs on it, oldest first."""
    return AuditEvent.objects.filter(chain=_chain_name(case)).order_by("number")


def seen_by(reader: Any, events: QuerySet[AuditEvent]) -> QuerySet[AuditEvent]:
    """Without the acts on objects this reader may not see (a sentence may quote a title), nor those not yet told.

    One query for each sort of object in the rows. Objects nobody registered hang on what the reader sees.
    """
    for kind in set(events.order_by().values_list("subject_kind", flat=True).distinct()) & set(SUBJECTS):
        ids = set(events.order_by().filter(subject_kind=kind).values_list("subject_id", flat=True))
        subject = SUBJECTS[kind]
        visible = subject.visible_to(reader).filter(pk__in=ids).values_list("pk", flat=True)
        hidden = ids - {str(pk) for pk in visible}
        events = events.exclude(subject_kind=kind, subject_id__in=hidden) if hidden else events
        events = subject.discreet(reader, events) if subject.discreet else events
    return events


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


def _chain_name(chain: Any, subject: Model | None = None) -> str:
    if isinstance(chain, Model):
        return str(chain.pk)
    return str(chain) if chain or subject is None else subject._meta.app_label


def _as_stored(details: dict) -> dict:
    """Details as JSON will give them back, so that a hash computed now equals one computed later."""
    return {key: value if isinstance(value, int | bool | type(None)) else str(value) for key, value in details.items()}
