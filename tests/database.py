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
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{clone}" WITH (FORCE)')


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
