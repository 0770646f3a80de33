"""Walk the chains of the memory and name every row that was changed, removed, reordered or forged.

With --against, also compare with a checkpoint that was kept elsewhere.
"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audit.models import AuditEvent
from audit.proof import against, verify
from audit.rules.chain import Fault
from audit.rules.checkpoint import read
from audit.signing import is_signed


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--against", metavar="FILE", help="a checkpoint written by export_checkpoint")
        parser.add_argument("--public-key", metavar="PEM", help="whose signature FILE.sig must be")

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(verify())
        if options["against"]:
            found += against(_kept(Path(options["against"]), options["public_key"]))
        for fault in found:
            self.stdout.write(f"chain {fault.chain}, row {fault.number}: {fault.what}{_which(fault)}")
        if found:
            raise CommandError(f"The audit memory is not whole: {len(found)} fault(s).")
        self.stdout.write(f"The audit memory is whole: {AuditEvent.objects.count()} rows checked.")


def _kept(file: Path, public_key: str | None) -> Any:
    try:
        content = file.read_bytes()
        if public_key:
            signed = file.with_name(f"{file.name}.sig").read_bytes()
            if not is_signed(content, signed, Path(public_key).read_bytes()):
                raise CommandError("The signature of the checkpoint is not by this key.")
        return read(content.decode())
    except OSError as no:
        raise CommandError(f"The checkpoint could not be read: {no}") from None
    except ValueError as no:
        raise CommandError(str(no)) from None


def _which(fault: Fault) -> str:
    """What stands in the row today, where there is one."""
    row = AuditEvent.objects.filter(chain=fault.chain, number=fault.number).first()
    return f" ({row.verb} on {row.subject_kind} {row.subject_id}, {row.at:%Y-%m-%d %H:%M:%S} UTC)" if row else ""
