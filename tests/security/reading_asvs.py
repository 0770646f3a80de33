"""Reads the tables of ``asvs/`` and draws them for a reviewer.

``python -m tests.security.reading_asvs`` writes docs/asvs.md.

A table has a heading for each chapter (``# V1 …``), a line for each control (``1.2.4 L1 proved | what | how``) and,
below it and moved in, what proves it: ``path::function`` of a test, or ``path#heading`` of a document.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.security.asvs.numbers import VERSION

ROOT = Path(__file__).resolve().parents[2]
TABLES = sorted((Path(__file__).parent / "asvs").glob("*.txt"))
DOCUMENT = ROOT / "docs" / "asvs.md"
STATES = {
    "proved": "tests named beside it fail if it stops being so",
    "by setting": "holds by how it is set or written; the test named reads that",
    "does not apply": "there is nothing here that it speaks of",
    "outside": "whoever runs the application sees to it; the document named says how",
    "not met": "is not so, or not wholly; `docs/security.md` lists it too",
}
LINE = re.compile(rf"(\d+\.\d+\.\d+) L([12]) ({'|'.join(STATES)}) \| (.+?) \|(.*)")


@dataclass(frozen=True)
class Control:
    """One number: its level, what it is about in our words, how it stands, why, and what proves it."""

    chapter: str
    number: str
    level: int
    state: str
    about: str
    how: str
    proofs: list[str] = field(default_factory=list)

    @property
    def tests(self) -> list[str]:
        return [each for each in self.proofs if "::" in each]

    @property
    def documents(self) -> list[str]:
        return [each for each in self.proofs if "#" in each]


def controls() -> list[Control]:
    """All of them, in the order of the tables."""
    return [each for table in TABLES for each in _of(table)]


def _of(table: Path) -> Iterator[Control]:
    chapter, current = "", None
    for line in table.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            chapter = line[2:]
        elif line.startswith("  ") and current:
            current.proofs.append(line.strip())
        elif line.strip():
            if current:
                yield current
            current = _control(chapter, line)
    if current:
        yield current


def _control(chapter: str, line: str) -> Control:
    said = LINE.fullmatch(line)
    if said is None:
        raise ValueError(f"not a line of the table: {line}")
    number, level, state, about, how = said.groups()
    return Control(chapter, number, int(level), state, about.strip(), how.strip())


def as_markdown() -> str:
    """The document a reviewer reads."""
    found = controls()
    lines = [
        "# ASVS, control by control",
        "",
        f"The numbers are those of OWASP ASVS {VERSION} (CC BY-SA 4.0), levels 1 and 2; the words are ours and say",
        "only what a number is about. Written by `python -m tests.security.reading_asvs` from `tests/security/asvs/`;",
        "`tests/security/test_asvs.py` fails when a number is missing, a proof is gone, or this file is old.",
        "",
        *_counted(found),
    ]
    for chapter in dict.fromkeys(each.chapter for each in found):
        lines += ["", f"## {chapter}", "", "| | level | about | how it stands | proof |", "|---|---|---|---|---|"]
        lines += [_row(each) for each in found if each.chapter == chapter]
    return "\n".join(lines) + "\n"


def _counted(found: list[Control]) -> list[str]:
    counts = Counter((each.state, each.level) for each in found)
    rows = [
        f"| {state} | {counts[state, 1]} | {counts[state, 2]} | {said} |" for state, said in STATES.items()
    ]  # fmt: skip
    return ["| | level 1 | level 2 | what that says |", "|---|---|---|---|", *rows]


def _row(control: Control) -> str:
    stands = f"**{control.state}**" + (f": {control.how}" if control.how else "")
    proofs = "<br>".join(_shown(each) for each in control.proofs)
    return f"| {control.number} | {control.level} | {control.about} | {stands} | {proofs} |"


def _shown(proof: str) -> str:
    """A test by its file and name, a document as a link from docs/."""
    if "::" in proof:
        path, _, name = proof.partition("::")
        return f"`{path.removeprefix('tests/')}` {name.removeprefix('test_').replace('_', ' ')}"
    path, _, heading = proof.partition("#")
    return f"[{path}, {heading.replace('-', ' ')}]({path.removeprefix('docs/')}#{heading})"


if __name__ == "__main__":
    DOCUMENT.write_text(as_markdown(), encoding="utf-8")
