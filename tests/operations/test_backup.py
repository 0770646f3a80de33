"""A copy is made while others work, and comes back into an empty database whole, or not at all."""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection, connections, transaction

from audit.models import AuditEvent, Seal
from audit.proof import seal
from audit.trail import record
from cases.models import Case, Evidence
from delegations.models import User
from tests import cast
from tests.database import drop, pointed_at
from tests.notifications.conftest import make_case

CONTENT = b"%PDF-1.7 a page that was taken down an hour later"


def a_file_of_evidence(case: Case, by: User) -> Evidence:
    digest = hashlib.sha256(CONTENT).hexdigest()
    name = default_storage.save("evidence/2026/11/page.pdf", ContentFile(CONTENT))
    with transaction.atomic():
        made = Evidence.objects.create(
            case=case, title="A page", kind="technical", file=name, file_name="page.pdf", size=len(CONTENT),
            sha256=digest, originator_id="DK", added_by=by,
        )  # fmt: skip
        record(verb="added", sentence="{actor} added evidence.", subject=made, by=by, chain=case)
        seal()
    return made


@pytest.fixture
def kept(own_database, tmp_path) -> Path:
    """A copy of a case with a file of evidence."""
    by = cast.officer("DK")
    a_file_of_evidence(make_case(by, audience=("DK",)), by)
    call_command("backup", tmp_path / "copy")
    return tmp_path / "copy"


@contextmanager
def empty_database() -> Iterator[str]:
    name = f"test_restored_{uuid4().hex[:8]}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    try:
        with pointed_at(name):
            yield name
    finally:
        drop(name)


@pytest.fixture
def elsewhere(settings, tmp_path) -> Callable[[], Path]:
    """From now on files go to another, empty store."""

    def move() -> Path:
        settings.MEDIA_ROOT = tmp_path / "restored" / "evidence"
        return settings.MEDIA_ROOT

    return move


def test_the_drill_an_empty_database_holds_everything_again_and_proves_it(kept, elsewhere, capsys):
    before = (AuditEvent.objects.count(), Seal.objects.count(), Case.objects.get().reference)
    store = elsewhere()
    with empty_database():
        call_command("restore", kept)
        said = capsys.readouterr().out
        assert (AuditEvent.objects.count(), Seal.objects.count(), Case.objects.get().reference) == before
        call_command("verify_audit")
        assert (store / Evidence.objects.get().file.name).read_bytes() == CONTENT
        call_command("migrate", verbosity=0)
        with pytest.raises(Exception, match="Cannot update or delete rows from audit_auditevent"), transaction.atomic():
            AuditEvent.objects.all().delete()
    assert "are whole, 1 files are as they were received" in said


def test_a_copy_of_the_version_before_is_proved_before_it_is_migrated(own_database, elsewhere, tmp_path, capsys):
    """A new version has columns the copy does not know yet."""
    by = cast.officer("DK")
    a_file_of_evidence(make_case(by, audience=("DK",)), by)
    for column in ("redactions", "publishable"):
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE cases_evidence DROP COLUMN {column} CASCADE")
    call_command("backup", tmp_path / "copy")
    elsewhere()
    with empty_database():
        call_command("restore", tmp_path / "copy")
    assert "1 files are as they were received" in capsys.readouterr().out


def test_a_copy_is_readable_by_its_owner_alone_and_lists_every_file_with_its_digest(kept):
    assert kept.stat().st_mode & 0o077 == 0
    told = json.loads((kept / "manifest.json").read_text())
    assert [each["sha256"] for each in told["files"]] == [hashlib.sha256(CONTENT).hexdigest()]
    assert told["database_sha256"] == hashlib.sha256((kept / "database.dump").read_bytes()).hexdigest()


@pytest.mark.parametrize("what", ["database.dump", "files/cases.Evidence.file/evidence/2026/11/page.pdf"])
def test_a_damaged_copy_is_named_and_nothing_is_written(kept, elsewhere, what):
    with (kept / what).open("ab") as file:
        file.write(b"!")
    store = elsewhere()
    with empty_database():
        with pytest.raises(CommandError, match=f"The copy is damaged: {what}"):
            call_command("restore", kept)
        assert connection.introspection.table_names() == []
    assert not store.exists()


def test_a_database_with_something_in_it_is_never_restored_into(kept):
    with pytest.raises(CommandError, match="The database is not empty"):
        call_command("restore", kept)


def test_a_file_that_lies_there_already_is_not_overwritten(kept, elsewhere):
    other = elsewhere() / "evidence" / "2026" / "11" / "page.pdf"
    other.parent.mkdir(parents=True)
    other.write_bytes(b"another")
    with empty_database(), pytest.raises(CommandError, match="is another file"):
        call_command("restore", kept)
    assert other.read_bytes() == b"another"


def test_a_name_that_leads_out_of_the_copy_is_refused(kept, elsewhere):
    told = json.loads((kept / "manifest.json").read_text())
    told["files"][0]["name"] = "../../../../etc/passwd"
    (kept / "manifest.json").write_text(json.dumps(told))
    elsewhere()
    with empty_database(), pytest.raises(CommandError, match="leads out of the folder"):
        call_command("restore", kept)


@pytest.mark.parametrize(("written", "said"), [(None, "holds no copy"), ("[]", "damaged"), ("{", "damaged")])
def test_a_folder_without_a_list_is_refused(tmp_path, own_database, written, said):
    if written is not None:
        (tmp_path / "manifest.json").write_text(written)
    with pytest.raises(CommandError, match=said):
        call_command("restore", tmp_path)


def test_a_folder_with_something_in_it_takes_no_copy(tmp_path, own_database):
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(CommandError, match="is not empty"):
        call_command("backup", tmp_path)


def test_evidence_that_is_gone_from_its_store_stops_the_copy(own_database, tmp_path):
    by = cast.officer("DK")
    made = a_file_of_evidence(make_case(by, audience=("DK",)), by)
    default_storage.delete(made.file.name)
    with pytest.raises(CommandError, match="cannot be read from its store"):
        call_command("backup", tmp_path / "copy")
    assert not (tmp_path / "copy" / "manifest.json").exists()
    connections.close_all()
