"""How long the classification guard takes over long texts and over files of every kind.

    .venv/bin/python -m bench.guard [--size 760000]

Prints seconds of processor time for a text of prose with the words markings are made of, for one with a marking at its
end, and for a document of the same text. Exits 1 where
the text takes longer than ``MOST_SECONDS``.
"""

import argparse
import io
import random
import time
from collections.abc import Callable

from docx import Document

from cases.inspection.kinds import look
from cases.rules.classification import found

MOST_SECONDS = 2.0
WORDS = (
    "the European network of imitated sites spread stories about the Secretary General, the EU Secretariat and "
    "restricted areas; confidential sources in Poland, Führung, élections, NATO and a secret plan were quoted again"
)


def prose(size: int) -> str:
    """About ``size`` characters in lines of a page's width, the same each time."""
    chance, words = random.Random(7), WORDS.split()
    lines = []
    while size > 0:
        lines.append(" ".join(chance.choice(words) for _ in range(14)))
        size -= len(lines[-1]) + 1
    return "\n".join(lines)


def document(text: str) -> bytes:
    """A paragraph a line."""
    made, kept = Document(), io.BytesIO()
    for line in text.splitlines()[:2000]:
        made.add_paragraph(line)
    made.save(kept)
    return kept.getvalue()


def timed(what: str, act: Callable[[], object]) -> float:
    """The best of three, printed."""
    best = min(_once(act) for _ in range(3))
    print(f"{what:<55} {best:6.2f} s")
    return best


def _once(act: Callable[[], object]) -> float:
    started = time.process_time()
    act()
    return time.process_time() - started


def main() -> int:
    """Measure and judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=760_000)
    size = parser.parse_args().size
    plain = prose(size)
    took = timed(f"{size} characters of prose", lambda: found(plain))
    timed("the same with a marking at its end", lambda: found(plain + "\nNATO RESTRICTED"))
    data = document(plain)
    timed(f"a DOCX of 2000 paragraphs ({len(data)} bytes)", lambda: look(io.BytesIO(data), "a.docx"))
    return int(took > MOST_SECONDS)


if __name__ == "__main__":
    raise SystemExit(main())
