"""An objection's own wording, read as a change to the text it objects to."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from responses.rules.text import normalised

_NAMED = re.compile(r"^\s*(?:§|par(?:agraph|a)?\.?)\s*(\d{1,3})\s*[:.–-]?\s*(?=\S)", re.IGNORECASE | re.MULTILINE)
_QUOTED = r"[“\"„«'‘]\s*(.+?)\s*[”\"“»'’]"
_REPLACE = re.compile(rf"\breplace\s+{_QUOTED}\s+(?:by|with)\s+{_QUOTED}", re.IGNORECASE | re.DOTALL)
_DELETE = re.compile(rf"\b(?:delete|strike)\s+{_QUOTED}", re.IGNORECASE | re.DOTALL)
LIKE_ENOUGH = 0.55


@dataclass(frozen=True, slots=True)
class Fix:
    """Paragraph ``number`` (from 1) should read ``words``."""

    number: int
    words: str


def read_fix(said: str, paragraphs: tuple[str, ...]) -> tuple[Fix, ...]:
    """The paragraphs as the State would have them; none where a person must say what is meant.

    Understood: “§2: …” before the new wording of a paragraph (several may follow each other), “replace
    “…” by “…””, “delete “…””, and wording that is plainly one paragraph of the text written anew.
    """
    said = normalised(said)
    found = tuple(fix for number, words in _parts(said) for fix in [_one(words, paragraphs, number)] if fix is not None)
    changed = {fix.number: fix for fix in found if fix.words.split() != paragraphs[fix.number - 1].split()}
    return tuple(changed[number] for number in sorted(changed))


def _parts(said: str) -> list[tuple[int | None, str]]:
    """The wording by the paragraph it names; one part without a number where it names none."""
    marks = list(_NAMED.finditer(said))
    if not marks or said[: marks[0].start()].strip():
        return [(None, said)]
    ends = [*(mark.start() for mark in marks[1:]), len(said)]
    return [(int(mark[1]), said[mark.end() : end].strip()) for mark, end in zip(marks, ends, strict=True)]


def _one(words: str, paragraphs: tuple[str, ...], number: int | None) -> Fix | None:
    if number is not None and not 1 <= number <= len(paragraphs):
        return None
    where = [number] if number else list(range(1, len(paragraphs) + 1))
    change = _REPLACE.search(words) or _DELETE.search(words)
    if change:
        return _substituted(change, paragraphs, where)
    if number:
        return Fix(number, words) if words else None
    likeness = ((_alike(words, paragraphs[place - 1]), place) for place in where)
    like = [found for found in likeness if found[0] >= LIKE_ENOUGH]
    return Fix(max(like)[1], words) if like else None


def _substituted(change: re.Match[str], paragraphs: tuple[str, ...], where: list[int]) -> Fix | None:
    """Only where the words stand exactly once in the text; a capital at the beginning is no difference."""
    old, new = change[1], change[2] if change.re is _REPLACE else ""
    words = r"\s+".join(re.escape(word) for word in old.split())
    pattern = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
    hits = [(place, hit) for place in where for hit in pattern.finditer(paragraphs[place - 1])]
    if len(hits) != 1:
        return None
    [(place, hit)] = hits
    if hit[0][:1].isupper() and new:
        new = new[0].upper() + new[1:]
    text = paragraphs[place - 1]
    anew = text[: hit.start()] + new + text[hit.end() :]
    return Fix(place, re.sub(r"[ \t]{2,}", " ", anew).replace(" .", ".").replace(" ,", ",").strip())


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold().split(), other.casefold().split(), autojunk=False).ratio()
