"""Web, worker and beat run under a role that cannot change a table, empty one, or rewrite what remembers."""

import gzip
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import psycopg2
import pytest
from django.conf import settings
from psycopg2 import sql

from config.local_services import LocalServices
from config.service_place import read_state
from tests.launch.conftest import folder  # noqa: F401 - why: a fixture

RELEASE = max((Path(__file__).parents[1] / "golden").glob("*.sql.gz"))
PASSWORD = "of-the-application-alone"
WORKS = """
from audit.proof import seal, verify
from bench.rounds_stage import a_running_round, answer_in_turn
asked, signatories = a_running_round()
answer = answer_in_turn(asked, signatories)
for number in range(27):
    answer(number)
seal()
print("answered", asked.positions.count(), "faults", len(list(verify())))
"""


@pytest.fixture
def server(folder) -> Iterator[tuple[str, str, str]]:  # noqa: F811
    """A server of its own: the addresses for its administrator, the owner and the application."""
    services = LocalServices(folder, throwaway=True)
    try:
        owner = services.start("DATABASE_URL")["DATABASE_URL"]
        parts = urlsplit(owner)
        where = f"{parts.netloc.rpartition('@')[2]}/entente?{parts.query}"
        password = quote(read_state(folder)["admin_password"])
        yield f"postgres://postgres:{password}@{where}", owner, f"postgres://entente_app:{PASSWORD}@{where}"
    finally:
        services.stop()


def manage(address: str, *command: str) -> subprocess.CompletedProcess:
    told = os.environ | {"DATABASE_URL": address, "ENTENTE_DEMO": "1", "DEBUG": "0"}
    return subprocess.run(
        [sys.executable, "manage.py", *command], cwd=settings.BASE_DIR, env=told, capture_output=True, text=True,
        timeout=240, check=False,
    )  # fmt: skip


def well(done: subprocess.CompletedProcess) -> str:
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_only_a_role_that_neither_owns_nor_administers_is_taken(server):
    _admin, owner, _app = server
    for wrong, said in (("entente", "Name a role"), ("postgres", "Name a role"), ("nobody-at-all", "CREATE ROLE")):
        done = manage(owner, "make_roles", "--role", wrong)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert said in done.stderr


def test_the_application_works_under_its_role_and_can_change_no_table(server):
    admin, owner, app = server
    _execute(admin, sql.SQL("CREATE ROLE entente_app LOGIN PASSWORD {}").format(sql.Literal(PASSWORD)))
    _execute(owner, sql.SQL(gzip.decompress(RELEASE.read_bytes()).decode()))
    for command in ("migrate", "make_roles"):
        well(manage(owner, command))
    assert "answered 27 faults 0" in well(manage(app, "shell", "-c", WORKS))
    assert "notices sent" in well(manage(app, "dispatch"))
    assert "is whole" in well(manage(app, "verify_audit"))
    well(manage(app, "import_reports", "exchange/samples/real_incidents.stix.json"))
    for forbidden in FORBIDDEN:
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            _execute(app, sql.SQL(forbidden))


FORBIDDEN = (
    "TRUNCATE audit_auditevent",
    "TRUNCATE cases_case CASCADE",
    "DROP TABLE cases_case",
    "ALTER TABLE audit_auditevent DISABLE TRIGGER ALL",
    "ALTER TABLE cases_case ADD COLUMN mine text",
    "CREATE TABLE mine (a int)",
    "DROP FUNCTION entente_now()",
    "CREATE OR REPLACE FUNCTION entente_now() RETURNS timestamptz LANGUAGE sql AS 'SELECT now()'",
    "CREATE TRIGGER mine BEFORE INSERT ON cases_case EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "UPDATE audit_auditevent SET sentence = 'nothing happened'",
    "DELETE FROM audit_auditevent",
    "DELETE FROM responses_position",
    "DELETE FROM django_migrations",
    "CREATE ROLE mine SUPERUSER",
    "SET session_replication_role = replica",
)


def _execute(address: str, statement: sql.Composable) -> None:
    server = psycopg2.connect(address)
    try:
        server.autocommit = True
        server.cursor().execute(statement)
    finally:
        server.close()
