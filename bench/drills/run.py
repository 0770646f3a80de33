"""Run one drill or all of them, on servers of their own, each on a fresh database:

    .venv/bin/python -m bench.drills.run [NAME ...] [--reminders 135] [--kills 3]

Prints for each: sent, repeats (mails that came twice with one Message-ID), duplicates as the
receiver sees them, lost. Exits 1 unless duplicates and lost are 0. At its full size:
``eleven_kills --reminders 2000 --kills 11``.
"""

import argparse
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

from bench.ground import copied, migrated, own_servers
from config.local_services import LocalServices


@dataclass(frozen=True)
class Terms:
    """How big a drill is (the command line takes at most 2,000 and 11), and the servers it may break."""

    reminders: int
    kills: int
    servers: LocalServices


def main(argv: list[str] | None = None) -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("names", nargs="*", metavar="NAME")
    asked.add_argument("--reminders", type=int, default=135)
    asked.add_argument("--kills", type=int, default=3)
    told = asked.parse_args(argv)
    with tempfile.TemporaryDirectory() as root:
        os.environ["DRILL_FOLDER"] = root
        with own_servers("bench.drills.settings") as servers:
            drills = import_module("bench.drills.drills")
            if unknown := set(told.names) - set(drills.DRILLS):
                asked.error(f"unknown drill: {', '.join(sorted(unknown))}; known: {', '.join(drills.DRILLS)}")
            migrated()
            terms = Terms(min(told.reminders, 2000), min(told.kills, 11), servers)
            return max([_run(name, drills, Path(root, name), terms) for name in told.names or drills.DRILLS])


def _run(name: str, drills: ModuleType, folder: Path, terms: Terms) -> int:
    folder.mkdir()
    begun = time.monotonic()
    with copied(name):
        try:
            passed = drills.DRILLS[name](folder, terms)
        except BaseException:
            print(*(folder / "errors.txt").read_text().splitlines()[-60:], sep="\n", file=sys.stderr)
            raise
        wanted, came = drills.expected(), drills.received(folder)
    repeats, lost = sum(came.values()) - len(came), len(wanted - set(came))
    extra = len(set(came) - wanted)
    took = time.monotonic() - begun
    print(
        f"{name}: sent {len(came)}, repeats {repeats}, duplicates seen {extra}, lost {lost}, {passed} ({took:.0f} s)",
        flush=True,
    )
    return 0 if not extra and not lost and passed == "held" and len(came) else 1


if __name__ == "__main__":
    sys.exit(main())
