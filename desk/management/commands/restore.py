"""Bring a copy made by “backup” back into an empty database, and check the memory and the evidence."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from desk.safekeeping.programs import Unable
from desk.safekeeping.restoring import faults, restore


class Command(BaseCommand):
    help = __doc__
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            manifest = restore(options["folder"].absolute())
        except Unable as no:
            raise CommandError(str(no)) from None
        if found := faults(manifest):
            for each in found:
                self.stdout.write(each)
            raise CommandError(f"Restored, but {len(found)} thing(s) are not as they were kept; see above.")
        self.stdout.write(
            f"Restored what was kept at {manifest.made_at}: {manifest.audit_rows} rows of the memory are whole, "
            f"{len(manifest.files)} files are as they were received. Now run “migrate”, and “make_roles” where the "
            "application signs in under a role of its own: a copy holds no rights."
        )
