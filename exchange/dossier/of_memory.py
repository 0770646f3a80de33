"""The slice of the memory that speaks of what is in the dossier, each row with its hash, and provenance made of it."""

from typing import Any

from audit import trail
from audit.models import AuditEvent
from cases import former_words
from core.rules.showing import shown_as
from exchange.dossier.bag import BagWriter
from exchange.dossier.plain import value_of
from exchange.models import SealedDossier
from exchange.rules.provenance import Act, Thing, provenance

APART = ("notifications.",)
"""Reminders and mutes belong to the house, not to the file."""


def put_memory(bag: BagWriter, order: SealedDossier, things: list[Thing]) -> None:
    """``slice.json`` for the checking program, ``record.txt`` for people, ``provenance.json`` as W3C PROV.

    Every row of the chain is there with its hash and that of the row before; the content stands only in rows
    about things in this dossier, and not in those that keep words in which a name stood that was taken out since.
    """
    rows = list(trail.chain_of(order.case))
    inside, withheld = _inside(order, things), former_words.withheld(order.case)
    shown = [row for row in rows if row.pk in inside]
    head = [rows[-1].number, rows[-1].hash] if rows else [0, "0" * 64]
    told = [_row(row, whole=row.pk in inside - withheld) for row in rows]
    bag.add("memory/slice.json", {"chain": str(order.case_id), "head": head, "rows": told})
    bag.add("memory/record.txt", "".join(f"{shown_as(row.at)}  {said}\n" for row, said in trail.readable(shown)))
    bag.add("provenance.json", provenance(things, [_act(row) for row in shown]))


def _inside(order: SealedDossier, things: list[Thing]) -> set[int]:
    """The rows whose content is given: visible to the reader and about things of this dossier."""
    visible = trail.seen_by(order.asked_by, trail.chain_of(order.case))
    rows = visible.values_list("pk", "subject_kind", "subject_id")
    if not order.proposal_id:
        return {pk for pk, kind, _id in rows if not kind.startswith(APART)}
    known = {thing.id for thing in things}
    return {pk for pk, kind, subject in rows if _name(kind, subject) in known}


def _row(row: AuditEvent, *, whole: bool) -> dict[str, Any]:
    told: dict[str, Any] = {"number": row.number, "previous": row.previous, "hash": row.hash}
    if whole:
        told["content"] = {name: value_of(value) for name, value in row.content.items()}
    return told


def _act(row: AuditEvent) -> Act:
    person = str(row.person) if row.person else ""
    thing = _name(row.subject_kind, row.subject_id)
    return Act(row.number, value_of(row.at), row.verb, thing, person, row.on_behalf_of)


def _name(kind: str, subject: str) -> str:
    return f"{kind.rpartition('.')[2]}-{subject}"
