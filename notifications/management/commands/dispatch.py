"""Tick without Celery: from cron, or in a loop."""

import signal
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, close_old_connections

from notifications import dispatcher, housekeeping


class Told:
    """Remembers that the process was told to stop, and interrupts it.

    The interrupt gives back at once what was not begun; raised inside a destructor it would be lost, so it is
    remembered too.
    """

    def __init__(self) -> None:
        self.to_stop = False

    def __call__(self, _number: int, _frame: Any) -> None:
        self.to_stop = True
        raise KeyboardInterrupt


@contextmanager
def listening() -> Iterator[Told]:
    """Ctrl-C, and the signal of a platform that ends a process."""
    told = Told()
    before = {number: signal.signal(number, told) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield told
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


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
        self._watch(options["every"])
        self.stderr.write("Stopped.")

    def _watch(self, every: float) -> None:
        with suppress(KeyboardInterrupt), listening() as told:
            while not told.to_stop:
                self._tick_or_wait()
                time.sleep(every)

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
