"""Tick without Celery: from cron, or in a loop."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, close_old_connections

from notifications import dispatcher, housekeeping


class Command(BaseCommand):
    """Fire what is due, expand reminders, send notices. Any number may run at once."""

    help = "Do what is due now; with --watch, again and again until stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--watch", action="store_true", help="go on until stopped")
        parser.add_argument("--every", type=float, default=5.0, metavar="SECONDS", help="pause between two ticks")

    def handle(self, *args: Any, **options: Any) -> None:
        housekeeping.plan_missing()
        if not options["watch"]:
            self._say(dispatcher.tick("cron"))
            return
        try:
            while True:
                self._tick_or_wait()
                time.sleep(options["every"])
        except KeyboardInterrupt:
            self.stderr.write("Stopped.")

    def _tick_or_wait(self) -> None:
        """A database that is away is waited for: it comes back, and what is due is still there."""
        try:
            close_old_connections()
            if done := dispatcher.tick("watch"):
                self._say(done)
        except (OperationalError, InterfaceError) as error:
            self.stderr.write(f"The database does not answer; trying again. ({type(error).__name__})")

    def _say(self, done: dispatcher.Ticked) -> None:
        self.stdout.write(f"{done.fired} fired, {done.expanded} reminders expanded, {done.sent} notices sent")
