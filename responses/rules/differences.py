"""Where two wordings differ, word by word: what the comparison shows and the brackets enclose."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

PIECES = re.compile(r"\s+|[^\s]+")
"""A word or the space between two; joined, the pieces are the text."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stayed, or what stood there and what stands there now."""

    same: bool
    old: str
    new: str


def runs(old: str, new: str, *, near: int) -> tuple[Run, ...]:
    """Same and differing runs by turns; an agreement of ``near`` words or fewer between two differences joins them.

    With 0 a mere space joins them, so that two changed words beside each other are one change.
    """
    before, after = PIECES.findall(old), PIECES.findall(new)
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    found: list[Run] = []
    for place, (code, i, j, m, n) in enumerate(steps):
        joins = 0 < place < len(steps) - 1 and _words(before[i:j]) <= near
        run = Run(code == "equal" and not joins, "".join(before[i:j]), "".join(after[m:n]))
        if found and found[-1].same == run.same:
            run = Run(run.same, found[-1].old + run.old, found.pop().new + run.new)
        found.append(run)
    return tuple(found)


def _words(pieces: list[str]) -> int:
    return sum(1 for piece in pieces if piece.strip())
