"""Mails that came back are noted on the notices they carried: from a Maildir, or one from standard input."""

import mailbox
import sys
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import InterfaceError, OperationalError

from notifications.actions import record_bounce
from notifications.rules.bounces import bounce_in

TRY_AGAIN = 75
"""EX_TEMPFAIL: the mail server keeps the message and hands it over again later."""
LARGEST = 2_000_000


class Command(BaseCommand):
    """Read delivery reports (RFC 3464) and mark what failed; everything else is counted and left alone."""

    help = "Note mails that came back: from --maildir FOLDER, or one message from standard input."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--maildir", metavar="FOLDER", help="where the sender's mailbox keeps its messages")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = self._from(options["maildir"]) if options["maildir"] else Counter([_take(sys.stdin.buffer.read())])
        except (OperationalError, InterfaceError) as error:
            self.stderr.write(f"The database does not answer; nothing was taken. ({type(error).__name__})")
            sys.exit(TRY_AGAIN)
        told = f"{found['noted']} bounces noted, {found['unknown']} of mails not known here"
        self.stdout.write(f"{told}, {found['other']} other messages")

    def _from(self, folder: str) -> Counter[str]:
        """What is new in the folder; each message is put among the read ones once it is dealt with."""
        if not (Path(folder) / "new").is_dir():
            raise CommandError(f"{folder} is not a Maildir: it has no folder named new.")
        box, found = mailbox.Maildir(folder, create=False), Counter[str]()
        for key in [key for key, message in box.iteritems() if message.get_subdir() == "new"]:
            message = box.get_message(key)
            found[_take(box.get_bytes(key))] += 1
            message.set_subdir("cur")
            message.add_flag("S")
            box[key] = message
        return found


def _take(raw: bytes) -> str:
    """``noted``, ``unknown`` (no notice of ours, or read meanwhile) or ``other`` (not a bounce)."""
    bounce = bounce_in(raw) if len(raw) <= LARGEST else None
    if bounce is None:
        return "other"
    return "noted" if record_bounce(message_id=bounce.message_id, reason=bounce.reason) else "unknown"
