"""Write docs/lifecycles.md from the lifecycle tables."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from desk.lifecycles import as_markdown


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        target = settings.BASE_DIR / "docs" / "lifecycles.md"
        target.write_text(as_markdown(), encoding="utf-8")
        self.stdout.write(f"Wrote {target.name}.")
