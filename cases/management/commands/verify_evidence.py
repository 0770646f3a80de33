"""Compare every stored file of evidence with the hash of its receipt and name each fault; exits 1 if there is one."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cases.actions.store_check import check_everything, faults_of


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        run = check_everything()
        for line in faults_of(run):
            self.stdout.write(line)
        said = f"{run.items} stored files, {run.size} bytes compared; {run.faults} at fault."
        if run.faults:
            raise CommandError(said)
        self.stdout.write(said)
