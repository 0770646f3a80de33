"""Signs nobody can see: they turn the direction of words, or hide between letters.

What a State reads must be what it signs and what is hashed. So overrides, embeddings, isolates, marks of direction
and signs without a shape are refused in everything people write. Words of an operation that are kept as found are
evidence: there the signs stay, and are shown where they stand.

Two kinds are wanted in some writing and pass there: joiners between letters of scripts that join (and in emoji), and
the signs that choose a variant of an emoji or an ideograph. A soft hyphen passes anywhere: it breaks a word in the
Union's own documents, and turns nothing.
"""

import unicodedata
from collections.abc import Iterator
from typing import Any

from core.rules.refusal import Kind, Refusal

JOINERS = "\u200c\u200d"
PASS = frozenset("\u00ad\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd") | {chr(n) for n in range(0x600, 0x606)}
"""Of the category of formats: the soft hyphen, and signs of Arabic, Syriac and Kaithi that are seen."""
SHAPELESS = frozenset("\u034f\u115f\u17b4\u17b5\u3164\uffa0")
"""Of other categories, and yet without a shape."""
JOINING = (
    "ARABIC", "SYRIAC", "MONGOLIAN", "NKO", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL",
    "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "KHMER", "MYANMAR", "TIBETAN",
)  # fmt: skip
PICTURES = ("So", "Sk", "Sm")
TAKES_A_VARIANT = frozenset("#*0123456789\u203c\u2049\u2139\u3030\u303d")
BEFORE = 24  # letters shown to find the place
CODES = ("core.hidden_sign", "core.hidden_sign_first")


def hidden(text: str) -> Iterator[int]:
    """The places of signs that nobody sees and that have no business where they stand."""
    if text.isascii():
        return
    for place, sign in enumerate(text):
        if sign > "\u007f" and _is_hidden(text, place, sign):
            yield place


def without(text: str) -> str:
    """The same words, the hidden signs taken out; again, where taking one out uncovered another."""
    while places := set(hidden(text)):
        text = "".join(sign for place, sign in enumerate(text) if place not in places)
    return text


def shown(text: str) -> str:
    """The same words, each hidden sign written as its number, so that it is seen and does nothing: ``⟨U+202E⟩``."""
    places = set(hidden(text))
    if not places:
        return text
    return "".join(f"⟨{_number(sign)}⟩" if place in places else sign for place, sign in enumerate(text))


def check(text: str, field: str = "") -> Refusal | None:
    """None, or the first hidden sign and the words before it."""
    place = next(hidden(text), None)
    if place is None:
        return None
    name = unicodedata.name(text[place], "a sign without a name").lower()
    before = " ".join(without(text[:place])[-BEFORE:].split())
    params = {"sign": f"{_number(text[place])} ({name})", "after": before}
    return Refusal(CODES[0] if before else CODES[1], params, kind=Kind.INVALID, field=field)


def check_all(value: Any, field: str = "") -> Refusal | None:
    """The same for whatever a form or a JSON body may hold; the field is the path to the words: ``links.0``."""
    if isinstance(value, str):
        return check(value, field)
    inner: Any = ()
    if isinstance(value, dict):
        inner = value.items()
    elif isinstance(value, list | tuple):
        inner = enumerate(value)
    found = (check_all(each, ".".join(filter(None, (field, str(name))))) for name, each in inner)
    return next(filter(None, found), None)


def _is_hidden(text: str, place: int, sign: str) -> bool:
    before = text[place - 1] if place else ""
    if sign in JOINERS:
        return not _may_join(before, text[place + 1 : place + 2], sign)
    if "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef":
        return not _may_vary(before, sign)
    return sign in SHAPELESS or (unicodedata.category(sign) == "Cf" and sign not in PASS)


def _may_join(before: str, after: str, sign: str) -> bool:
    """Behind a letter or mark of a script that joins; the joiner also between the parts of an emoji."""
    if not before:
        return False
    if unicodedata.name(before, "").startswith(JOINING):
        return True
    picture = before == "\ufe0f" or unicodedata.category(before) in PICTURES
    return sign == JOINERS[1] and picture and bool(after) and unicodedata.category(after) in PICTURES


def _may_vary(before: str, sign: str) -> bool:
    """Behind a picture or an ideograph, once."""
    if not before:
        return False
    if unicodedata.name(before, "").startswith("CJK UNIFIED"):
        return True
    return sign in "\ufe0e\ufe0f" and (unicodedata.category(before) in PICTURES or before in TAKES_A_VARIANT)


def _number(sign: str) -> str:
    return f"U+{ord(sign):04X}"
