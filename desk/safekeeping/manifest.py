"""The list that lies in every copy: what there is, how long, with which SHA-256."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

from desk.safekeeping.programs import Unable

NAME = "manifest.json"
DATABASE = "database.dump"
FILES = "files"
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Kept:
    """One stored file: the model's field it belongs to (``cases.Evidence.file``) and its name in the store."""

    field: str
    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Of which version and when (UTC); the digest of the dump; the files; where each chain of the memory ended."""

    version: str
    made_at: str
    database_sha256: str
    files: tuple[Kept, ...]
    audit_rows: int
    heads: dict[str, Any]


def write(folder: Path, manifest: Manifest) -> None:
    (folder / NAME).write_text(json.dumps(asdict(manifest), indent=1, sort_keys=True))


def read(folder: Path) -> Manifest:
    """Refused (``Unable``) where it is missing, or is not ours."""
    try:
        told = json.loads((folder / NAME).read_text())
        told["files"] = tuple(Kept(**each) for each in told["files"])
        return Manifest(**told)
    except OSError as no:
        raise Unable(f"{folder} holds no copy: {NAME} cannot be read ({no.strerror}).") from None
    except (ValueError, TypeError, KeyError):
        raise Unable(f"{folder / NAME} is damaged, or was written by another program.") from None


def place_of(folder: Path, kept: Kept) -> Path:
    """Where the copy of a file lies. A name that leads out of the folder is refused."""
    inside = (folder / FILES / kept.field).resolve()
    path = (inside / kept.name).resolve()
    if not path.is_relative_to(inside) or not inside.is_relative_to((folder / FILES).resolve()):
        raise Unable(f"{kept.name} in {NAME} leads out of the folder. Do not use this copy.")
    return path


def damaged(folder: Path, manifest: Manifest) -> list[str]:
    """Every file of the copy that is missing or not as it was written."""
    wanted: Iterable[tuple[Path, str]] = [
        (folder / DATABASE, manifest.database_sha256),
        *((place_of(folder, each), each.sha256) for each in manifest.files),
    ]
    return [str(path.relative_to(folder.resolve())) for path, digest in _resolved(wanted) if _digest(path) != digest]


def _resolved(wanted: Iterable[tuple[Path, str]]) -> Iterable[tuple[Path, str]]:
    return ((path.resolve(), digest) for path, digest in wanted)


def _digest(path: Path) -> str:
    return digest_of(path) if path.is_file() else ""


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return copied(file, None)[1]


def copied(source: Any, target: BinaryIO | None) -> tuple[int, str]:
    """Read to the end, write along if there is a target: size and SHA-256 of what was read."""
    size, digest = 0, hashlib.sha256()
    while chunk := source.read(CHUNK):
        size += len(chunk)
        digest.update(chunk)
        if target is not None:
            target.write(chunk)
    return size, digest.hexdigest()
