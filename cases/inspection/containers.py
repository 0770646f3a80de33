"""Zip containers: documents of offices, and archives inside mails. Nothing is unpacked to a disk."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import IO
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from cases.inspection.budget import SMALL, Budget, Piece, Unread
from cases.inspection.plain import decoded

Inside = Callable[[str, IO[bytes], Budget], Iterator[Piece]]
MARKUP = (".xml", ".rels", ".vml")
BREAKS = frozenset({"p", "h", "si", "c", "row", "tr", "br", "tab", "line-break", "s", "is", "comment", "table-cell"})
INLINE = frozenset({"t", "r", "span", "a", "delText", "instrText", "tab-stop"})
HEADERS = frozenset({"oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"})
_HEADER_CODE = re.compile(r'&(?:K[0-9A-Fa-f]{6}|"[^"]*"|\d{1,3}|[A-Z])')
_ANY_TAG = re.compile(r"<[^>]*>")
_SAYS_SOMETHING = re.compile(r"[^\W\d_]{2}")


def members(file: IO[bytes], budget: Budget, inside: Inside) -> Iterator[Piece]:
    """Every member: its name, its markup, and what lies in it as a file of its own."""
    try:
        box = zipfile.ZipFile(file)
    except zipfile.BadZipFile:
        raise Unread("is not a whole container") from None
    with box:
        for member in box.infolist():
            budget.members_left -= 1
            if budget.members_left < 0:
                budget.say("holds too many files to read them all")
                return
            if not member.is_dir() and not budget.is_out_of_time():
                yield from _member(box, member, budget, inside)


def _member(box: zipfile.ZipFile, member: zipfile.ZipInfo, budget: Budget, inside: Inside) -> Iterator[Piece]:
    name = member.filename.rpartition("/")[2]
    yield Piece(f"the name of {name}", name, is_name=True)
    if member.flag_bits & 1:
        budget.say(f"holds {name}, which is encrypted")
        return
    if member.file_size > SMALL and member.file_size > budget.ratio * max(1, member.compress_size):
        budget.say(f"holds {name}, which is packed too tightly to be honest")
        return
    with box.open(member) as packed:
        data = budget.take(packed, name)
    if name.casefold().endswith(MARKUP):
        yield Piece(name, _markup(data, name, budget))
    else:
        yield from inside(name, io.BytesIO(data), budget)


def _markup(data: bytes, name: str, budget: Budget) -> str:
    """Its text with a break after each paragraph and cell, and what its attributes say (watermarks do)."""
    said = _Said()
    try:
        parser = DefusedXMLParser(target=said, forbid_dtd=True)
        parser.feed(data)
        parser.close()
    except (ParseError, DefusedXmlException):
        budget.say(f"holds {name}, which is not well-formed")
        return _ANY_TAG.sub("", decoded(data))
    return "".join(said.parts) + "\n" + "\n".join(said.told)


class _Said:
    """Collects text in the order of the document. Words of two elements are apart unless they are parts of a line."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.told: list[str] = []
        self._in_header = self._spoke = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._in_header, self._spoke = tag.rpartition("}")[2] in HEADERS, False
        self.told += [value for value in attributes.values() if _SAYS_SOMETHING.search(value)]

    def data(self, text: str) -> None:
        self._spoke = True
        self.parts.append(_HEADER_CODE.sub("\n", text) if self._in_header else text)

    def end(self, tag: str) -> None:
        kind = tag.rpartition("}")[2]
        if kind in BREAKS or (self._spoke and kind not in INLINE):
            self.parts.append("\n")
        self._in_header = self._spoke = False

    def close(self) -> None:
        return None
