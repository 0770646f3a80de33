"""What the bytes of an upload say: their type and their hash."""

import hashlib

import filetype
from django.core.files import File

CHUNK = 256 * 1024
_OLD_CONTAINER = bytes.fromhex("d0cf11e0a1b11ae1")


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
    if head.startswith(_OLD_CONTAINER):
        return "application/x-ole-storage"
    kind = filetype.guess(head)
    if kind is not None:
        return kind.mime
    return None if _reads_as_text(head) else "application/octet-stream"


def _reads_as_text(head: bytes) -> bool:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True
    return b"\x00" not in head
