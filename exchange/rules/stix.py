"""Reads a STIX 2.1 bundle: which objects are sound, what points at what, which incidents it holds.

Nothing is guessed. An object that cannot be used is told with its reason and the rest goes on; only a
file that is no bundle at all is refused whole.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.rules.refusal import Kind, Reason, Refusal
from exchange.rules.incidents import Incident, Index, incident_fault, read_incident

STIX_ID = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?--[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
FOLLOWED = ("uses", "attributed-to")

Placed = tuple[int, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Broken:
    """An object that cannot be used: where it stood (from 1), which it is, and why."""

    place: int
    stix_id: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Bundle:
    """What was found, in the order of the file."""

    incidents: tuple[Incident, ...]
    broken: tuple[Broken, ...]


def read_bundle(content: bytes) -> Bundle | Refusal:
    """The incidents of a bundle; a refusal if the content is no STIX bundle."""
    try:
        parsed = json.loads(content)
    except (ValueError, RecursionError):
        return Refusal("exchange.not_json", kind=Kind.INVALID)
    if not isinstance(parsed, dict) or parsed.get("type") != "bundle" or not isinstance(parsed.get("objects"), list):
        return Refusal("exchange.not_a_bundle", kind=Kind.INVALID)
    sound, broken = _sorted_out(parsed["objects"])
    index, loose = _indexed(sound)
    incidents, unusable = _incidents(sound, index)
    return Bundle(incidents, tuple(sorted((*broken, *loose, *unusable), key=lambda one: one.place)))


def _incidents(sound: list[Placed], index: Index) -> tuple[tuple[Incident, ...], list[Broken]]:
    incidents, unusable = [], []
    for place, each in sound:
        if each["type"] == "incident":
            fault = incident_fault(each)
            if fault:
                unusable.append(Broken(place, each["id"], fault))
            else:
                incidents.append(read_incident(each, index))
    return tuple(incidents), unusable


def _sorted_out(objects: list[Any]) -> tuple[list[Placed], list[Broken]]:
    sound: list[Placed] = []
    broken: list[Broken] = []
    seen: set[tuple[str, str]] = set()
    for place, each in enumerate(objects, start=1):
        fault = _object_fault(each, seen)
        if fault:
            broken.append(Broken(place, _id_of(each), fault))
        else:
            seen.add(_version_of(each))
            sound.append((place, each))
    return sound, broken


def _object_fault(each: Any, seen: set[tuple[str, str]]) -> Reason | None:
    if not isinstance(each, dict):
        return Reason("exchange.not_an_object")
    kind, stix_id = each.get("type"), each.get("id")
    if not isinstance(kind, str) or not isinstance(stix_id, str) or not STIX_ID.fullmatch(stix_id):
        return Reason("exchange.no_id")
    if not stix_id.startswith(f"{kind}--"):
        return Reason("exchange.id_and_type_differ", {"type": kind[:40]})
    if each.get("spec_version", "2.1") != "2.1":
        return Reason("exchange.other_version", {"version": str(each["spec_version"])[:10]})
    return Reason("exchange.given_twice") if _version_of(each) in seen else None


def _indexed(sound: list[Placed]) -> tuple[Index, list[Broken]]:
    """What points at what. A relationship to something the file does not hold is told, not dropped."""
    index = Index({each["id"]: each for _place, each in sound}, {})
    loose = []
    for place, each in sound:
        if each["type"] == "relationship" and each.get("revoked") is not True:
            fault = _tied(each, index)
            if fault:
                loose.append(Broken(place, each["id"], fault))
    return index, loose


def _tied(each: Mapping[str, Any], index: Index) -> Reason | None:
    source, target = (str(each.get(end)) for end in ("source_ref", "target_ref"))
    kind = str(each.get("relationship_type"))
    if source in index.objects and target in index.objects:
        index.targets.setdefault((source, kind), []).append(target)
        return None
    if kind not in FOLLOWED and STIX_ID.fullmatch(source) and STIX_ID.fullmatch(target):
        return None
    missing = target if source in index.objects else source
    return Reason("exchange.dangling", {"missing": missing[:80]})


def _version_of(each: Mapping[str, Any]) -> tuple[str, str]:
    return each["id"], str(each.get("modified"))


def _id_of(each: Any) -> str:
    stix_id = each.get("id") if isinstance(each, dict) else None
    return stix_id[:80] if isinstance(stix_id, str) else ""
