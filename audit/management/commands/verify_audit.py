"""Walk the chains of the memory and name every row that was changed, removed, reordered or forged."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audit.models import AuditEvent
from audit.trail import verify


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(verify())
        for fault in found:
            self.stdout.write(f"chain {fault.chain}, row {fault.number}: {fault.what}")
        if found:
            raise CommandError(f"The audit memory is not whole: {len(found)} fault(s).")
        self.stdout.write(f"The audit memory is whole: {AuditEvent.objects.count()} rows checked.")
