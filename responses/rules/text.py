"""The words put forward: paragraphs, their hashes, and what changed between two versions."""

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from hashlib import sha256

from core.rules.refusal import Kind, Refusal

_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
_PIECES = re.compile(r"\s+|[^\s]+")
_SEPARATOR = "\n\n"


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
    """A version says something, and something else than the one before."""
    if not paragraphs(text):
        return Refusal("responses.text_required", kind=Kind.INVALID, field="text")
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
    both = min(len(old), len(new))
    rows = [Row(Change.CHANGED, i + k + 1, m + k + 1, _words(old[k], new[k])) for k in range(both)]
    rows += [Row(Change.REMOVED, i + k + 1, None, (Piece(Change.REMOVED, old[k]),)) for k in range(both, len(old))]
    rows += [Row(Change.ADDED, None, m + k + 1, (Piece(Change.ADDED, new[k]),)) for k in range(both, len(new))]
    return rows


def _words(old: str, new: str) -> tuple[Piece, ...]:
    before, after = _PIECES.findall(old), _PIECES.findall(new)
    pieces: list[Piece] = []
    for code, i, j, m, n in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if code == "equal":
            pieces.append(Piece(Change.SAME, "".join(before[i:j])))
            continue
        pieces += [Piece(Change.REMOVED, "".join(before[i:j]))] if j > i else []
        pieces += [Piece(Change.ADDED, "".join(after[m:n]))] if n > m else []
    return tuple(pieces)
