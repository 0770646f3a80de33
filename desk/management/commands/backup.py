"""Copy database and stored files, of one and the same moment, into a new folder; nobody has to stop working."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from desk.safekeeping.making import make
from desk.safekeeping.programs import Unable


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        folder = options["folder"].absolute()
        try:
            made = make(folder)
        except Unable as no:
            raise CommandError(str(no)) from None
        self.stdout.write(
            f"{folder} holds version {made.version}: {made.audit_rows} rows of the memory, {len(made.files)} files. "
            "It is not encrypted: keep it where only operators come."
        )
