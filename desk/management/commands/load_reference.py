"""Load every app's reference data. Safe to repeat: rows that are there stay as they are."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

APPS = ("delegations", "notifications", "partners", "cases", "attribution", "sanctions", "responses")


class Command(BaseCommand):
    help = __doc__

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        for app in APPS:
            if find_spec(f"{app}.reference"):
                getattr(import_module(f"{app}.reference"), "load", bool)()
        if options["verbosity"]:
            self.stdout.write("Reference data is loaded.")
