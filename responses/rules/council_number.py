"""Numbers of documents as the Council writes them: ``ST 12345/1/26 REV 1 ADD 2 COR 1 (fr)``.

The first text of a document is INIT and carries no mark; REV n stands in the number as well. Marks
follow each other in the order they were made: a correction of a revision, a revision of an addendum.
Source: the public register of Council documents, how to read a document number.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from core.rules.refusal import Kind, Refusal


class MarkKind(StrEnum):
    """What a later document is to the first one."""

    REV = "REV"  # the whole text anew
    COR = "COR"  # a correction
    ADD = "ADD"  # an addition, an annex
    DCL = "DCL"  # declassified
    EXT = "EXT"  # an extract that may be given out
    AMD = "AMD"  # an amendment


@dataclass(frozen=True, slots=True)
class Mark:
    """``REV 2``."""

    kind: MarkKind
    number: int

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """Series (ST, WK, CM, SN …), running number and year, marks, and the language it is limited to."""

    series: str
    number: int
    year: int
    marks: tuple[Mark, ...] = ()
    language: str = ""

    def __str__(self) -> str:
        return written(self)


_NUMBER = re.compile(
    r"(?P<series>[A-Z]{1,3}(?:-[A-Z]{2,6})?)\s+(?P<number>\d{1,5})"
    r"(?:\s*/\s*(?P<rev>\d{1,2}))?\s*(?:/|\s)\s*(?P<year>\d{4}|\d{2})(?P<marks>(?:\s+[A-Z]{3,4}(?:\s+\d{1,2})?)*)"
    r"(?:\s*\((?P<language>[A-Za-z]{2}(?:\s*,\s*[A-Za-z]{2})*)\))?"
)
_MARK = re.compile(r"(INIT)|([A-Z]{3})\s+(\d{1,2})")


def parse(said: str) -> DocumentNumber | Refusal:
    """The number behind ``ST 12345/1/26 REV 1`` or ``ST 12345 2026 REV 1``; else a refusal that shows the form."""
    found = _NUMBER.fullmatch(" ".join(said.upper().split()))
    if found is None:
        return _unread(said)
    marks = _marks(found["marks"])
    if marks is None or not _agree(found["rev"], marks) or int(found["number"]) < 1:
        return _unread(said)
    year = int(found["year"]) if len(found["year"]) == 4 else 2000 + int(found["year"])
    languages = ",".join((found["language"] or "").lower().replace(" ", "").split(","))
    return DocumentNumber(found["series"], int(found["number"]), year, marks, languages)


def written(one: DocumentNumber) -> str:
    """The usual way: number, revision, two digits of the year, marks."""
    revision = f"/{one.marks[0].number}" if one.marks and one.marks[0].kind is MarkKind.REV else ""
    marks = "".join(f" {mark}" for mark in one.marks)
    language = f" ({one.language})" if one.language else ""
    return f"{one.series} {one.number}{revision}/{one.year % 100:02}{marks}{language}"


def register_form(one: DocumentNumber) -> str:
    """As the public register lists it: ``ST 12345 2026 INIT``."""
    marks = " ".join(str(mark) for mark in one.marks) or "INIT"
    return f"{one.series} {one.number} {one.year} {marks}" + (f" ({one.language})" if one.language else "")


def of_version(first: DocumentNumber, version: int) -> DocumentNumber:
    """The number of the n-th version of a text: the first is INIT, the n-th REV n-1."""
    return replace(first, marks=(Mark(MarkKind.REV, version - 1),) if version > 1 else ())


def corrected(one: DocumentNumber, number: int, language: str = "") -> DocumentNumber:
    """Its n-th correction, of one language version if it names one."""
    return replace(one, marks=(*one.marks, Mark(MarkKind.COR, number)), language=language)


def label(version: int) -> str:
    """What a version is called where the document has no number of the Council: INIT, REV 1, REV 2 …"""
    return "INIT" if version <= 1 else f"REV {version - 1}"


def _marks(said: str) -> tuple[Mark, ...] | None:
    """None where a mark is unknown, INIT stands beside others, or one counts from nothing."""
    parts = _MARK.findall(said)
    initial = [part for part in parts if part[0]]
    if initial:
        return () if len(parts) == 1 and said.split() == ["INIT"] else None
    if " ".join(f"{kind} {number}" for _, kind, number in parts) != " ".join(said.split()):
        return None
    if any(kind not in tuple(MarkKind) or int(number) < 1 for _, kind, number in parts):
        return None
    return tuple(Mark(MarkKind(kind), int(number)) for _, kind, number in parts)


def _agree(revision: str | None, marks: tuple[Mark, ...]) -> bool:
    """``/1/`` in the number and ``REV 1`` say the same, or only one of them is written in the register's form."""
    if revision is None:
        return True
    return bool(marks) and marks[0] == Mark(MarkKind.REV, int(revision))


def _unread(said: str) -> Refusal:
    return Refusal("responses.number_not_read", {"said": said[:60]}, kind=Kind.INVALID, field="council_number")
