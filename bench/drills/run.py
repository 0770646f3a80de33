"""Run one drill or all of them, each on a database of its own:

    .venv/bin/python -m bench.drills.run [NAME ...] [--reminders 135] [--kills 3]

Prints for each: sent, repeats (mails that came twice with one Message-ID), duplicates as the
receiver sees them, lost. Exits 1 unless duplicates and lost are 0. At its full size:
``eleven_kills --reminders 2000 --kills 11``.
"""

import argparse
import os
import sys
import tempfile
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

import django


@dataclass(frozen=True)
class Size:
    """How big a drill is; the command line takes at most 2,000 and 11."""

    reminders: int = 135
    kills: int = 3


def _prepare(folder: Path) -> None:
    """Django first: everything else of a drill stands on it."""
    os.environ["DRILL_FOLDER"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.drills.settings"
    django.setup()


def main(argv: list[str] | None = None) -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("names", nargs="*", metavar="NAME")
    asked.add_argument("--reminders", type=int, default=Size.reminders)
    asked.add_argument("--kills", type=int, default=Size.kills)
    told = asked.parse_args(argv)
    with tempfile.TemporaryDirectory() as root:
        _prepare(Path(root))
        drills = import_module("bench.drills.drills")
        unknown = set(told.names) - set(drills.DRILLS)
        if unknown:
            asked.error(f"unknown drill: {', '.join(sorted(unknown))}; known: {', '.join(drills.DRILLS)}")
        size = Size(min(told.reminders, 2000), min(told.kills, 11))
        return max(_run(name, drills, Path(root, name), size) for name in told.names or drills.DRILLS)


def _run(name: str, drills: ModuleType, folder: Path, size: Size) -> int:
    folder.mkdir()
    with drills.database():
        passed = drills.DRILLS[name](folder, size)
        wanted, came = drills.expected(), drills.received(folder)
    repeats, lost = sum(came.values()) - len(came), len(wanted - set(came))
    extra = len(set(came) - wanted)
    print(f"{name}: sent {len(came)}, repeats {repeats}, duplicates seen {extra}, lost {lost}, {passed}")
    return 0 if not extra and not lost and passed == "held" and len(came) else 1


if __name__ == "__main__":
    sys.exit(main())
