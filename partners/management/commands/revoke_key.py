"""End a key now, by its first twelve characters. The next request with it is answered 401."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.rules.refusal import Refused
from core.sentences import render
from partners.actions import revoke_key
from partners.queries import key_by_prefix


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("prefix", help="the first twelve characters of the key, such as ent_AbC12345")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            key = revoke_key(key=key_by_prefix(options["prefix"]))
        except Refused as no:
            raise CommandError(render(no.refusal)) from None
        self.stdout.write(f"The key {key.prefix}… has ended.")
