"""One reader per kind of file, and the search itself."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from typing import IO, Any

from cases.inspection import containers, mail, pdf, pictures, plain
from cases.inspection.budget import Budget, Piece, Unread
from cases.rules.classification import found, found_in_name
from cases.rules.uploads import extension

Reader = Callable[[IO[bytes], Budget], Iterator[Piece]]
CANNOT = frozenset({"7z", "rar", "gz", "tgz", "bz2", "xz", "tar", "p7m", "pgp", "gpg", "asc"})


@dataclass(frozen=True, slots=True)
class Look:
    """What a search of a file found. ``unread``: what could not be searched, each the end of “it …”."""

    marking: str = ""
    where: str = ""
    unread: tuple[str, ...] = ()

    def as_plain(self) -> dict[str, Any]:
        """For the way out of the process that looked."""
        return asdict(self)


def inside(name: str, file: IO[bytes], budget: Budget) -> Iterator[Piece]:
    """A file inside another one, read as its name says. What cannot be read is noted and spoils nothing else."""
    kind = extension(name)
    if kind in CANNOT:
        budget.say(f"holds {name}, which cannot be searched")
        return
    if budget.depth_left <= 0:
        budget.say("holds files within files too deep to follow")
        return
    budget.depth_left -= 1
    try:
        yield from _reader(kind, file)(file, budget)
    except Unread as unread:
        budget.say(f"holds {name or 'a part'}, which {unread}")
    except Exception as broken:  # why: parsers of broken files raise whatever they like
        budget.say(f"holds {name or 'a part'}, which cannot be read ({type(broken).__name__})")
    finally:
        budget.depth_left += 1


def _reader(kind: str, file: IO[bytes]) -> Reader:
    """By its ending; by its first bytes where there is none, an unknown one, or one that only says “text”."""
    known = READERS.get(kind)
    if known not in (None, plain.text, plain.json):
        return known
    head = file.read(8)
    file.seek(0)
    told = next((reader for sign, reader in SIGNS.items() if head.startswith(sign)), None)
    return told or known or plain.words


def _packed(file: IO[bytes], budget: Budget) -> Iterator[Piece]:
    raise Unread("cannot be searched")


_container = partial(containers.members, inside=inside)
READERS: dict[str, Reader] = {
    **dict.fromkeys(("txt", "csv", "log", "md", "ics", "vcf"), plain.text),
    **dict.fromkeys(("html", "htm", "xml", "svg"), plain.markup),
    "rtf": plain.rich_text,
    **dict.fromkeys(("json", "har"), plain.json),
    **dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods", "odp", "docm", "xlsm", "pptm", "zip"), _container),
    **dict.fromkeys(("png", "jpg", "jpeg", "gif", "webp"), pictures.picture),
    **dict.fromkeys(("doc", "xls", "ppt"), mail.old_office),
    "pdf": partial(pdf.pdf, inside=inside),
    "eml": partial(mail.message, inside=inside),
    "msg": partial(mail.outlook, inside=inside),
}
"""Ending to reader. Any other file gives up its runs of letters."""
SIGNS: dict[bytes, Reader] = {
    b"PK\x03\x04": _container,
    b"%PDF-": READERS["pdf"],
    b"{\\rtf": plain.rich_text,
    b"\xd0\xcf\x11\xe0": mail.old_office,
    **dict.fromkeys((b"\x89PNG", b"\xff\xd8\xff", b"GIF8"), pictures.picture),
    **dict.fromkeys((b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b", b"BZh", b"\xfd7zXZ"), _packed),
}
"""How a file begins whose name does not say what it is: attachments without a name, parts called ``.bin``."""
WITHOUT_PARSER = frozenset({"txt", "csv", "json", "har"})
"""Read by Python alone: nothing in them can confuse a parser, so no process of their own is needed."""


def look(file: IO[bytes], name: str, budget: Budget | None = None) -> Look:
    """Search a file of this name for a classification marking. Never raises for what the file holds."""
    spent = budget or Budget()
    try:
        for piece in READERS.get(extension(name), plain.words)(file, spent):
            marking = found_in_name(piece.text) if piece.is_name else found(piece.text)
            if marking:
                return Look(marking, piece.where[:60], tuple(spent.unread))
    except Unread as unread:
        spent.say(str(unread))
    except Exception as broken:  # why: parsers of broken files raise whatever they like
        spent.say(f"cannot be read ({type(broken).__name__})")
    return Look(unread=tuple(spent.unread))
