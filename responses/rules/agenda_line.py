"""The one open point of an item, as the agenda of the next body states it: who stands against what, how many do not.

States are named only where every reader of the line may see the answers already; else the line says what
kind of answer there was, and nothing of whose it is.
"""

from collections.abc import Mapping

from core.rules.refusal import Reason
from responses.rules.openness import together
from responses.rules.positions import Given
from responses.rules.visibility import Visibility, without_names
from responses.rules.vocabulary import Answer, OutcomeCode, ReservationEffect


def everyone_may_read(choice: Visibility, *, closed: bool) -> bool:
    """Whether the answers are open to each delegation, whatever it answered itself."""
    return closed or choice is Visibility.AT_ONCE


def against(electorate: tuple[str, ...], current: Mapping[str, Given]) -> tuple[str, ...]:
    """The States that keep a silence from passing, protocol order."""
    return tuple(state for state in electorate if state in current and _stops(current[state]))


def open_point(
    electorate: tuple[str, ...], current: Mapping[str, Given], places: Mapping[str, tuple[int, ...]]
) -> Reason | None:
    """“HU and SK object to §2; 25 agree or are silent”; None where nobody stops the silence.

    ``places``: the paragraphs a State's own wording names; the whole text where it names none.
    """
    stopping = against(electorate, current)
    if not stopping:
        return None
    objecting = tuple(state for state in stopping if current[state].breaks)
    reserving = tuple(state for state in stopping if state not in objecting)
    parts = [_part("objects", objecting, places), _part("holds", reserving, places)]
    others = len(electorate) - len(stopping)
    code = "responses.line_one_other" if others == 1 else "responses.line_others"
    return Reason(code, {"open": tuple(part for part in parts if part), "others": others})


def without_whom(code: OutcomeCode) -> Reason:
    """What may be said while the answers are still hidden from some."""
    return _HIDDEN.get(code, without_names(code))


def _stops(given: Given) -> bool:
    holds = given.answer is Answer.RESERVATION and given.effect is ReservationEffect.HOLDS
    return given.breaks or holds


def _part(verb: str, states: tuple[str, ...], places: Mapping[str, tuple[int, ...]]) -> Reason | None:
    if not states:
        return None
    numbers = sorted({number for state in states for number in places.get(state, ())})
    where = Reason("responses.line_paragraphs", {"places": tuple(f"§{number}" for number in numbers)})
    many = "" if len(states) == 1 else "_many"
    params = {"states": together(states), "where": where if numbers else Reason("responses.line_whole_text")}
    return Reason(f"responses.line_{verb}{many}", params)


_HIDDEN = {
    OutcomeCode.BROKEN: Reason("responses.line_hidden_objection"),
    OutcomeCode.HELD: Reason("responses.line_hidden_reservation"),
}
