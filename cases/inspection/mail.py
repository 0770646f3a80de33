"""Mails as mail programs keep them (.eml) and as Outlook does (.msg), with everything attached."""

import email
import email.policy
import io
import re
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from typing import IO

import olefile

from cases.inspection.budget import Budget, Piece, Unread
from cases.inspection.plain import decoded, without_tags, words

Inside = Callable[[str, IO[bytes], Budget], Iterator[Piece]]
SEALED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted"})
ATTACHED_DATA, ATTACHED_NAMES = "37010102", ("3707001F", "3704001F", "3707001E", "3704001E")
HTML, PACKED_RTF = "10130102", "10090102"
BODIES = frozenset({"1000001F", "1000001E", HTML})
_PROPERTY = re.compile(r"__substg1\.0_([0-9A-F]{8})$")


def message(file: IO[bytes], budget: Budget, inside: Inside) -> Iterator[Piece]:
    """Headers, bodies and attachments, of forwarded mails too."""
    whole = email.message_from_bytes(budget.take(file, "the mail"), policy=email.policy.default)
    for part in whole.walk():
        budget.members_left -= 1
        if budget.members_left < 0 or budget.is_out_of_time():
            budget.say("holds too many parts to read them all")
            return
        yield from _part(part, budget, inside)


def _part(part: EmailMessage, budget: Budget, inside: Inside) -> Iterator[Piece]:
    yield Piece("its headers", "\n".join(_header(part, name) for name in dict.fromkeys(part.keys())))
    name = part.get_filename() or ""
    if name:
        yield Piece("the name of an attachment", name, is_name=True)
    if part.get_content_type() in SEALED:
        budget.say("holds a part that is encrypted")
    elif part.is_multipart():
        return
    elif part.get_content_maintype() == "text":
        body = _body(part)
        yield Piece("its text", without_tags(body) if part.get_content_subtype() == "html" else body)
    else:
        yield from inside(name, io.BytesIO(_payload(part)), budget)


def _payload(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _header(part: EmailMessage, name: str) -> str:
    """A header of strangers may be anything; what cannot be understood is read as it stands."""
    try:
        return str(part[name])
    except Exception:
        return str(dict(part.raw_items()).get(name, ""))


def _body(part: EmailMessage) -> str:
    try:
        return str(part.get_content())
    except (LookupError, ValueError):
        return decoded(_payload(part))


def outlook(file: IO[bytes], budget: Budget, inside: Inside) -> Iterator[Piece]:
    """Every text of the message, and its attachments as files of their own."""
    with olefile.OleFileIO(io.BytesIO(budget.take(file, "the mail"))) as ole:
        streams = ole.listdir(streams=True, storages=False)
        for path in streams[: budget.members_left]:
            yield from _stream(ole, path, budget, inside)
        kinds = {kind for path in streams if len(path) == 1 and (kind := _kind(path))}
    if PACKED_RTF in kinds and not kinds & BODIES:
        budget.say("keeps its text in a packed form only")
    if not kinds:
        raise Unread("is not a message of Outlook")


def _stream(ole: olefile.OleFileIO, path: list[str], budget: Budget, inside: Inside) -> Iterator[Piece]:
    kind = _kind(path)
    if kind.endswith(("001F", "001E", HTML)):
        data = budget.take(ole.openstream(path), "a part")
        text = data.decode("utf-16-le", "replace") if kind.endswith("001F") else decoded(data)
        named = kind in ATTACHED_NAMES
        yield Piece("its text", without_tags(text) if kind == HTML else text, is_name=named)
    elif kind == ATTACHED_DATA:
        name = _name_beside(ole, path)
        yield from inside(name, io.BytesIO(budget.take(ole.openstream(path), name or "an attachment")), budget)


def _name_beside(ole: olefile.OleFileIO, path: list[str]) -> str:
    for kind in ATTACHED_NAMES:
        beside = [*path[:-1], f"__substg1.0_{kind}"]
        if ole.exists(beside):
            data = ole.openstream(beside).read(1000)
            return data.decode("utf-16-le", "replace") if kind.endswith("F") else decoded(data)
    return ""


def _kind(path: list[str]) -> str:
    found = _PROPERTY.search(path[-1])
    return found[1] if found else ""


def old_office(file: IO[bytes], budget: Budget) -> Iterator[Piece]:
    """A document of old Office inside another file: its letters, without understanding it."""
    budget.say("holds a document in an old format, of which only plain letters were searched")
    yield from words(file, budget)
