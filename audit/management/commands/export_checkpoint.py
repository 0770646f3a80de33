"""Write where every chain of the memory ends now, to be kept outside; signed where a key is configured."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from audit.proof import take_checkpoint
from audit.signing import signature


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", help="where to write; without it the checkpoint is printed")

    def handle(self, *args: Any, **options: Any) -> None:
        line = take_checkpoint()
        if not options["file"]:
            self.stdout.write(line, ending="")
            return
        target = Path(options["file"])
        signed = _signed(line.encode())
        try:
            target.write_text(line, encoding="utf-8")
            if signed:
                target.with_name(f"{target.name}.sig").write_bytes(signed)
        except OSError as no:
            raise CommandError(f"The checkpoint could not be written: {no}") from None
        self.stdout.write(f"The checkpoint is in {target}{' with its signature' if signed else ', unsigned'}.")


def _signed(content: bytes) -> bytes:
    try:
        return signature(content, settings.AUDIT_SIGNING_KEY) if settings.AUDIT_SIGNING_KEY else b""
    except ValueError as no:
        raise CommandError(str(no)) from None
