"""One clock, in the database; it can be moved only where nothing real happens."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from core.clock import db_now, install_exercise_clock
from delegations.models import VotingSuspension


def test_the_clock_of_a_test_database_can_be_moved(db, clock):
    before = db_now()
    clock.forward(days=2)
    assert timedelta(days=2) <= db_now() - before < timedelta(days=2, seconds=30)


def test_column_defaults_follow_the_same_clock(db, clock):
    clock.forward(days=400)
    row = VotingSuspension.objects.create(state_id="HU", since="2026-01-01", legal_reference="test")
    assert row.created_at > datetime.now(UTC) + timedelta(days=399)


def test_time_passes_within_a_transaction(db):
    assert db_now() < db_now()


def test_a_real_database_refuses_an_exercise_clock(db, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "NAME", "entente")
    with pytest.raises(RuntimeError, match="is real and cannot be moved"):
        install_exercise_clock()
