"""Issue a key for the system of a partner, a Member State or a service; it is printed once, alone, on the last line."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.rules.refusal import Refused
from core.rules.showing import shown_as
from core.sentences import render
from partners.actions import issue_key
from partners.rules.addresses import plain_networks
from partners.rules.keys import Scope


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("body", help="display code, such as NATO or DK")
        parser.add_argument("--scopes", required=True, help=f"separated by commas: {', '.join(Scope)}")
        parser.add_argument("--days", type=int, default=90, help="how long the key lives (1 to 366)")
        parser.add_argument("--networks", default="", help="where it may be used from, in CIDR, separated by commas")
        parser.add_argument("--per-minute", type=int, default=None, help="requests a minute; else the usual limit")
        parser.add_argument("--name", default="", help="what the key is for")

    def handle(self, *args: Any, **options: Any) -> None:
        scopes = [scope.strip() for scope in options["scopes"].split(",") if scope.strip()]
        try:
            stored, key = issue_key(
                body=options["body"], scopes=scopes, days=options["days"], name=options["name"],
                networks=plain_networks(options["networks"]), per_minute=options["per_minute"],
            )  # fmt: skip
        except Refused as no:
            raise CommandError(render(no.refusal)) from None
        self.stdout.write(f"Key {stored.prefix}… acts as {stored.user}, until {shown_as(stored.expires_at)}.")
        self.stdout.write("It is shown once. Send it as “Authorization: Bearer KEY”.")
        self.stdout.write(key)
