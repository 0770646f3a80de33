"""A story can be told in the past; nobody else's clock moves, and the real one is back at the end."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction

from core.clock import db_now, declare_exercise, is_exercise, tell, told_clock
from tests.conftest import BEGINS

LAST_WEEK = BEGINS - timedelta(days=7)


def test_within_the_story_the_clock_says_what_was_told(db):
    with transaction.atomic(), told_clock():
        tell(LAST_WEEK)
        assert db_now() - LAST_WEEK < timedelta(seconds=5)
    assert datetime.now(UTC) - db_now() < timedelta(seconds=30)


def test_another_connection_never_sees_the_told_clock(own_database):
    other = connection.copy()
    with transaction.atomic(), told_clock(), other.cursor() as cursor:
        tell(LAST_WEEK)
        cursor.execute("SELECT entente_now()")
        assert cursor.fetchone()[0] > LAST_WEEK + timedelta(days=6)
    other.close()


def test_a_story_outside_a_transaction_is_refused(own_database):
    with pytest.raises(RuntimeError, match="one transaction"), told_clock():
        pytest.fail("told outside a transaction")


def test_a_real_database_keeps_its_clock_until_it_is_declared_an_exercise(db, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "NAME", "entente")
    assert not is_exercise()
    with pytest.raises(RuntimeError, match="is real"), transaction.atomic(), told_clock():
        pytest.fail("told in a real database")
    declare_exercise()
    assert is_exercise()
