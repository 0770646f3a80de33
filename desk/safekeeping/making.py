"""Make a copy: dump and list of files from one and the same moment, while everybody goes on working."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.models import FileField

from audit.models import AuditEvent, ChainHead
from desk.safekeeping.manifest import DATABASE, Kept, Manifest, copied, digest_of, place_of, write
from desk.safekeeping.programs import Unable, run


def make(folder: Path) -> Manifest:
    """Write a copy into an empty or new folder, readable by its owner alone. Refused (``Unable``) elsewhere."""
    _take(folder)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            (moment,) = cursor.fetchone()
        run(
            "pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={moment}",
            f"--file={folder / DATABASE}",
        )  # fmt: skip
        manifest = Manifest(
            version=settings.VERSION,
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            database_sha256=digest_of(folder / DATABASE),
            files=tuple(_keep(folder, field, name) for field, name in stored_files()),
            audit_rows=AuditEvent.objects.count(),
            heads={head.chain: [head.number, head.hash] for head in ChainHead.objects.order_by("chain")},
        )
    write(folder, manifest)
    return manifest


def stored_files() -> Iterator[tuple[FileField, str]]:
    """Every file that a row names, whichever model and store it belongs to."""
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, FileField):
                names = model._default_manager.exclude(**{field.name: ""}).values_list(field.name, flat=True)
                for name in list(names.order_by(field.name).distinct()):
                    yield field, name


def label(field: FileField) -> str:
    return f"{field.model._meta.label}.{field.name}"


def _take(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise Unable(f"{folder} is not empty. Name a new folder for each copy.")
        folder.chmod(0o700)
    except OSError as no:
        raise Unable(f"{folder} cannot be written to ({no.strerror}).") from None


def _keep(folder: Path, field: FileField, name: str) -> Kept:
    target = place_of(folder, Kept(label(field), name, 0, ""))
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with field.storage.open(name) as source, target.open("xb") as copy:
            size, digest = copied(source, copy)
    except OSError as no:
        raise Unable(f"{name} is named by a row and cannot be read from its store ({no}).") from None
    return Kept(label(field), name, size, digest)
