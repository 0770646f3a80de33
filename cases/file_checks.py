"""What the bytes of an upload say: their type, their hash, and the text in them that could be marked."""

import email
import email.policy
import hashlib
import re
import time
import zipfile
from collections.abc import Iterator
from typing import IO

import filetype
from django.core.files import File
from pypdf import PdfReader

from cases.rules.uploads import extension

MOST_TEXT = 5 * 1024 * 1024
MOST_XML = 20 * 1024 * 1024
MOST_PAGES = 300
MOST_SECONDS = 10.0
CHUNK = 256 * 1024
TEXTS = frozenset({"txt", "csv", "json", "har"})
OFFICE = frozenset({"docx", "xlsx", "pptx", "odt", "ods"})
_PARAGRAPH = re.compile(rb"</(?:w:p|a:p|text:p|text:h|si|row)>|<w:br/>")
_TAG = re.compile(rb"<[^>]*>")
_RUN_OF_TEXT = re.compile(rb"[ -~]{6,}")


def sha256_of(file: File) -> str:
    """Hex digest over the whole file, read in pieces; leaves the position at the start."""
    digest = hashlib.sha256()
    file.seek(0)
    while piece := file.read(CHUNK):
        digest.update(piece)
    file.seek(0)
    return digest.hexdigest()


def seen_as(file: File) -> str | None:
    """The content type the first bytes suggest. None: they look like text; ``application/octet-stream``
    stands for bytes that are neither known nor text."""
    file.seek(0)
    head = file.read(8192)
    file.seek(0)
    kind = filetype.guess(head)
    if kind is not None:
        return kind.mime
    return None if _reads_as_text(head) else "application/octet-stream"


def texts_in(file: File, name: str) -> Iterator[str]:
    """Every text that can be read out of the file. Raises ``ValueError`` where it cannot be read."""
    file.seek(0)
    kind = extension(name)
    try:
        if kind in TEXTS:
            yield _decoded(file.read(MOST_TEXT))
        elif kind == "eml":
            yield from _mail_texts(file)
        elif kind in OFFICE:
            yield from _office_texts(file)
        elif kind == "pdf":
            yield from _pdf_texts(file)
        else:
            yield from _picture_words(file)
    except ValueError:
        raise
    except Exception as broken:  # why: parsers of broken files raise whatever they like
        raise ValueError(f"cannot be read: {type(broken).__name__}") from broken
    finally:
        file.seek(0)


def _reads_as_text(head: bytes) -> bool:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True
    return b"\x00" not in head


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _mail_texts(file: IO[bytes]) -> Iterator[str]:
    message = email.message_from_bytes(file.read(MOST_TEXT), policy=email.policy.default)
    yield str(message["subject"] or "")
    for part in message.walk():
        yield part.get_filename() or ""
        if part.get_content_maintype() == "text":
            yield str(part.get_content())


def _office_texts(file: IO[bytes]) -> Iterator[str]:
    """Every XML part of the container, headers and properties included, never more than ``MOST_XML`` bytes."""
    left = MOST_XML
    with zipfile.ZipFile(file) as container:
        for part in container.infolist():
            if not part.filename.endswith(".xml") or left <= 0:
                continue
            with container.open(part) as xml:
                data = xml.read(left)
            left -= len(data)
            plain = _TAG.sub(b"", _PARAGRAPH.sub(b"\n", data))
            yield plain.decode("utf-8", errors="replace")


def _pdf_texts(file: IO[bytes]) -> Iterator[str]:
    reader = PdfReader(file)
    if reader.is_encrypted and not reader.decrypt(""):
        raise ValueError("is encrypted")
    until = time.monotonic() + MOST_SECONDS
    yield "\n".join(str(value) for value in (reader.metadata or {}).values())
    for page in reader.pages[:MOST_PAGES]:
        if time.monotonic() > until:
            raise ValueError("takes too long to read")
        yield page.extract_text()


def _picture_words(file: IO[bytes]) -> Iterator[str]:
    """Comments and properties that cameras and editors leave at the beginning of a picture or recording."""
    yield b"\n".join(_RUN_OF_TEXT.findall(file.read(CHUNK))).decode("ascii")
