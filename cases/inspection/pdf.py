"""PDF: text of its pages, properties, notes, bookmarks and attachments."""

import io
from collections.abc import Callable, Iterator
from typing import IO, Any

import pypdfium2
from pypdf import PdfReader

from cases.inspection.budget import Budget, Piece, Unread

Inside = Callable[[str, IO[bytes], Budget], Iterator[Piece]]
LONGEST_PAGE = 400_000


def pdf(file: IO[bytes], budget: Budget, inside: Inside) -> Iterator[Piece]:
    """Pages by PDFium, everything beside them by pypdf."""
    data = budget.take(file, "the document")
    yield from _pages(data, budget)
    try:
        yield from _beside(PdfReader(io.BytesIO(data)), budget, inside)
    except Exception:  # why: parsers of broken files raise whatever they like
        budget.say("has properties that cannot be read")


def _pages(data: bytes, budget: Budget) -> Iterator[Piece]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as broken:
        raise Unread("is encrypted" if "assword" in str(broken) else "is not a whole PDF") from None
    silent, count = 0, len(document)
    for number in range(min(count, budget.pages_left)):
        if budget.is_out_of_time():
            return
        text = _text_of(document, number)
        silent += not text.strip()
        yield Piece(f"page {number + 1}", text)
    if count > budget.pages_left:
        budget.say(f"has {count} pages, of which {budget.pages_left} were read")
    if silent:
        budget.say(f"has pages without text ({silent} of {count}): words inside pictures cannot be searched")
    budget.pages_left -= min(count, budget.pages_left)


def _text_of(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    text = page.get_textpage()
    try:
        return str(text.get_text_range(count=min(text.count_chars(), LONGEST_PAGE))) if text.count_chars() else ""
    finally:
        text.close()
        page.close()


def _beside(reader: PdfReader, budget: Budget, inside: Inside) -> Iterator[Piece]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unread("is encrypted")
    yield Piece("its properties", "\n".join(str(value) for value in (reader.metadata or {}).values()))
    if reader.xmp_metadata is not None:
        yield Piece("its properties", reader.xmp_metadata.stream.get_data().decode("utf-8", "replace"))
    yield Piece("its bookmarks", "\n".join(_titles(reader.outline)))
    for page in reader.pages[: max(0, budget.pages_left)]:
        if budget.is_out_of_time():
            return
        yield Piece("a note or a field", "\n".join(_notes(page)))
    for name, versions in reader.attachments.items():
        yield Piece("the name of an attachment", name, is_name=True)
        for data in versions:
            yield from inside(name, io.BytesIO(data), budget)


def _titles(outline: list[Any], depth: int = 0) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _titles(entry, depth + 1) if depth < 20 else ()
        else:
            yield str(getattr(entry, "title", ""))


def _notes(page: Any) -> Iterator[str]:
    for note in page.get("/Annots") or ():
        about = note.get_object()
        yield from (str(about[key]) for key in ("/Contents", "/V", "/T", "/TU", "/Subj", "/RC") if key in about)
