"""Where everything in a dossier comes from, as W3C PROV-JSON: acts generated or used things, people did them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

PREFIX = {"entente": "urn:entente:", "prov": "http://www.w3.org/ns/prov#"}
ADDS = ("add_", "open_", "receive_", "propose", "give_", "record_", "start_", "opened")
"""Verbs, by how they begin, that bring their object into being; all others use it."""


@dataclass(frozen=True, slots=True)
class Act:
    """One row of the memory: ``thing`` as kind and id, ``person`` as token, ``body`` as display code."""

    number: int
    at: str
    verb: str
    thing: str
    person: str
    body: str


@dataclass(frozen=True, slots=True)
class Thing:
    """A text version, an item of evidence, an outcome: with its hash where it has one."""

    id: str
    kind: str
    title: str
    sha256: str = ""
    part_of: str = ""


def provenance(things: Iterable[Thing], acts: Iterable[Act]) -> dict[str, Any]:
    """The whole document. Persons appear by token; the body they acted for by its code."""
    things, acts = list(things), list(acts)
    return {
        "prefix": PREFIX,
        "entity": _entities(things, acts),
        "activity": {f"entente:act-{act.number}": _done(act) for act in acts},
        "agent": _agents(acts),
        "wasGeneratedBy": _relations("gen", acts, _generated),
        "used": _relations("use", acts, _used),
        "wasAssociatedWith": _relations("with", acts, _associated),
        "actedOnBehalfOf": _relations("for", acts, _for_whom),
        "hadMember": _parts(things),
    }


def _entities(things: list[Thing], acts: list[Act]) -> dict[str, dict[str, str]]:
    known = {thing.id for thing in things} | {act.thing for act in acts}
    named: dict[str, dict[str, str]] = {f"entente:{each}": {} for each in sorted(known)}
    return named | {f"entente:{thing.id}": _described(thing) for thing in things}


def _agents(acts: list[Act]) -> dict[str, dict[str, str]]:
    persons = {act.person for act in acts if act.person}
    bodies = {act.body for act in acts if act.body}
    return {f"entente:person-{token}": {"prov:type": "prov:Person"} for token in sorted(persons)} | {
        f"entente:body-{code}": {"prov:type": "prov:Organization", "entente:code": code} for code in sorted(bodies)
    }


def _parts(things: list[Thing]) -> dict[str, dict[str, str]]:
    return {
        f"_:part{number}": {"prov:collection": f"entente:{thing.part_of}", "prov:entity": f"entente:{thing.id}"}
        for number, thing in enumerate(things)
        if thing.part_of
    }


def _described(thing: Thing) -> dict[str, str]:
    said = {"prov:type": f"entente:{thing.kind}", "prov:label": thing.title, "entente:sha256": thing.sha256}
    return {name: value for name, value in said.items() if value}


def _done(act: Act) -> dict[str, str]:
    return {"prov:startTime": act.at, "prov:endTime": act.at, "prov:type": f"entente:{act.verb}"}


def _relations(sign: str, acts: list[Act], relation: Any) -> dict[str, Mapping[str, str]]:
    found = ((f"_:{sign}{act.number}", relation(act)) for act in acts)
    return {name: told for name, told in found if told}


def _generated(act: Act) -> dict[str, str]:
    if not act.verb.startswith(ADDS):
        return {}
    return {"prov:entity": f"entente:{act.thing}", "prov:activity": f"entente:act-{act.number}", "prov:time": act.at}


def _used(act: Act) -> dict[str, str]:
    if act.verb.startswith(ADDS):
        return {}
    return {"prov:activity": f"entente:act-{act.number}", "prov:entity": f"entente:{act.thing}", "prov:time": act.at}


def _associated(act: Act) -> dict[str, str]:
    agent = f"entente:person-{act.person}" if act.person else ""
    return {"prov:activity": f"entente:act-{act.number}", "prov:agent": agent} if agent else {}


def _for_whom(act: Act) -> dict[str, str]:
    if not (act.person and act.body):
        return {}
    return {
        "prov:delegate": f"entente:person-{act.person}",
        "prov:responsible": f"entente:body-{act.body}",
        "prov:activity": f"entente:act-{act.number}",
    }
