"""Who read what is proved as well: a row of it that was changed, removed or slipped in is found and placed."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from audit import proof, readings, trail
from audit.models import Disclosure
from delegations.models import Delegation

pytestmark = pytest.mark.django_db
TAMPERING = {
    "another reader": "UPDATE audit_disclosure SET person = gen_random_uuid() WHERE id = %(second)s",
    "another version": "UPDATE audit_disclosure SET version = 'v9' WHERE id = %(second)s",
    "another instant": "UPDATE audit_disclosure SET at = at + interval '1 second' WHERE id = %(second)s",
    "taken out": "DELETE FROM audit_disclosure WHERE id = %(second)s",
    "the last taken out": "DELETE FROM audit_disclosure WHERE id = %(last)s",
    "changed places": "UPDATE audit_disclosure SET id = CASE id WHEN %(second)s THEN -1 ELSE id END",
}


def read(by, *versions):
    for version in versions:
        trail.disclose(
            reader=by,
            subject=Delegation.objects.get(code="DK"),
            channel="page",
            sitting="s",
            version=version,
            body="DK",
        )


@pytest.fixture
def sealed(denmark, clock):
    """Three readings, sealed once they had settled; their numbers."""
    read(denmark, "v1", "v2", "v3")
    clock.forward(hours=1)
    proof.seal()
    first, second, last = Disclosure.objects.order_by("id").values_list("id", flat=True)
    return {"first": first, "second": second, "last": last}


def behind_the_triggers(statement, **ids):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_disclosure DISABLE TRIGGER USER")
        cursor.execute(statement, ids)
        cursor.execute("ALTER TABLE audit_disclosure ENABLE TRIGGER USER")


def test_readings_are_sealed_once_they_have_settled(denmark, clock):
    read(denmark, "v1")
    assert readings.READINGS not in proof.seal().heads
    clock.forward(hours=readings.SETTLED / timedelta(hours=1) + 0.01)
    upto, _ = proof.seal().heads[readings.READINGS]
    assert upto == Disclosure.objects.get().pk
    assert readings.READINGS not in proof.seal().heads
    assert list(proof.verify()) == []


@pytest.mark.parametrize("how", TAMPERING)
def test_a_reading_that_is_not_as_it_was_is_found_and_placed(sealed, how, capsys):
    behind_the_triggers(TAMPERING[how], **sealed)
    with pytest.raises(CommandError, match="not whole"):
        call_command("verify_audit")
    said = f"chain readings, row {sealed['last']}: not as sealed, between rows 1 and {sealed['last']}"
    assert said in capsys.readouterr().out


def test_only_the_seal_that_remembers_it_is_named(sealed, denmark, clock):
    read(denmark, "v4")
    clock.forward(hours=1)
    proof.seal()
    behind_the_triggers("UPDATE audit_disclosure SET channel = 'api' WHERE version = 'v4'")
    newest = Disclosure.objects.get(version="v4").pk
    assert [(fault.chain, fault.number) for fault in proof.verify()] == [(readings.READINGS, newest)]


def test_a_reading_slipped_in_is_found(denmark, clock):
    read(denmark, "v1", "v2")
    first = Disclosure.objects.order_by("id").values_list("id", flat=True)[0]
    behind_the_triggers("UPDATE audit_disclosure SET id = id + 10 WHERE id > %(first)s", first=first)
    clock.forward(hours=1)
    proof.seal()
    behind_the_triggers(
        "INSERT INTO audit_disclosure"
        " (id, at, person, on_behalf_of, subject_kind, subject_id, version, channel, sitting)"
        " SELECT id + 1, at, person, 'FR', subject_kind, subject_id, 'v0', channel, sitting"
        " FROM audit_disclosure WHERE id = %(first)s",
        first=first,
    )
    assert [fault.chain for fault in proof.verify()] == [readings.READINGS]


def test_a_memory_without_any_reading_is_whole(denmark):
    assert readings.READINGS not in proof.seal().heads
    assert list(proof.verify()) == []
