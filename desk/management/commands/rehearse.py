"""Play a new invented case from report to recorded adoption, on a clock of its own, printing each step."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from core.clock import is_exercise, told_clock
from desk.demo.people import Cast
from desk.demo.rehearsal import rehearse
from desk.demo.teller import Teller


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        if not is_exercise():
            raise CommandError(
                "A rehearsal needs a demonstration: start with bin/run, or load one with bin/manage load_demo."
            )
        cast = Cast()
        with transaction.atomic(), told_clock():
            teller = Teller(self.stdout.write)
            case = rehearse(teller, cast)
            teller.at()
        self.stdout.write(f"Done. Look at it: {settings.SITE_URL}{case.get_absolute_url()}")
