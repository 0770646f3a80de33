"""Give a system a new key in place of an old one, which serves for some hours more; printed once, on the last line."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.rules.refusal import Refused
from core.rules.showing import shown_as
from core.sentences import render
from partners.actions import rotate_key
from partners.queries import key_by_prefix


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("prefix", help="the first twelve characters of the old key, such as ent_AbC12345")
        parser.add_argument("--days", type=int, default=90, help="how long the new key lives (1 to 366)")
        parser.add_argument("--overlap-hours", type=int, default=24, help="how long the old one serves beside it")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            old = key_by_prefix(options["prefix"])
            stored, key = rotate_key(key=old, days=options["days"], overlap_hours=options["overlap_hours"])
        except Refused as no:
            raise CommandError(render(no.refusal)) from None
        old.refresh_from_db()
        ends = "It has ended." if old.revoked_at else f"It serves until {shown_as(old.expires_at)}."
        self.stdout.write(f"The old key was {old.prefix}…. {ends}")
        self.stdout.write(f"Key {stored.prefix}… acts as {stored.user}, until {shown_as(stored.expires_at)}.")
        self.stdout.write(key)
