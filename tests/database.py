"""Databases of one's own, for tests that need several real connections.

Tables here refuse TRUNCATE, so Django's flush between transactional tests cannot work; a clone of the
prepared test database is made instead, and dropped afterwards (decision 15).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from django.db import connection, connections


@contextmanager
def cloned() -> Iterator[str]:
    """Point this process's default connection at a fresh clone of the test database."""
    template = connection.settings_dict["NAME"]
    clone = f"{template}_{uuid4().hex[:8]}"
    connections.close_all()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{clone}" TEMPLATE "{template}"')
    _point_at(clone)
    try:
        yield clone
    finally:
        connections.close_all()
        _point_at(template)
        drop(clone)


def drop(name: str) -> None:
    """End our own connections, then drop.

    Not WITH (FORCE): PostgreSQL refuses it to us while its own vacuum is at work there; without, it ends the vacuum.
    """
    with connection._nodb_cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND usename = current_user",
            [name],
        )
        cursor.execute(f'DROP DATABASE "{name}"')


@contextmanager
def pointed_at(name: str) -> Iterator[None]:
    """This process's default connection leads to another database of the same server for a while."""
    before = connection.settings_dict["NAME"]
    connections.close_all()
    _point_at(name)
    try:
        yield
    finally:
        connections.close_all()
        _point_at(before)


def _point_at(name: str) -> None:
    connections.settings["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name
