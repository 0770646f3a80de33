"""What is said about an item of evidence when it is added, and what cannot be taken."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from cases.rules.vocabulary import Credibility, EvidenceKind, EvidenceOrigin, Marking, Reliability
from core.rules.letters import check as check_letters
from core.rules.refusal import Kind, Refusal

LONGEST_TITLE = 200
LONGEST_DESCRIPTION = 20_000
CLOSED_LISTS = {
    "kind": EvidenceKind,
    "origin": EvidenceOrigin,
    "reliability": Reliability,
    "credibility": Credibility,
    "marking": Marking,
}


@dataclass(frozen=True, slots=True)
class EvidenceWords:
    """``captured_at``: when it was collected in the world, if that is known."""

    title: str
    kind: str
    description: str = ""
    origin: str = EvidenceOrigin.OPEN
    captured_at: datetime | None = None
    reliability: str = Reliability.F
    credibility: str = Credibility.CANNOT_BE_JUDGED
    marking: str = Marking.LIMITE
    publishable: bool = False
    is_demonstration: bool = False

    def columns(self) -> dict[str, Any]:
        """By the names of the stored columns."""
        return asdict(self)


def check_evidence(words: EvidenceWords, *, now: datetime) -> Refusal | None:
    """None, or the first thing that cannot be stored."""
    return next(_faults(words, now), None)


def _faults(words: EvidenceWords, now: datetime) -> Iterator[Refusal]:
    if not 0 < len(words.title.strip()) <= LONGEST_TITLE or "\x00" in words.title + words.description:
        yield _invalid("cases.title_missing", "title")
    yield from filter(None, [check_letters(words.title, "title")])
    if len(words.description) > LONGEST_DESCRIPTION:
        yield _invalid("cases.text_too_long", "description", field="description", longest=LONGEST_DESCRIPTION)
    for name, values in CLOSED_LISTS.items():
        if getattr(words, name) not in tuple(values):
            yield _invalid("cases.word_unknown", name, field=name, value=str(getattr(words, name))[:40])
    if words.captured_at and words.captured_at > now:
        yield _invalid("cases.captured_in_the_future", "captured_at")


def _invalid(code: str, field_at_fault: str, **params: Any) -> Refusal:
    return Refusal(code, params, kind=Kind.INVALID, field=field_at_fault)
