"""The catalogue of sentences: a reason's code in, one sentence fit for an ambassador out.

Each app registers its texts in ``ready()``. Every page, mail and problem document renders through
here, so a sentence is written once and translated once (decision 16).
"""

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise

from core.rules.refusal import Reason
from core.rules.showing import beside, shown_as, shown_day
from core.rules.transitions import Move

Words = Mapping[Any, str | Promise]

_CATALOGUE: dict[str, str | Promise] = {}
_WORDS: dict[type[StrEnum], Words] = {}
_MOVES: dict[type[StrEnum], Words] = {}


def register(sentences: Mapping[str, str | Promise]) -> None:
    """Add an app's texts. A code that is already taken with another text is a programming error."""
    for code, text in sentences.items():
        if code in _CATALOGUE and _CATALOGUE[code] is not text:
            raise ValueError(f"The sentence {code} is written twice.")
        _CATALOGUE[code] = text


def register_words(kind: type[StrEnum], words: Words, *, moves: Words | None = None) -> None:
    """What the values of ``kind`` are called in a sentence, and the moves from one to another. Last call wins."""
    _WORDS[kind] = words
    _MOVES[kind] = moves or {}


def known_codes() -> frozenset[str]:
    """Every registered code, for the test that no rule speaks without a text."""
    return frozenset(_CATALOGUE)


READER: ContextVar[Callable[[], tuple[str, str]] | None] = ContextVar("READER", default=None)
"""Asks for the zone and city of whoever reads this answer; set by ``config.frame.ReadersClock``."""


def render_for_reader(reason: Reason) -> str:
    """The sentence as ``render`` gives it, each instant with the reader's own clock beside it where that differs.

    For what is shown now. What is stored is rendered plainly: it has no reader yet.
    """
    ask = READER.get()
    if ask is None or not any(isinstance(value, datetime | Reason) for value in reason.params.values()):
        return render(reason)
    zone, city = ask()
    return render(Reason(reason.code, {name: _beside(value, zone, city) for name, value in reason.params.items()}))


def _beside(value: Any, zone: str, city: str) -> Any:
    if isinstance(value, Reason):
        return Reason(value.code, {name: _beside(each, zone, city) for name, each in value.params.items()})
    if not isinstance(value, datetime):
        return value
    own = beside(value, zone, city)
    return f"{shown_as(value)} · {own}" if own else value


def render(reason: Reason) -> str:
    """The sentence in the active language. An unregistered code raises ``KeyError``: a defect."""
    text = str(_CATALOGUE[reason.code])
    return text.format(**{name: _shown(value) for name, value in reason.params.items()})


def template_of(code: str) -> str:
    """The text behind a code with its parameters in braces. An unregistered code raises ``KeyError``."""
    return str(_CATALOGUE[code])


def _shown(value: Any) -> str:
    if isinstance(value, datetime):
        return shown_as(value)
    if isinstance(value, date):
        return shown_day(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}".replace(",", "\u202f")
    if isinstance(value, Reason):
        return render(value)
    if isinstance(value, StrEnum):
        return _called(_WORDS.get(type(value), {}), value)
    if isinstance(value, Move):
        return _called(_MOVES.get(value.of, {}), value.name)
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(_shown(one) for one in value)
    return str(value)


def _called(words: Words, value: str) -> str:
    """Never the code as it is stored: where nobody gave words for it, its own with spaces."""
    return str(words.get(value) or getattr(value, "label", value.replace("_", " ")))
