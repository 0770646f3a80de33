"""Square brackets round contested words, as working parties write them: found, counted, put in."""

import re
from dataclasses import dataclass

from responses.rules.differences import runs

NOT_CONTESTED = re.compile(r"(\d{1,4}|…|\.{3}|sic)?\s*")
"""[1], [2024], […] and [sic] are notes of the writer, not words in dispute."""

NEAR = 2
"""Changes with no more than so many unchanged words between them share one pair of brackets."""


@dataclass(frozen=True, slots=True)
class Bracket:
    """Contested words: in which paragraph (from 1), where in it, and what stands between the brackets."""

    paragraph: int
    start: int
    end: int
    words: str


def brackets(paragraphs: tuple[str, ...]) -> tuple[Bracket, ...]:
    """Every outermost pair in the order of the text. One inside another belongs to it; a lone sign is none."""
    found: list[Bracket] = []
    for number, text in enumerate(paragraphs, start=1):
        found += [
            Bracket(number, start, end, text[start + 1 : end - 1])
            for start, end in _pairs(text)
            if not NOT_CONTESTED.fullmatch(text[start + 1 : end - 1])
        ]
    return tuple(found)


def unpaired(paragraphs: tuple[str, ...]) -> tuple[int, ...]:
    """The numbers of paragraphs in which a bracket is opened and not closed, or closed and not opened."""
    return tuple(n for n, text in enumerate(paragraphs, start=1) if not _paired(text))


def marked(text: str) -> tuple[tuple[bool, str], ...]:
    """The text in runs, contested ones (with their brackets) told from the rest; joined they are the text."""
    found: list[tuple[bool, str]] = []
    at = 0
    for one in brackets((text,)):
        found += [(False, text[at : one.start]), (True, text[one.start : one.end])]
        at = one.end
    return tuple((hit, words) for hit, words in (*found, (False, text[at:])) if words)


def bracketed(old: str, new: str) -> str:
    """Both wordings in one: ``[old / new]`` where words differ, ``[new]`` where some came or went."""
    return "".join(run.old if run.same else _either(run.old, run.new) for run in runs(old, new, near=NEAR))


def _either(old: str, new: str) -> str:
    """The space round the words stays outside the brackets."""
    whole = old if old.strip() else new
    if not whole.strip():
        return new
    before = whole[: len(whole) - len(whole.lstrip())]
    behind = whole[len(whole.rstrip()) :]
    both = [side.strip() for side in (old, new) if side.strip()]
    return f"{before}[{' / '.join(both)}]{behind}"


def _pairs(text: str) -> list[tuple[int, int]]:
    """Outermost pairs; brackets that lack a partner are passed over."""
    opened: list[int] = []
    found: list[tuple[int, int]] = []
    for place, sign in enumerate(text):
        if sign == "[":
            opened.append(place)
        elif sign == "]" and opened:
            start = opened.pop()
            found = [pair for pair in found if pair[0] < start]
            found.append((start, place + 1))
    return found


def _paired(text: str) -> bool:
    """Whether every bracket has its partner."""
    depth = 0
    for sign in text:
        depth += {"[": 1, "]": -1}.get(sign, 0)
        if depth < 0:
            return False
    return depth == 0
