"""What a release left behind, every later version takes over; and its migrations hold nobody up."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations import Migration
from django_migration_linter import MigrationLinter

from audit.models import AuditEvent
from cases.models import Case
from delegations.models import User
from responses.models import Adoption
from tests.database import drop, pointed_at

DUMPS = sorted((Path(__file__).parents[1] / "golden").glob("*.sql.gz"))
OURS = (
    "core", "audit", "delegations", "notifications", "partners", "cases", "attribution", "sanctions", "responses",
    "exchange", "desk",
)  # fmt: skip
RELEASED = re.compile(r"\(\d+, '(\w+)', '(\w+)', '20")


@pytest.fixture(params=DUMPS, ids=lambda dump: dump.name.removesuffix(".sql.gz"))
def released(request, django_db_setup, django_db_blocker) -> Iterator[str]:
    """A database as the release left it, text and all; dropped afterwards."""
    name = f"test_released_{uuid4().hex[:8]}"
    with django_db_blocker.unblock():
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{name}"')
        try:
            with pointed_at(name):
                with connection.cursor() as cursor:
                    cursor.execute(gzip.decompress(request.param.read_bytes()).decode())
                connection.close()
                yield name
        finally:
            drop(name)


def test_there_is_a_dump_of_this_release(settings):
    assert f"{settings.VERSION}.sql.gz" in {dump.name for dump in DUMPS}
    assert max(dump.stat().st_size for dump in DUMPS) < 3_000_000


def test_a_release_is_migrated_and_found_whole(released, capsys):
    people, acts = User.objects.count(), AuditEvent.objects.count()
    call_command("migrate", verbosity=0)
    call_command("migrate", check_unapplied=True, verbosity=0)
    call_command("verify_audit")
    assert f"The audit memory is whole: {acts} rows checked." in capsys.readouterr().out
    assert User.objects.count() == people > 50
    assert acts > 200
    assert Case.objects.count() >= 3
    assert Adoption.objects.exists(), "the rehearsed case came to its end"


def test_reference_data_is_loaded_over_a_release_without_doubling(released):
    call_command("migrate", verbosity=0)
    call_command("load_reference", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), count(DISTINCT code) FROM delegations_delegation")
        assert len(set(cursor.fetchone())) == 1


def _in_the_dumps_of(releases: list[Path]) -> set[tuple[str, str]]:
    text = "\n".join(gzip.decompress(dump.read_bytes()).decode() for dump in releases)
    return set(RELEASED.findall(text))


def _faulty(linter: MigrationLinter, migration: Migration) -> bool:
    before = linter.nb_erroneous
    linter.lint_migration(migration)
    return linter.nb_erroneous > before


@pytest.fixture
def linter(settings, own_database) -> MigrationLinter:
    return MigrationLinter(str(settings.BASE_DIR), no_cache=True)


def test_migrations_since_the_last_release_hold_nobody_up(linter, settings):
    """A lock on a table in use, a column the running version does not know how to fill: both stop the work."""
    former = [dump for dump in DUMPS if dump.name != f"{settings.VERSION}.sql.gz"]
    known = _in_the_dumps_of(former)
    fresh = [each for each in linter.migration_loader.disk_migrations.items() if former and each[0][0] in OURS]
    assert [key for key, each in fresh if key not in known and _faulty(linter, each)] == []


def test_the_reading_of_migrations_knows_a_lock_from_none(linter):
    """Two that the first release brought: one fills a column that may not be empty, one works beside others."""
    disk = linter.migration_loader.disk_migrations
    assert _faulty(linter, disk[("notifications", "0002_reminder_failures")])
    assert not _faulty(linter, disk[("notifications", "0006_lost_rows_are_found_by_index")])


def test_a_dump_names_the_migrations_it_holds():
    assert ("notifications", "0006_lost_rows_are_found_by_index") in _in_the_dumps_of(DUMPS)
