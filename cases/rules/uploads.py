"""What may be uploaded, how large, under which name, and of what a preview is drawn."""

import unicodedata
from dataclasses import dataclass

from core.rules.refusal import Kind, Refusal

MIB = 1024 * 1024
MOST_BYTES = 50 * MIB
LONGEST_NAME = 200

_ZIP = "application/zip"
_OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class FileType:
    """A type we keep. ``seen_as``: what its first bytes may look like; empty for plain text.

    ``drawn``: its pages are drawn anew for a preview. The file itself is only ever downloaded.
    """

    content_type: str
    seen_as: frozenset[str] = frozenset()
    drawn: bool = False


def _binary(content_type: str, *also: str, drawn: bool = False) -> FileType:
    return FileType(content_type, frozenset({content_type, *also}), drawn)


ALLOWED: dict[str, FileType] = {
    "pdf": _binary("application/pdf", drawn=True),
    "png": _binary("image/png", drawn=True),
    "jpg": _binary("image/jpeg", drawn=True),
    "jpeg": _binary("image/jpeg", drawn=True),
    "gif": _binary("image/gif", drawn=True),
    "webp": _binary("image/webp", drawn=True),
    "mp3": _binary("audio/mpeg"),
    "wav": _binary("audio/wav", "audio/x-wav"),
    "mp4": _binary("video/mp4"),
    "webm": _binary("video/webm"),
    "docx": _binary(f"{_OFFICE}.wordprocessingml.document", _ZIP),
    "xlsx": _binary(f"{_OFFICE}.spreadsheetml.sheet", _ZIP),
    "pptx": _binary(f"{_OFFICE}.presentationml.presentation", _ZIP),
    "odt": _binary("application/vnd.oasis.opendocument.text", _ZIP),
    "ods": _binary("application/vnd.oasis.opendocument.spreadsheet", _ZIP),
    "odp": _binary("application/vnd.oasis.opendocument.presentation", _ZIP),
    "msg": _binary("application/vnd.ms-outlook", "application/x-ole-storage"),
    "txt": FileType("text/plain"),
    "csv": FileType("text/csv"),
    "json": FileType("application/json"),
    "har": FileType("application/json"),
    "eml": FileType("message/rfc822"),
}
_DRAWN = frozenset(kind.content_type for kind in ALLOWED.values() if kind.drawn)


def extension(name: str) -> str:
    """What follows the last dot, in lower case; empty where there is none."""
    return name.rpartition(".")[2].casefold() if "." in name else ""


def check_name(name: str) -> Refusal | None:
    """Refuses empty, overlong and hidden names, path parts, and characters nobody can see."""
    if not name.strip() or name.startswith(".") or len(name) > LONGEST_NAME:
        return _invalid("cases.file_name_unusable", longest=LONGEST_NAME)
    if any(letter in '/\\:*?"<>|' or _unseen(letter) for letter in name):
        return _invalid("cases.file_name_characters")
    return None


def check_room(items: int, *, most: int) -> Refusal | None:
    """Whether a case that holds so many items takes one more: a file nobody can read through is no file."""
    return Refusal("cases.case_is_full", {"most": most}, kind=Kind.STATE) if items >= most else None


def check_size(size: int, *, most: int = MOST_BYTES) -> Refusal | None:
    """Refuses nothing at all, and more bytes than ``most``."""
    if size < 1:
        return _invalid("cases.file_empty")
    if size <= most:
        return None
    params = {"most_mib": most // MIB}
    return Refusal("cases.file_too_large", params, kind=Kind.TOO_LARGE, field="file")


def check_type(name: str, seen_as: str | None) -> Refusal | None:
    """Refuses a type we do not keep, and a file whose first bytes belie its name.

    ``seen_as`` is the content type the first bytes suggest, None where they suggest nothing.
    """
    kind = ALLOWED.get(extension(name))
    if kind is None:
        return _wrong_type("cases.file_type_unknown", allowed=tuple(ALLOWED))
    fits = seen_as in kind.seen_as if kind.seen_as else seen_as is None
    return None if fits else _wrong_type("cases.file_type_mismatch", extension=extension(name))


def content_type(name: str) -> str:
    """The type a stored file is served with; never what the sender claimed."""
    kind = ALLOWED.get(extension(name))
    return kind.content_type if kind else "application/octet-stream"


def may_be_drawn(stored_content_type: str) -> bool:
    """Pictures and PDF: their pages are drawn anew. The stored bytes are never shown in place."""
    return stored_content_type in _DRAWN


def _unseen(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")


def _invalid(code: str, **params: object) -> Refusal:
    return Refusal(code, params, kind=Kind.INVALID, field="file")


def _wrong_type(code: str, **params: object) -> Refusal:
    return Refusal(code, params, kind=Kind.WRONG_TYPE, field="file")
