"""What a mail server sends back when it could not deliver (RFC 3464), read without believing too much.

Only a report that says “failed” counts: a delayed mail is still on its way.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser, HeaderParser
from smtplib import SMTPRecipientsRefused
from typing import Any

LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class Bounce:
    """Which mail came back, by the Message-ID it was sent under, and the server's words for it."""

    message_id: str
    reason: str


def bounce_in(raw: bytes) -> Bounce | None:
    """The bounce a message reports, or None: an ordinary mail, a delay, nothing that names the mail sent."""
    report = BytesParser(policy=policy.compat32).parsebytes(raw)
    if report.get_content_type() != "multipart/report":
        return None
    failed = [block for block in _recipients(report) if _word(block, "Action").lower() == "failed"]
    message_id = _sent_under(report)
    return Bounce(message_id, _reason(failed[0])) if failed and message_id else None


def refused_for_good(error: BaseException) -> bool:
    """Whether a mail server has refused every recipient with a permanent code (5xx): trying again is idle."""
    if not isinstance(error, SMTPRecipientsRefused):
        return False
    codes = [code for code, _words in error.recipients.values()]
    return bool(codes) and all(500 <= code < 600 for code in codes)


def _recipients(report: Message) -> Iterator[Message]:
    """The per-recipient blocks of the machine-readable part; the first block is about the mail as a whole."""
    for part in report.walk():
        if part.get_content_type() == "message/delivery-status" and part.is_multipart():
            blocks: Any = part.get_payload()
            yield from blocks[1:]


def _sent_under(report: Message) -> str:
    """The Message-ID of the mail that came back: it, or its headers, are attached."""
    for part in report.walk():
        if part.get_content_type() == "message/rfc822" and part.is_multipart():
            attached: Any = part.get_payload(0)
            return _word(attached, "Message-ID")
        if part.get_content_type() == "text/rfc822-headers":
            headers: Any = part.get_payload(decode=True) or b""
            return _word(HeaderParser().parsestr(headers.decode(errors="replace")), "Message-ID")
    return ""


def _reason(block: Message) -> str:
    """``5.1.1 smtp; 550 no such mailbox`` on one line."""
    said = " ".join(f"{_word(block, 'Status')} {_word(block, 'Diagnostic-Code')}".split())
    return said[:LONGEST_REASON] or "failed"


def _word(block: Message | EmailMessage, name: str) -> str:
    return " ".join(str(block.get(name, "")).split())
