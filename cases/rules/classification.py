"""Finds classification markings in text and file names, so that what bears one stays outside.

Markings are found broken over lines, letter-spaced, hyphenated or with odd punctuation between
their words. Prose is spared: "a secret plan", "a restricted area", "the EU restricted imports".

A text is squeezed to its letters once and each spelling looked up in them; only where its letters
stand in whole words is the neighbourhood read with care.
"""

import re
from collections.abc import Iterator

from cases.rules.classified_forms import FORMS, LONG, SHORT, Care, Form, banner_line, short
from cases.rules.plain_letters import Squeezed, plain, repaired
from core.rules.refusal import Kind, Refusal

_AROUND = 200
_US_BANNER = re.compile(r"\b(?:TOP SECRET|SECRET|CONFIDENTIAL)\s?//\s?[A-Z]|\((?:TS|S|C)//[A-Z][A-Z/ ,]*\)")


def found(text: str) -> str | None:
    """The classification marking the text bears, by its usual name, or None.

    >>> found("Ref. 12/27 RESTREINT UE/EU RESTRICTED")
    'RESTREINT UE/EU RESTRICTED'
    """
    seen = plain(text)
    return _spelled(seen) or _american(seen) or banner_line(seen)


def found_in_name(file_name: str) -> str | None:
    """As ``found``, for a file name: there, two English words side by side are no prose."""
    spellings = (file_name.rpartition(".")[0], file_name)
    seen = [plain(re.sub(r"[_.\s]+", " ", spelling)) for spelling in spellings]
    for variant in dict.fromkeys((*seen, *repaired(seen[0]), *repaired(seen[1]))):
        spelled = next((form.name for form in FORMS if form.in_any_case.search(variant)), None)
        if marking := spelled or _american(variant) or banner_line(variant):
            return marking
    return None


def _spelled(text: str) -> str | None:
    squeezed = Squeezed(text)
    for form in LONG:
        if any(_stands_in(form, around) for around in _neighbourhoods(text, squeezed, form)):
            return form.name
    if short().search(text):
        return next((form.name for form in SHORT if form.as_written.search(text)), None)
    return None


def _neighbourhoods(text: str, squeezed: Squeezed, form: Form) -> Iterator[str]:
    """What stands around each place with the letters of the form. A line cut at the edge is no whole line."""
    for start, end in squeezed.places(form.letters):
        left, right = max(0, start - _AROUND), min(len(text), end + _AROUND)
        before = "" if left == 0 or text[left - 1] == "\n" else "x "
        after = "" if right == len(text) or text[right] == "\n" else " x"
        yield f"{before}{text[left:right]}{after}"


def _stands_in(form: Form, around: str) -> bool:
    if form.as_written.search(around) or any(form.as_written.search(variant) for variant in repaired(around)):
        return True
    return form.care is Care.PROSE and form.apart.search(around) is not None


def _american(text: str) -> str | None:
    banner = _US_BANNER.search(text) if "//" in text else None
    return banner[0] if banner else None


def check_text(text: str, *, field: str) -> Refusal | None:
    """Refuses text that bears a marking: it must not be kept in the case."""
    return _refusal(found(text), field)


def check_name(file_name: str, *, field: str = "file") -> Refusal | None:
    """Refuses a file whose name bears a marking."""
    return _refusal(found_in_name(file_name), field)


def _refusal(marking: str | None, field: str) -> Refusal | None:
    if marking is None:
        return None
    params = {"marking": marking}
    return Refusal("cases.classified_marking", params, kind=Kind.UNPROCESSABLE, field=field)
