"""Make the sealed dossiers that wait and delete those past their time, for cron beside or instead of beat."""

from typing import Any

from django.core.management.base import BaseCommand

from exchange.actions.sealing import delete_expired
from exchange.dossier.making import make_waiting


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        made, gone = make_waiting(), delete_expired()
        self.stdout.write(f"Sealed dossiers made: {made}; deleted after their time: {gone}.")
