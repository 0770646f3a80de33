"""One incident of a STIX 2.1 bundle as a report needs it: techniques, actor and references kept."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from core.rules.refusal import Reason

INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", re.ASCII)
TECHNIQUE = re.compile(r"T\d{4}(\.\d{3})?", re.ASCII)
FRAMEWORKS = ("DISARM", "mitre-attack")  # DISARM's own export names itself by the second
ACTORS = ("intrusion-set", "threat-actor", "campaign", "identity")
TLP_BY_ID = {
    "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487": "clear",
    "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb": "green",
    "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421": "amber",
    "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003": "amber+strict",
    "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1": "red",
    "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9": "white",
    "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da": "green",
    "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82": "amber",
    "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed": "red",
}
"""The fixed ids of TLP 2.0, then those of TLP 1."""


@dataclass(frozen=True, slots=True)
class Incident:
    """What the sender said. ``tlp``: its labels, ``?`` for one nobody knows; empty where nothing is marked.

    ``catalogue``: where else it is listed (“DISARM I00002”).
    """

    stix_id: str
    name: str
    description: str = ""
    observed_on: date | None = None
    actor: str = ""
    techniques: frozenset[str] = frozenset()
    links: tuple[str, ...] = ()
    catalogue: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    tlp: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Index:
    """Objects by id; targets by source id and kind of relationship."""

    objects: dict[str, Mapping[str, Any]]
    targets: dict[tuple[str, str], list[str]]

    def related(self, each: Mapping[str, Any], kind: str) -> Iterator[Mapping[str, Any]]:
        """What ``each`` points at by relationships of a kind."""
        return (self.objects[target] for target in self.targets.get((each["id"], kind), []))


def incident_fault(each: Mapping[str, Any]) -> Reason | None:
    """Why an incident cannot become a report, or None."""
    if not isinstance(each.get("name"), str) or not each["name"].strip():
        return Reason("exchange.no_name")
    if each.get("revoked") is True:
        return Reason("exchange.revoked")
    for name in ("created", "modified"):
        if not isinstance(each.get(name), str) or not INSTANT.fullmatch(each[name]):
            return Reason("exchange.bad_instant", {"field": name})
    return _content_fault(each)


def _content_fault(each: Mapping[str, Any]) -> Reason | None:
    for name in ("external_references", "object_marking_refs", "labels"):
        if not isinstance(each.get(name, []), list):
            return Reason("exchange.bad_list", {"field": name})
    if not isinstance(each.get("description", ""), str) or not _is_text(each):
        return Reason("exchange.bad_text")
    return None


def read_incident(each: Mapping[str, Any], index: Index) -> Incident:
    """A sound incident with everything the bundle says about it."""
    return Incident(
        stix_id=each["id"],
        name=each["name"].strip(),
        description=each.get("description", "").strip(),
        observed_on=_observed_on(each),
        actor=_actor(each, index),
        techniques=frozenset(code for pattern in index.related(each, "uses") for code in _codes(pattern)),
        links=tuple(dict.fromkeys(ref["url"].strip() for ref in _references(each) if _says(ref, "url"))),
        catalogue=tuple(_catalogue(each)),
        labels=tuple(str(label) for label in each.get("labels", [])),
        tlp=tuple(_tlp(ref, index) for ref in each.get("object_marking_refs", [])),
    )


def _actor(each: Mapping[str, Any], index: Index) -> str:
    actors = {str(actor.get("name", "")) for actor in index.related(each, "attributed-to") if actor["type"] in ACTORS}
    return ", ".join(sorted(filter(None, actors)))


def _catalogue(each: Mapping[str, Any]) -> Iterator[str]:
    for reference in _references(each):
        if _says(reference, "external_id"):
            yield f"{reference.get('source_name', '')} {reference['external_id']}".strip()


def _codes(pattern: Mapping[str, Any]) -> Iterator[str]:
    if pattern["type"] != "attack-pattern":
        return
    for reference in _references(pattern):
        code = reference.get("external_id")
        if reference.get("source_name") in FRAMEWORKS and isinstance(code, str) and TECHNIQUE.fullmatch(code):
            yield code


def _references(each: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    found = each.get("external_references", [])
    return (ref for ref in found if isinstance(ref, dict)) if isinstance(found, list) else iter(())


def _says(reference: Mapping[str, Any], name: str) -> bool:
    return isinstance(reference.get(name), str) and bool(reference[name].strip())


def _observed_on(each: Mapping[str, Any]) -> date | None:
    value = each.get("first_seen") or each.get("start_time")
    if isinstance(value, str) and INSTANT.fullmatch(value):
        try:
            return datetime.fromisoformat(value).date()
        except ValueError:
            return None
    return None


def _tlp(ref: Any, index: Index) -> str:
    if not isinstance(ref, str):
        return "?"
    return TLP_BY_ID.get(ref) or str(index.objects.get(ref, {}).get("name", "?"))


def _is_text(each: Mapping[str, Any]) -> bool:
    """Whether everything said can be stored: no lone surrogate, no NUL."""
    said = json.dumps(each, ensure_ascii=False)
    try:
        said.encode()
    except UnicodeEncodeError:
        return False
    return "\\u0000" not in said
