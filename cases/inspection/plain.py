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
_RTF = re.compile(
    r"\\'(?P<byte>[0-9a-fA-F]{2})|\\u(?P<letter>-?\d{1,5}) ?\??|\\(?P<space>~)|\\(?P<hyphen>_)|\\-"
    r"|\\(?P<apart>par|line|tab|cell|row|sect|page)\b ?|\\[a-zA-Z]{1,32}-?\d{0,10} ?|[{}\r\n]"
)
_WIDE_SAMPLE = 400
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


def markup(file: IO[bytes], budget: Budget) -> Iterator[Piece]:
    """A page of HTML or a drawing: as it stands, and as its reader sees it."""
    whole = decoded(budget.take(file, "the text"))
    yield Piece("the text", whole)
    yield Piece("the text", without_tags(whole))


def rich_text(file: IO[bytes], budget: Budget) -> Iterator[Piece]:
    """RTF: as it stands, and without what only says how it looks."""
    whole = decoded(budget.take(file, "the text"))
    yield Piece("the text", whole)
    yield Piece("the text", _RTF.sub(_said_in_rtf, whole))


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
    INLINE = frozenset({"a", "b", "i", "em", "strong", "span", "tspan", "font", "u", "s", "small", "sub", "sup", "o:p"})

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
    if wide := _wide(data[:_WIDE_SAMPLE]):
        return wide
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _wide(sample: bytes) -> str:
    """Two bytes a letter though no mark says so: every other byte is empty."""
    empty = (sample[1::2].count(0), sample[::2].count(0))
    if max(empty) * 4 < len(sample) or not sample:
        return ""
    return "utf-16-le" if empty[0] >= empty[1] else "utf-16-be"


def _said_in_rtf(sign: re.Match[str]) -> str:
    if sign["byte"]:
        return bytes.fromhex(sign["byte"]).decode("cp1252", "replace")
    if sign["letter"]:
        return chr(int(sign["letter"]) % 0x10000)
    return " " if sign["space"] else "-" if sign["hyphen"] else "\n" if sign["apart"] else ""


def _unescaped(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else "\n"
