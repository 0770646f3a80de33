"""Make the first two people of the secretariat in a new installation, and print the link of each."""

from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.urls import reverse

from core.rules.refusal import Refused
from core.sentences import render
from delegations.actions.founding import found_secretariat


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("person", nargs=2, help="address=name, such as first@example.eu='First Name'")

    def handle(self, *args: Any, **options: Any) -> None:
        """Nothing is mailed: hand each link to its person by a way you trust. It works once, within 72 hours."""
        people = dict(_read(said) for said in options["person"])
        try:
            made = found_secretariat(people)
        except Refused as no:
            raise CommandError(render(no.refusal)) from None
        for invitation, key in made:
            link = urljoin(settings.SITE_URL, reverse("account_invitation", args=[key]))
            self.stdout.write(f"{invitation.email}: {link}")


def _read(said: str) -> tuple[str, str]:
    address, _, name = said.partition("=")
    try:
        validate_email(address.strip())
    except ValidationError:
        raise CommandError(f"“{said}” is not address=name. Write first@example.eu='First Name'.") from None
    return address.strip().lower(), name.strip() or address.strip()
