"""Servers and databases of one's own for measurements and drills; nothing of anybody else's is touched.

PostgreSQL and Redis start from their wheels in a temporary folder, durable as in production (fsync
stays on), and are gone afterwards.
"""

import os
import secrets
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import django
import psycopg2

from config.local_services import LocalServices

ROOT = Path(__file__).resolve().parents[1]
PREPARED = "exercise_prepared"
"""Its name lets the clock be moved (``core.clock``)."""


@contextmanager
def own_servers(settings: str = "config.settings", **environment: str) -> Iterator[LocalServices]:
    """Both servers, an empty database and Django set up on them, for the length of a block.

    ``environment`` goes over what they are told besides. Told to stop, the block ends as by any other
    exit, so that no server is left behind.
    """
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    folder = Path(tempfile.mkdtemp(prefix="entente-ground-"))
    folder.chmod(0o711 if os.geteuid() == 0 else 0o700)  # root's servers run under an account that must pass
    services = LocalServices(folder)
    try:
        addresses = services.start()
        _make(addresses["DATABASE_URL"])
        os.environ.update(_surroundings(folder, settings), REDIS_URL=addresses["REDIS_URL"])
        os.environ.update(environment)
        os.environ["DATABASE_URL"] = _for(addresses["DATABASE_URL"], PREPARED)
        django.setup()
        yield services
    finally:
        services.stop()
        if services.place is not None:
            shutil.rmtree(services.place.base, ignore_errors=True)
        shutil.rmtree(folder)


def migrated() -> None:
    """Tables, reference data and a clock that can be moved."""
    from django.core.management import call_command  # noqa: PLC0415 - why: after django.setup()

    from core.clock import install_exercise_clock  # noqa: PLC0415 - why: as above

    call_command("migrate", verbosity=0, skip_checks=True)
    install_exercise_clock()
    call_command("load_reference", verbosity=0)


@contextmanager
def copied(name: str) -> Iterator[None]:
    """A copy of the prepared database, for this process and those it starts; dropped afterwards."""
    from django.db import connection, connections  # noqa: PLC0415 - why: after django.setup()

    address, own = os.environ["DATABASE_URL"], f"exercise_{name}"
    connections.close_all()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{own}" TEMPLATE "{PREPARED}"')
    connections.close_all()
    os.environ["DATABASE_URL"] = _for(address, own)
    connection.settings_dict["NAME"] = own
    try:
        yield
    finally:
        connections.close_all()
        os.environ["DATABASE_URL"], connection.settings_dict["NAME"] = address, PREPARED
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{own}" WITH (FORCE)')


def _for(address: str, name: str) -> str:
    """The same server, another database."""
    return urlsplit(address)._replace(path=f"/{name}").geturl()


def _make(address: str) -> None:
    with closing(psycopg2.connect(address)) as server:
        server.autocommit = True
        server.cursor().execute(f"CREATE DATABASE {PREPARED}")


def _surroundings(folder: Path, settings: str) -> dict[str, str]:
    return {
        "ALLOWED_HOSTS": "localhost,127.0.0.1,testserver",
        "DEBUG": "0",
        "DJANGO_SETTINGS_MODULE": settings,
        "ENTENTE_DATA": str(folder),
        "EMAIL_URL": "",
        "ENTENTE_DEMO": "0",
        "MAIL_FROM": "entente@localhost",
        "PYTHONPATH": str(ROOT),
        "SECRET_KEY": secrets.token_urlsafe(64),
        "SECURE": "0",
        "SITE_URL": "http://localhost",
    }
