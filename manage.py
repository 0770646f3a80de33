#!/usr/bin/env python
"""Django's command line. ``bin/manage`` runs it against the same services as ``bin/run``."""

import os
import sys

from django.core.management import execute_from_command_line
from django.db import OperationalError, ProgrammingError

NOT_MIGRATED = {"42P01", "42703", "42883"}  # SQLSTATE: no such table, column, function


def main(arguments: list[str]) -> int:
    """Run one command. A database that is away or not migrated is told in a sentence; ``--traceback`` shows all."""
    try:
        execute_from_command_line(arguments)
    except (OperationalError, ProgrammingError) as error:
        sentence = _sentence(error)
        if not sentence or "--traceback" in arguments:
            raise
        print(f"manage.py: {sentence}", file=sys.stderr)
        return 1
    return 0


def _sentence(error: OperationalError | ProgrammingError) -> str:
    """What a person can do about it; "" where only a programmer can do something."""
    if getattr(error.__cause__, "pgcode", None) in NOT_MIGRATED:
        return (
            "The database named by DATABASE_URL is not migrated to this version of Entente. "
            "Run “bin/manage migrate”, then “bin/manage load_reference”, and try again."
        )
    if isinstance(error, OperationalError):
        reason = (str(error).strip().splitlines() or ["no reason given"])[0]
        return f"The database named by DATABASE_URL does not answer ({reason})."
    return ""


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    sys.exit(main(sys.argv))
