"""The memory cannot be changed, and says so if somebody managed it all the same."""

import pytest
from django.core.management import CommandError, call_command
from django.db import InternalError, connection, transaction

from audit import proof, trail
from audit.models import AuditEvent, ChainHead, PersonToken, Seal
from audit.rules.chain import Fault
from delegations.models import Delegation


@pytest.fixture
def three_acts(denmark):
    subject = Delegation.objects.get(code="DK")
    with transaction.atomic():
        for verb in ("one", "two", "three"):
            trail.record(verb=verb, sentence="{actor} did " + verb, subject=subject, by=denmark, chain="C", body="DK")
    return list(AuditEvent.objects.filter(chain="C").order_by("number"))


def remembers(person, chain):
    with transaction.atomic():
        trail.record(
            verb="x", sentence="x", subject=Delegation.objects.get(code="DK"), by=person, chain=chain, body="DK"
        )


def test_each_act_is_numbered_and_carries_the_hash_of_the_one_before(three_acts):
    assert [event.number for event in three_acts] == [1, 2, 3]
    assert [event.previous for event in three_acts[1:]] == [event.hash for event in three_acts[:2]]
    assert list(proof.verify()) == []


def test_a_person_appears_by_token_and_is_read_by_name(three_acts, denmark):
    token = PersonToken.objects.get(user=denmark)
    assert three_acts[0].sentence == f"{{person:{token.token}}} did one"
    assert trail.readable(three_acts)[0][1] == f"{denmark.name} did one"


def test_erasing_a_name_leaves_the_proof_whole(three_acts, denmark):
    PersonToken.objects.filter(user=denmark).update(name="", user=None)
    assert trail.readable(three_acts)[0][1] == "a former user did one"
    assert list(proof.verify()) == []


def test_an_act_without_a_transaction_is_refused(django_db_blocker, own_database):
    with pytest.raises(RuntimeError, match="in the transaction"):
        trail.record(verb="x", sentence="x", subject=Delegation.objects.get(code="DK"))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_auditevent SET verb = 'forged'",
        "DELETE FROM audit_auditevent",
        "TRUNCATE audit_auditevent",
        "TRUNCATE audit_chainhead",
        "DELETE FROM audit_chainhead",
    ],
)
def test_the_database_refuses_to_change_the_memory_even_to_its_owner(three_acts, statement):
    with pytest.raises(InternalError, match=r"[Cc]annot"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert AuditEvent.objects.filter(chain="C").count() == 3


TAMPERING = {
    "changed": "UPDATE audit_auditevent SET sentence = 'nothing happened' WHERE chain = 'C' AND number = 2",
    "missing": "DELETE FROM audit_auditevent WHERE chain = 'C' AND number = 2",
    "cut": "DELETE FROM audit_auditevent WHERE chain = 'C' AND number = 3",
    "reordered": "UPDATE audit_auditevent SET previous = repeat('f', 64) WHERE chain = 'C' AND number = 2",
    "forged": "UPDATE audit_chainhead SET number = 2 WHERE chain = 'C'",
}


@pytest.mark.parametrize("what", TAMPERING)
def test_tampering_behind_the_triggers_is_found_and_named(three_acts, what, capsys):
    with connection.cursor() as cursor:
        for table in ("audit_auditevent", "audit_chainhead"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(TAMPERING[what])
    with pytest.raises(CommandError, match="not whole"):
        call_command("verify_audit")
    assert f"chain C, row {3 if what == 'cut' else 2}: {what}" in capsys.readouterr().out


def test_what_is_recorded_while_the_memory_is_walked_is_no_fault(three_acts, denmark):
    remembers(denmark, "A")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_auditevent DISABLE TRIGGER USER")
        cursor.execute("UPDATE audit_auditevent SET sentence = 'nothing happened' WHERE chain = 'A'")
    walk = proof.verify()
    assert next(walk).chain == "A"
    for chain in ("C", "opened meanwhile"):
        remembers(denmark, chain)
    assert list(walk) == []


def test_a_chain_that_claims_to_be_sealed_further_than_it_is_does_not_stay_out_of_the_seals(three_acts, denmark):
    proof.seal()
    remembers(denmark, "C")
    ChainHead.objects.filter(chain="C").update(sealed=4)
    assert "C" not in proof.seal().heads
    assert list(proof.verify()) == [Fault("C", 4, "said to be sealed, and is not")]


def test_a_seal_remembers_every_head_and_is_chained_itself(three_acts):
    first, second = proof.seal(), proof.seal()
    assert first.heads["C"] == [3, three_acts[2].hash]
    assert second.heads == {}, "what has not moved is not written down again"
    assert second.previous == first.hash
    assert list(proof.verify()) == []
    assert Seal.objects.count() == 2


def test_reading_is_noted_once_per_sitting(denmark):
    subject = Delegation.objects.get(code="DK")
    for _ in range(3):
        trail.disclose(reader=denmark, subject=subject, channel="page", sitting="s1", body="DK")
    trail.disclose(reader=denmark, subject=subject, channel="page", sitting="s2", body="DK")
    assert trail.Disclosure.objects.count() == 2


def test_the_command_says_when_all_is_whole(three_acts, capsys):
    call_command("verify_audit")
    assert "is whole: " in capsys.readouterr().out
    assert ChainHead.objects.get(chain="C").number == 3
