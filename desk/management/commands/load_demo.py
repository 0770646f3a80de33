"""Load the demonstration into an empty installation and keep its one password under ENTENTE_DATA."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from cases.models import Case
from core.clock import declare_exercise, is_exercise, told_clock
from desk.demo.past import tell_the_months_before
from desk.demo.people import kept_password, make_people
from desk.demo.story import tell_story
from desk.demo.teller import Teller


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The demonstration is loaded only with ENTENTE_DEMO=1.")
        if Case.objects.exists():
            if is_exercise():
                self.stdout.write("The demonstration is there already; nothing was changed.")
                return
            raise CommandError("There are cases in this database; the demonstration is loaded only into an empty one.")
        call_command("load_reference", verbosity=0)
        password = kept_password(settings.DATA_DIR)
        with transaction.atomic():
            declare_exercise()
            with told_clock():
                teller = Teller(self.stdout.write if options["verbosity"] > 1 else lambda words: None)
                cast = make_people(password)
                tell_the_months_before(teller, cast)
                teller.at(days=30)
                tell_story(teller, cast)
                teller.at()
        self.stdout.write("The demonstration is loaded.")
