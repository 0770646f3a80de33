"""A checkpoint kept elsewhere shows what even the owner of the database rewrote; tampering is named row by row."""

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from audit import proof, trail
from audit.models import AuditEvent
from audit.rules.chain import link_hash
from audit.rules.checkpoint import read
from delegations.models import Delegation

pytestmark = pytest.mark.django_db


@pytest.fixture
def acts(denmark):
    subject = Delegation.objects.get(code="DK")
    with transaction.atomic():
        for chain, verb in (("C", "one"), ("C", "two"), ("C", "three"), ("D", "four")):
            trail.record(verb=verb, sentence="{actor} did " + verb, subject=subject, by=denmark, chain=chain)


@pytest.fixture
def kept(acts, tmp_path):
    file = tmp_path / "checkpoint.json"
    call_command("export_checkpoint", str(file))
    return file


@pytest.fixture
def keys(tmp_path, settings):
    key = Ed25519PrivateKey.generate()
    plain = {"encryption_algorithm": serialization.NoEncryption(), "format": serialization.PrivateFormat.PKCS8}
    settings.AUDIT_SIGNING_KEY = key.private_bytes(serialization.Encoding.PEM, **plain).decode()
    public = tmp_path / "public.pem"
    public.write_bytes(
        key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    )
    return public


def behind_the_triggers(*statements):
    with connection.cursor() as cursor:
        for table in ("audit_auditevent", "audit_chainhead", "audit_seal"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for statement in statements:
            cursor.execute(statement)


def rewritten_from(number: int) -> None:
    """What an owner of the database would do: change a row, then compute every later hash and the head anew."""
    behind_the_triggers("DELETE FROM audit_seal", "UPDATE audit_chainhead SET sealed = 0")
    rows = list(AuditEvent.objects.filter(chain="C", number__gte=number).order_by("number"))
    previous = rows[0].previous
    for row in rows:
        row.sentence = "nothing happened" if row.number == number else row.sentence
        digest = link_hash("C", row.number, row.content, previous)
        AuditEvent.objects.filter(pk=row.pk).update(sentence=row.sentence, previous=previous, hash=digest)
        previous = digest
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_chainhead SET hash = %s WHERE chain = 'C'", [previous])


def test_a_whole_memory_agrees_with_its_checkpoint_also_after_more_was_recorded(kept, denmark, capsys):
    with transaction.atomic():
        trail.record(verb="five", sentence="x", subject=Delegation.objects.get(code="DK"), by=denmark, chain="C")
    call_command("verify_audit", "--against", str(kept))
    assert "is whole" in capsys.readouterr().out
    assert read(kept.read_text()).heads["C"][0] == 3


def test_a_chain_computed_anew_is_whole_by_itself_but_not_against_the_checkpoint(kept, capsys):
    rewritten_from(2)
    assert list(proof.verify()) == []
    with pytest.raises(CommandError, match="not whole"):
        call_command("verify_audit", "--against", str(kept))
    said = capsys.readouterr().out
    assert "chain C, row 3: rewritten (three on delegations.delegation DK, " in said


@pytest.mark.parametrize(
    ("statements", "named"),
    [
        (
            ["DELETE FROM audit_auditevent WHERE chain = 'D'", "DELETE FROM audit_chainhead WHERE chain = 'D'"],
            "chain D, row 1: missing",
        ),
        (["DELETE FROM audit_seal"], "chain seals, row "),
    ],
)
def test_a_chain_or_a_seal_that_is_gone_without_a_trace_is_missed(kept, statements, named, capsys):
    behind_the_triggers(*statements)
    with pytest.raises(CommandError, match="not whole"):
        call_command("verify_audit", "--against", str(kept))
    assert named in capsys.readouterr().out


def test_two_rows_that_changed_places_are_named(acts, capsys):
    behind_the_triggers(
        "UPDATE audit_auditevent SET number = 99 WHERE chain = 'C' AND number = 2",
        "UPDATE audit_auditevent SET number = 2 WHERE chain = 'C' AND number = 3",
        "UPDATE audit_auditevent SET number = 3 WHERE chain = 'C' AND number = 99",
    )
    with pytest.raises(CommandError, match="not whole"):
        call_command("verify_audit")
    said = capsys.readouterr().out
    assert "chain C, row 2: reordered (three" in said
    assert "chain C, row 3: reordered (two" in said


@pytest.mark.parametrize("field", ["at", "verb", "subject_id", "on_behalf_of", "details", "person", "hash"])
def test_every_column_of_a_row_is_under_the_hash(acts, field, capsys):
    value = {"at": "at + interval '1 second'", "details": "'{\"x\": 1}'", "person": "gen_random_uuid()"}
    value = value.get(field, "repeat('a', 12)")
    behind_the_triggers(f"UPDATE audit_auditevent SET {field} = {value} WHERE chain = 'C' AND number = 2")
    with pytest.raises(CommandError, match="not whole"):
        call_command("verify_audit")
    assert "chain C, row 2: changed" in capsys.readouterr().out


def test_a_seal_that_was_changed_is_named(acts, capsys):
    made = proof.seal()
    behind_the_triggers("UPDATE audit_seal SET heads = '{}'")
    with pytest.raises(CommandError, match="not whole"):
        call_command("verify_audit")
    assert f"chain seals, row {made.pk}: changed" in capsys.readouterr().out


def test_without_a_file_the_checkpoint_is_printed(acts, capsys):
    call_command("export_checkpoint")
    assert read(capsys.readouterr().out).rows == AuditEvent.objects.count()


def test_a_signed_checkpoint_is_checked_by_us_and_by_any_tool_that_knows_ed25519(keys, acts, tmp_path, capsys):
    file = tmp_path / "signed.json"
    call_command("export_checkpoint", str(file))
    call_command("verify_audit", "--against", str(file), "--public-key", str(keys))
    assert "with its signature" in capsys.readouterr().out
    public, signature = serialization.load_pem_public_key(keys.read_bytes()), tmp_path / "signed.json.sig"
    assert isinstance(public, Ed25519PublicKey)
    public.verify(signature.read_bytes(), file.read_bytes())
    with pytest.raises(InvalidSignature):
        public.verify(signature.read_bytes(), file.read_bytes() + b" ")


def test_a_checkpoint_changed_after_signing_is_refused(keys, acts, tmp_path):
    file = tmp_path / "signed.json"
    call_command("export_checkpoint", str(file))
    file.write_text(file.read_text().replace('"rows":4', '"rows":1'))
    with pytest.raises(CommandError, match="signature"):
        call_command("verify_audit", "--against", str(file), "--public-key", str(keys))
    with pytest.raises(CommandError, match="itself was altered"):
        call_command("verify_audit", "--against", str(file))


def test_an_unfit_file_or_key_is_said(acts, tmp_path, settings, keys):
    file = tmp_path / "x.json"
    file.write_text("[]")
    with pytest.raises(CommandError, match="not a checkpoint"):
        call_command("verify_audit", "--against", str(file))
    with pytest.raises(CommandError, match="could not be read"):
        call_command("verify_audit", "--against", str(tmp_path / "none"))
    with pytest.raises(CommandError, match="could not be read"):
        call_command("verify_audit", "--against", str(file), "--public-key", str(keys))
    with pytest.raises(CommandError, match="could not be written"):
        call_command("export_checkpoint", str(tmp_path / "no" / "folder"))
    settings.AUDIT_SIGNING_KEY = "nonsense"
    with pytest.raises(CommandError, match="AUDIT_SIGNING_KEY"):
        call_command("export_checkpoint", str(tmp_path / "y.json"))
