"""Clicks and seconds of the two ways that decide how fast 27 States agree, in a real browser.

    .venv/bin/python -m bench.clicks [--runs 3]

On servers and a demonstration of their own, with Debian's Chromium:
- from the link in a mail about a round to a signed answer with its receipt;
- from an objection that carries wording to a reopened round with that wording in it; this way changes
  the story and is walked once.
Signing in is counted apart. A click is a press on a link, a button or a choice; filling a field with
words is counted as typing. The seconds are the machine's alone: nobody reads in them. Beside them stands
the floor of the same run: as many loads of a page that asks the database nothing.
"""

import argparse
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit

from bench.ground import ROOT, migrated, own_servers

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PATIENCE = 30  # seconds until the server must answer
EMPTY = "/pages/glossary/"


@dataclass
class Hand:
    """One person's page, and what the hand did on it."""

    page: Any
    clicks: int = 0
    typed: int = 0
    loads: int = 0
    seconds: float = 0
    signing_in: float = 0
    _since: float = field(default=0, repr=False)

    def begin(self) -> None:
        self._since = time.perf_counter()

    def end(self) -> None:
        self.seconds = time.perf_counter() - self._since

    def open(self, address: str) -> None:
        """A link that was clicked outside the page: in a mail."""
        self.page.goto(address)
        self.clicks, self.loads = self.clicks + 1, self.loads + 1

    def choose(self, what: Any) -> None:
        what.check()
        self.clicks += 1

    def fill(self, what: Any, words: str) -> None:
        what.fill(words)
        self.typed += 1

    def follow(self, what: Any) -> None:
        """Press something that leads to another page, and wait until it stands."""
        with self.page.expect_navigation(wait_until="load"):
            what.click()
        self.clicks, self.loads = self.clicks + 1, self.loads + 1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3, choices=range(1, 10), metavar="1 to 9")
    runs = parser.parse_args().runs
    with own_servers(ENTENTE_DEMO="1", LOG_LEVEL="WARNING"), _demonstration() as (site, password):
        from bench import clicks_ways as ways  # noqa: PLC0415 - why: after django.setup()

        links = {state: ways.link_in_the_mail(state) for state in ways.SIGNATORIES[:runs]}
        with ways.chromium(CHROMIUM) as browser:
            at = ways.Site(browser, site, password)
            mail = [ways.from_mail_to_receipt(at, *each) for each in links.items()]
            fixed = [ways.from_objection_to_reopened_round(at, ways.OBJECTOR)]
            floor = ways.load_of(at, EMPTY)
    _show("From the mail to the receipt", mail, floor)
    _show("From an objection with wording to the reopened round", fixed, floor)
    return 0


def _show(name: str, hands: list[Hand], floor: float) -> None:
    one = hands[0]
    seconds, empty = median(each.seconds for each in hands), floor * one.loads
    signing = median(each.signing_in for each in hands)
    print(f"{name}, {len(hands)} times")
    print(f"  clicks         {one.clicks}, fields typed {one.typed}, pages loaded {one.loads}")
    print(f"  seconds        {seconds:.1f} (signing in before it: {signing:.1f})")
    print(f"  as many loads of an empty page {empty:.1f}, ratio {seconds / empty:.1f}")


@contextmanager
def _demonstration() -> Iterator[tuple[str, str]]:
    """A server that shows the demonstration, its address and its one password."""
    from django.core.management import call_command  # noqa: PLC0415 - why: after django.setup()
    from django.db import connections  # noqa: PLC0415 - why: as above

    from desk.demo.people import kept_password  # noqa: PLC0415 - why: as above

    migrated()
    call_command("load_demo", verbosity=0)
    connections.close_all()
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    listening = ("--bind", f"127.0.0.1:{port}", "--workers", "1", "--threads", "4", "--no-control-socket")
    command = (sys.executable, "-m", "gunicorn", "config.wsgi:application", *listening, "--log-level", "warning")
    server = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"DEBUG": "1", "ALLOWED_HOSTS": "127.0.0.1"})  # noqa: S603 - why: our own program
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}", kept_password(Path(os.environ["ENTENTE_DATA"]))
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(port: int) -> None:
    for _attempt in range(PATIENCE * 4):
        with suppress(OSError), closing(HTTPConnection("127.0.0.1", port, timeout=10)) as there:
            there.request("GET", "/healthz")
            if there.getresponse().status in (200, 503):
                return
        time.sleep(0.25)
    raise SystemExit("The server did not start.")


def path_of(address: str) -> str:
    """What of a link in a mail leads to the page, whatever the server was called when it was written."""
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")


if __name__ == "__main__":
    sys.exit(main())
