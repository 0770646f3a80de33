"""What is still open in a text before its round, said in one sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from core.rules.refusal import Reason


@dataclass(frozen=True, slots=True)
class Point:
    """Wording that nobody has decided on, or words in brackets. ``paragraph`` None: the whole text.

    ``states``: its author, then whoever supports it; none for brackets alone.
    """

    paragraph: int | None
    states: tuple[str, ...] = ()


def contested(points: Iterable[Point]) -> dict[int | None, tuple[str, ...]]:
    """Contested paragraphs in order with the States that hold them open, each once; the whole text last."""
    found: dict[int | None, dict[str, None]] = {}
    for point in points:
        found.setdefault(point.paragraph, {}).update(dict.fromkeys(point.states))
    places = sorted(found, key=lambda place: inf if place is None else place)
    return {place: tuple(found[place]) for place in places}


def still_open(points: Iterable[Point], *, brackets: int, remarks: int) -> Reason:
    """“3 paragraphs contested; HU and SK on §4”, and what else waits for the penholder."""
    places = contested(points)
    if not places:
        return _quiet(remarks)
    count = sum(1 for place in places if place is not None)
    code = {0: "responses.whole_contested", 1: "responses.one_contested"}.get(count, "responses.many_contested")
    who = tuple(_who(states, place) for place, states in places.items() if states)
    if not who:
        return Reason(f"{code}_in_brackets", {"count": count, "brackets": brackets})
    return Reason(code, {"count": count, "who": Reason("responses.joined", {"parts": who})})


def _quiet(remarks: int) -> Reason:
    if not remarks:
        return Reason("responses.nothing_open")
    return Reason("responses.one_remark_open" if remarks == 1 else "responses.remarks_open", {"count": remarks})


def together(states: tuple[str, ...]) -> Reason | str:
    """“HU”, “HU and SK”, “DK, HU and SK”; at least one."""
    *first, last = states
    return Reason("responses.and", {"first": tuple(first), "last": last}) if first else last


def _who(states: tuple[str, ...], place: int | None) -> Reason:
    where = Reason("responses.on_paragraph", {"number": str(place)}) if place else Reason("responses.on_the_whole")
    return Reason("responses.holds_open", {"states": together(states), "where": where})
