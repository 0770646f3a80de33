"""What is still open in a text before its round, said in one sentence."""

from collections.abc import Iterable
from dataclasses import dataclass

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
    places = sorted(found, key=lambda place: (place is None, place or 0))
    return {place: tuple(found[place]) for place in places}


def still_open(points: Iterable[Point], *, brackets: int = 0, remarks: int = 0) -> Reason:
    """“3 paragraphs contested; HU and SK on §4”, and what else waits for the penholder."""
    places = contested(points)
    if not places:
        return _quiet(remarks)
    numbered = [place for place in places if place is not None]
    count = len(numbered) or len(places)
    who = tuple(_who(states, place) for place, states in places.items() if states)
    code = "responses.one_contested" if count == 1 else "responses.many_contested"
    if not numbered:
        code = "responses.whole_contested"
    if not who:
        return Reason(f"{code}_in_brackets", {"count": count, "brackets": brackets})
    return Reason(code, {"count": count, "who": Reason("responses.joined", {"parts": who})})


def _quiet(remarks: int) -> Reason:
    if not remarks:
        return Reason("responses.nothing_open")
    return Reason("responses.one_remark_open" if remarks == 1 else "responses.remarks_open", {"count": remarks})


def _who(states: tuple[str, ...], place: int | None) -> Reason:
    named: Reason | str = states[0]
    if len(states) > 1:
        named = Reason("responses.and", {"first": states[:-1], "last": states[-1]})
    where = Reason("responses.on_paragraph", {"number": str(place)}) if place else Reason("responses.on_the_whole")
    return Reason("responses.holds_open", {"states": named, "where": where})
