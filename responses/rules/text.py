"""The words put forward: paragraphs, their hashes, and what changed between two versions."""

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from hashlib import sha256

from core.rules import letters
from core.rules.refusal import Kind, Refusal
from responses.rules.differences import runs

_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
_SEPARATOR = "\n\n"
FEW = 900  # pairs of paragraphs worth comparing with each other
LIKE_ENOUGH = 0.3


class Change(StrEnum):
    """What happened to a piece of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that stayed, came or went."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph of the comparison; ``old`` and ``new`` are its numbers, None where there is none."""

    change: Change
    old: int | None
    new: int | None
    pieces: tuple[Piece, ...]


def normalised(text: str) -> str:
    """Unicode NFC, one kind of line end, no space at line ends: what is hashed and stored."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def paragraphs(text: str) -> tuple[str, ...]:
    """Paragraphs are parted by blank lines; empty ones are none."""
    return tuple(part.strip() for part in _BLANK_LINES.split(normalised(text)) if part.strip())


def digest(text: str) -> str:
    """SHA-256 of the normalised words, in hexadecimal."""
    return sha256(normalised(text).encode()).hexdigest()


def whole(parts: tuple[str, ...]) -> str:
    """The paragraphs as one text again."""
    return _SEPARATOR.join(parts)


def check_new_text(text: str, *, previous_sha256: str) -> Refusal | None:
    """A version says something, something else than the one before, and nothing that is read otherwise than it is."""
    if not paragraphs(text):
        return Refusal("responses.text_required", kind=Kind.INVALID, field="text")
    if turned := letters.check(text, "text"):
        return turned
    if digest(whole(paragraphs(text))) == previous_sha256:
        return Refusal("responses.text_unchanged", kind=Kind.INVALID, field="text")
    return None


def compare(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[Row, ...]:
    """Paragraph by paragraph, and word by word inside those that changed."""
    rows: list[Row] = []
    for code, i, j, m, n in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        rows += _same(old, i, j, m) if code == "equal" else _replaced(old[i:j], new[m:n], i, m)
    return tuple(rows)


def _same(old: tuple[str, ...], i: int, j: int, m: int) -> list[Row]:
    return [Row(Change.SAME, k + 1, m + k - i + 1, (Piece(Change.SAME, old[k]),)) for k in range(i, j)]


def _replaced(old: tuple[str, ...], new: tuple[str, ...], i: int, m: int) -> list[Row]:
    rows: list[Row] = []
    for partners in _partners(old, new):
        match partners:
            case None, int(there):
                rows.append(Row(Change.ADDED, None, m + there + 1, (Piece(Change.ADDED, new[there]),)))
            case int(here), None:
                rows.append(Row(Change.REMOVED, i + here + 1, None, (Piece(Change.REMOVED, old[here]),)))
            case int(here), int(there):
                rows.append(Row(Change.CHANGED, i + here + 1, m + there + 1, _words(old[here], new[there])))
    return rows


def _partners(old: tuple[str, ...], new: tuple[str, ...]) -> list[tuple[int | None, int | None]]:
    """Which paragraph became which, order kept: in turn where there are as many, else the likest ones."""
    if len(old) == len(new) or len(old) * len(new) > FEW:
        both = min(len(old), len(new))
        rest = [*((k, None) for k in range(both, len(old))), *((None, k) for k in range(both, len(new)))]
        return [*((k, k) for k in range(both)), *rest]
    best: dict[tuple[int, int], float] = {}
    for here in range(len(old) - 1, -1, -1):
        for there in range(len(new) - 1, -1, -1):
            together = _alike(old[here], new[there]) + best.get((here + 1, there + 1), 0.0)
            apart = max(best.get((here + 1, there), 0.0), best.get((here, there + 1), 0.0))
            best[here, there] = max(together, apart)
    return _path(best, len(old), len(new))


def _path(best: dict[tuple[int, int], float], olds: int, news: int) -> list[tuple[int | None, int | None]]:
    """The pairs behind the best sum, read from the front."""
    pairs: list[tuple[int | None, int | None]] = []
    here = there = 0
    while here < olds and there < news:
        if best[here, there] == best.get((here + 1, there), 0.0):
            pairs.append((here, None))
            here += 1
        elif best[here, there] == best.get((here, there + 1), 0.0):
            pairs.append((None, there))
            there += 1
        else:
            pairs.append((here, there))
            here, there = here + 1, there + 1
    return [*pairs, *((k, None) for k in range(here, olds)), *((None, k) for k in range(there, news))]


def _alike(one: str, other: str) -> float:
    """0 for paragraphs that have little in common: they are not one that changed."""
    likeness = SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()
    return likeness if likeness >= LIKE_ENOUGH else 0.0


def _words(old: str, new: str) -> tuple[Piece, ...]:
    """Runs that stayed, went and came; changes with only a space between them are read as one."""
    pieces: list[Piece] = []
    for run in runs(old, new, near=0):
        gone, came = (Change.SAME, None) if run.same else (Change.REMOVED, Change.ADDED)
        pieces += [Piece(gone, run.old)] if run.old else []
        pieces += [Piece(came, run.new)] if came and run.new else []
    return tuple(pieces)
