"""Text as it stands: piece by piece, in the encoding it seems to have."""

import codecs
import html.parser
import re
from collections.abc import Iterator
from typing import IO

from cases.inspection.budget import MIB, Budget, Piece

OVERLAP = 2_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|[nrt])")
_ASCII_RUN = re.compile(rb"[ -~\xa0-\xff]{5,}")
_WIDE_RUN = re.compile(rb"(?:[ -~\xa0-\xff]\x00){5,}")


def text(file: IO[bytes], budget: Budget) -> Iterator[Piece]:
    """The file in pieces that overlap, so that nothing is cut apart."""
    decoder, tail = None, ""
    while not budget.is_out_of_time() and (data := file.read(MIB)):
        decoder = decoder or codecs.getincrementaldecoder(_encoding(data))(errors="replace")
        piece = tail + decoder.decode(data)
        yield Piece("the text", piece)
        tail = piece[-OVERLAP:]


def json(file: IO[bytes], budget: Budget) -> Iterator[Piece]:
    """Text whose escapes stand for letters and line breaks."""
    for piece in text(file, budget):
        yield piece
        if "\\" in piece.text:
            yield Piece(piece.where, _ESCAPED.sub(_unescaped, piece.text))


def words(file: IO[bytes], budget: Budget) -> Iterator[Piece]:
    """Runs of letters at the beginning and the end of a recording or an unknown format, in one or two bytes each."""
    head = file.read(MIB)
    file.seek(0, 2)
    file.seek(max(len(head), file.tell() - MIB))
    for data in (head, file.read(MIB)):
        yield Piece("its properties", b"\n".join(_ASCII_RUN.findall(data)).decode("cp1252", "replace"))
        yield Piece("its properties", b"\n\x00".join(_WIDE_RUN.findall(data)).decode("utf-16-le", "replace"))


def decoded(data: bytes) -> str:
    """As Unicode: by its mark, as UTF-8, or in the encoding of old Windows."""
    return data.decode(_encoding(data), errors="replace")


def without_tags(markup: str) -> str:
    """What a reader of a page of HTML sees, and what its attributes say."""
    seen = _Seen()
    seen.feed(markup)
    seen.close()
    return "".join(seen.parts)


class _Seen(html.parser.HTMLParser):
    INLINE = frozenset({"a", "b", "i", "em", "strong", "span", "font", "u", "s", "small", "sub", "sup", "o:p"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = [value for name, value in attrs if value and name in ("alt", "title", "content", "value", "name")]
        self.parts += [f"\n{value}\n" for value in told]
        self.parts += [] if tag in self.INLINE else ["\n"]

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def _encoding(data: bytes) -> str:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _unescaped(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else "\n"
