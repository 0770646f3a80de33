"""The catalogue of sentences: a reason's code in, one sentence fit for an ambassador out.

Each app registers its texts in ``ready()``. Every page, mail and problem document renders through
here, so a sentence is written once and translated once (decision 16).
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise

from core.rules.refusal import Reason
from core.rules.showing import shown_as

_CATALOGUE: dict[str, str | Promise] = {}


def register(sentences: Mapping[str, str | Promise]) -> None:
    """Add an app's texts. A code that is already taken with another text is a programming error."""
    for code, text in sentences.items():
        if code in _CATALOGUE and _CATALOGUE[code] is not text:
            raise ValueError(f"The sentence {code} is written twice.")
        _CATALOGUE[code] = text


def known_codes() -> frozenset[str]:
    """Every registered code, for the test that no rule speaks without a text."""
    return frozenset(_CATALOGUE)


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
        return f"{value.day} {value:%b %Y}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}".replace(",", "\u202f")
    if isinstance(value, Reason):
        return render(value)
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(_shown(one) for one in value)
    return str(value)
