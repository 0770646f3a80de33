"""bin/manage tells in a sentence what is the matter with the database it was given."""

import os
import subprocess
import sys
from collections.abc import Iterator
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg2
import pytest
from django.conf import settings

COMMANDS = (
    ("dispatch",),
    ("watch",),
    ("verify_audit",),
    ("issue_key", "NATO", "--scopes", "cases:read", "--days", "3"),
)


@pytest.fixture
def empty(django_db_setup) -> Iterator[str]:
    """The address of a database nobody has migrated."""
    address, name = os.environ["DATABASE_URL"], f"test_empty_{uuid4().hex[:8]}"
    server = psycopg2.connect(address)
    server.autocommit = True
    server.cursor().execute(f'CREATE DATABASE "{name}"')
    yield urlsplit(address)._replace(path=f"/{name}").geturl()
    server.cursor().execute(f'DROP DATABASE "{name}"')
    server.close()


def manage(address: str, *command: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "manage.py", *command], cwd=settings.BASE_DIR, env=os.environ | {"DATABASE_URL": address},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_database_nobody_migrated_is_told_in_one_sentence(empty, command):
    done = manage(empty, *command)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "is not migrated to this version of Entente. Run “bin/manage migrate”" in done.stderr


def test_a_database_that_does_not_answer_is_told_without_its_password():
    done = manage("postgres://entente:not-to-be-repeated@127.0.0.1:9/entente", "verify_audit")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "The database named by DATABASE_URL does not answer" in done.stderr
    assert "not-to-be-repeated" not in done.stderr + done.stdout


def test_whoever_asks_for_the_traceback_gets_it(empty):
    assert "Traceback" in manage(empty, "verify_audit", "--traceback").stderr
