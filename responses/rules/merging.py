"""Two changes to the same words: put together where they touch different places, told where they do not."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from operator import attrgetter

from responses.rules.differences import PIECES


@dataclass(frozen=True, slots=True)
class Edit:
    """The words from ``start`` to ``end`` of the common beginning, replaced by ``words``."""

    start: int
    end: int
    words: tuple[str, ...]


def merged(base: str, mine: str, theirs: str) -> str | None:
    """What both made of ``base``, or None where they changed the same place and a person must choose."""
    before = PIECES.findall(base)
    ours, others = _edits(before, mine), _edits(before, theirs)
    if any(_clash(one, other) for one in ours for other in others if one != other):
        return None
    pieces = list(before)
    for edit in sorted({*ours, *others}, key=attrgetter("start"), reverse=True):
        pieces[edit.start : edit.end] = edit.words
    return "".join(pieces)


def _edits(before: list[str], text: str) -> list[Edit]:
    after = PIECES.findall(text)
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [Edit(i, j, tuple(after[m:n])) for code, i, j, m, n in steps if code != "equal"]


def _clash(one: Edit, other: Edit) -> bool:
    """Touching counts: words put in at the same spot have no order of their own."""
    return one.start <= other.end and other.start <= one.end
