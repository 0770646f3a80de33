"""Bring a copy back into an empty database, and prove that it is what was kept."""

from pathlib import Path

from django.apps import apps
from django.core.files.base import File
from django.db import connection
from django.db.models import FileField

from audit.models import AuditEvent, ChainHead
from audit.proof import verify
from cases.models import Evidence
from desk.safekeeping.manifest import DATABASE, Kept, Manifest, copied, damaged, place_of, read
from desk.safekeeping.programs import Unable, run

AT_MOST_NAMED = 5


def restore(folder: Path) -> Manifest:
    """Everything or nothing: refused (``Unable``) before a row is written if the copy is damaged or the
    database is not empty; the database comes back in one transaction; files are never overwritten.
    """
    manifest = read(folder)
    if wrong := damaged(folder, manifest):
        raise Unable(f"The copy is damaged: {', '.join(wrong[:AT_MOST_NAMED])}. Use another one.")
    if tables := connection.introspection.table_names():
        raise Unable(f"The database is not empty: it has {len(tables)} tables. Name an empty one in DATABASE_URL.")
    fields = _fields(manifest)
    run(
        "pg_restore", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error",
        f"--dbname={connection.settings_dict['NAME']}", str(folder / DATABASE),
    )  # fmt: skip
    for kept in manifest.files:
        _put_back(folder, kept, fields[kept.field])
    return manifest


def faults(manifest: Manifest) -> list[str]:
    """What is not as it was kept, in words: the memory's rows and chains, the evidence against its own rows.

    Asks only for columns every version has: the copy may be of one before this, and is migrated afterwards.
    """
    found = [f"chain {fault.chain}, row {fault.number}: {fault.what}" for fault in verify()]
    heads = {head.chain: [head.number, head.hash] for head in ChainHead.objects.all()}
    if heads != manifest.heads or AuditEvent.objects.count() != manifest.audit_rows:
        found.append("the memory does not end where the copy says it did")
    digests = {kept.name: kept.sha256 for kept in manifest.files if kept.field == "cases.Evidence.file"}
    store = Evidence._meta.get_field("file").storage
    for pk, name, sha256 in Evidence.objects.exclude(file="").values_list("pk", "file", "sha256").iterator():
        with store.open(name) as file:
            if copied(file, None)[1] != sha256 or digests.get(name) != sha256:
                found.append(f"evidence {pk} is not the file that was received")
    return found


def _fields(manifest: Manifest) -> dict[str, FileField]:
    known = {
        f"{model._meta.label}.{field.name}": field
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields
        if isinstance(field, FileField)
    }
    if unknown := {each.field for each in manifest.files} - known.keys():
        raise Unable(f"This version of Entente has no place for {', '.join(sorted(unknown))}. Use the one of the copy.")
    return known


def _put_back(folder: Path, kept: Kept, field: FileField) -> None:
    """Under its own name. One that lies there already is left alone if it is the same, else refused."""
    if field.storage.exists(kept.name):
        with field.storage.open(kept.name) as there:
            if copied(there, None)[1] == kept.sha256:
                return
        raise Unable(f"{kept.name} lies in the store already and is another file. Restore into an empty store.")
    with place_of(folder, kept).open("rb") as copy:
        saved = field.storage.save(kept.name, File(copy))
    if saved != kept.name:
        field.storage.delete(saved)
        raise Unable(f"The store does not take {kept.name} under its own name.")
