"""Square brackets round contested words, as working parties write them: found, counted, put in."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

PIECES = re.compile(r"\s+|[^\s]+")
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
    return tuple(n for n, text in enumerate(paragraphs, start=1) if _depth(text) != 0)


def marked(text: str) -> tuple[tuple[bool, str], ...]:
    """The text in runs, contested ones (with their brackets) told from the rest; joined they are the text."""
    runs: list[tuple[bool, str]] = []
    at = 0
    for one in brackets((text,)):
        runs += [(False, text[at : one.start]), (True, text[one.start : one.end])]
        at = one.end
    return tuple(run for run in (*runs, (False, text[at:])) if run[1])


def bracketed(old: str, new: str) -> str:
    """Both wordings in one: ``[old / new]`` where words differ, ``[new]`` where some came or went."""
    before, after = PIECES.findall(old), PIECES.findall(new)
    pieces: list[str] = []
    for same, i, j, m, n in _runs(before, after):
        pieces.append("".join(before[i:j]) if same else _either("".join(before[i:j]), "".join(after[m:n])))
    return "".join(pieces)


def _runs(before: list[str], after: list[str]) -> list[tuple[bool, int, int, int, int]]:
    """Same and differing runs by turns; a short agreement between two differences is drawn into them."""
    runs: list[tuple[bool, int, int, int, int]] = []
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for place, (code, i, j, m, n) in enumerate(steps):
        inside = 0 < place < len(steps) - 1
        same = code == "equal" and not (inside and _words(before[i:j]) <= NEAR)
        if runs and not same and not runs[-1][0]:
            runs[-1] = (False, runs[-1][1], j, runs[-1][3], n)
        else:
            runs.append((same, i, j, m, n))
    return runs


def _words(pieces: list[str]) -> int:
    return sum(1 for piece in pieces if piece.strip())


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


def _depth(text: str) -> int:
    """0 where every bracket has its partner."""
    depth = 0
    for sign in text:
        depth += {"[": 1, "]": -1}.get(sign, 0)
        if depth < 0:
            return -1
    return depth
