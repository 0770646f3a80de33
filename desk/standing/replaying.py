"""From what stands now back to what stood then: each later act is undone, newest first."""

import ast
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from audit.models import AuditEvent
from cases.former_words import KEEPS, TAKES_OUT

_FROM_TO = re.compile(r" from (\S+) to (\S+?)(?:[.;]|$)")
_PUT_ON = re.compile(r" put (\S+) on ")
_TOOK_OFF = re.compile(r" took (\S+) off ")


@dataclass(slots=True)
class Stood:
    """What stood at the instant, by name of the column. ``lost`` names what changed since with its old value unkept.

    ``name_taken_out``: words of before are not given back since, for a bystander's name may stand in them.
    """

    known: dict[str, Any]
    audience: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)
    name_taken_out: bool = False


def case_before(later: Iterable[AuditEvent], now: Stood) -> Stood:
    """Undo the later acts on a case, given newest first."""
    for event in later:
        undo = _UNDO.get(event.verb)
        if undo:
            undo(event, now)
    return now


def values_of(stored: Any) -> dict[str, Any]:
    """A mapping kept in the details of an act, which keep everything but numbers as text; {} if it cannot be read."""
    try:
        found = ast.literal_eval(stored) if isinstance(stored, str) else stored
    except (ValueError, SyntaxError):
        return {}
    return found if isinstance(found, dict) else {}


def first_of(note: str) -> str:
    """“B2” of a custody note “B2 → B3: seen again”; "" where it says no such thing."""
    old, arrow, _new = note.partition(" → ")
    return old.strip() if arrow else ""


def _words(event: AuditEvent, stood: Stood) -> None:
    for name in ("title", "summary"):
        if name in event.details and not stood.name_taken_out:
            stood.known[name] = event.details[name]
        else:
            stood.lost.add(name)


def _name_taken_out(_event: AuditEvent, stood: Stood) -> None:
    stood.name_taken_out = True
    stood.lost |= {"title", "summary"}


def _scores(event: AuditEvent, stood: Stood) -> None:
    before = values_of(event.details.get("before"))
    if "scores" in before and "tier" in before:
        stood.known |= {"scores": before["scores"], "tier": before["tier"]}
    else:
        stood.lost |= {"scores", "tier"}


def _marking(event: AuditEvent, stood: Stood) -> None:
    _first_word(event, stood, "marking")


def _lead(event: AuditEvent, stood: Stood) -> None:
    _first_word(event, stood, "lead")


def _first_word(event: AuditEvent, stood: Stood, name: str) -> None:
    found = list(_FROM_TO.finditer(event.sentence))
    if found:
        stood.known[name] = found[-1][1]
    else:
        stood.lost.add(name)


def _joined(event: AuditEvent, stood: Stood) -> None:
    if found := _PUT_ON.search(event.sentence):
        stood.audience.discard(found[1])


def _left(event: AuditEvent, stood: Stood) -> None:
    if found := _TOOK_OFF.search(event.sentence):
        stood.audience.add(found[1])


_UNDO = {
    KEEPS: _words,
    TAKES_OUT: _name_taken_out,
    "rescore": _scores,
    "change_case_marking": _marking,
    "change_lead": _lead,
    "add_to_audience": _joined,
    "remove_from_audience": _left,
}
