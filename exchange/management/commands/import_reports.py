"""Import a STIX 2.1 bundle: each incident becomes a report once, however often this is run."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.rules.refusal import Refusal, Refused
from core.sentences import render
from exchange.actions import importing_account, take_in
from exchange.rules.stix import Bundle, read_bundle

MOST_MIB = 100
BAR = 40


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a STIX 2.1 bundle in JSON")
        parser.add_argument("--as", dest="body", default="", help="display code of the body that sends (default: EEAS)")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            bundle = self._read(options["file"])
            result = take_in(bundle, by=importing_account(options["body"]), step=self._step)
        except Refused as no:
            raise CommandError(render(no.refusal)) from None
        for which, reason in result.refused:
            self.stdout.write(f"Refused {which}: {render(reason)}")
        self.stdout.write(f"{result.new} new, {result.unchanged} unchanged, {len(result.refused)} refused")

    def _read(self, file: Path) -> Bundle:
        try:
            if file.stat().st_size > MOST_MIB * 1024 * 1024:
                raise Refused(Refusal("exchange.file_too_large", {"limit": MOST_MIB}))
            content = file.read_bytes()
        except OSError:
            raise Refused(Refusal("exchange.no_file", {"file": str(file)})) from None
        bundle = read_bundle(content)
        if isinstance(bundle, Refusal):
            raise Refused(bundle)
        return bundle

    def _step(self, done: int, of: int) -> None:
        """A bar for people who watch; a log file gets none."""
        if self.stderr.isatty():
            full = BAR * done // of
            bar = f"\r[{'#' * full}{'.' * (BAR - full)}] {done}/{of}"
            self.stderr.write(bar, ending="\n" if done == of else "")
