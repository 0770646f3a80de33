"""One database or broker server as a process: under whom it runs, whether it is ours, how it stops."""

import os
import pwd
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

UNPRIVILEGED = "nobody"
LOG_LIMIT = 5_000_000
STARTED: list[subprocess.Popen[bytes]] = []  # Popen complains when forgotten while its process runs on


class ServiceTrouble(Exception):
    """Something a person must settle; the text is the one sentence that says what and how."""


@dataclass(frozen=True)
class Account:
    """Under whom servers run: ourselves, or (as root) an unprivileged account."""

    uid: int
    gid: int
    switches: bool

    def popen_arguments(self) -> dict[str, Any]:
        """What makes a program run under the account instead of under us."""
        if not self.switches:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def own(self, path: Path) -> Path:
        """Hand a file or folder that we have just made to the account."""
        if self.switches:
            os.chown(path, self.uid, self.gid)
        return path

    def reaches(self, path: Path) -> bool:
        """Whether the account may pass every folder on the way to ``path``, and enter or run it."""
        if not self.switches:
            return os.access(path, os.X_OK)
        command = ["/bin/sh", "-c", 'test -x "$1"', "sh", str(path)]
        return subprocess.run(command, cwd="/", check=False, **self.popen_arguments()).returncode == 0

    def make_folder(self, path: Path) -> Path:
        """``path`` as a folder that only the account may enter. An existing one must already be so."""
        try:
            path.mkdir(mode=0o700)
            self.own(path)
        except FileExistsError:
            refuse_unless_owned(path, self.uid)
        return path


def account_for(existing: Path) -> Account:
    """Ourselves; as root the owner of ``existing`` data if that is not root, else ``nobody``."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), switches=False)
    if existing.is_dir() and (owner := existing.stat()).st_uid != 0:
        return Account(owner.st_uid, owner.st_gid, switches=True)
    try:
        entry = pwd.getpwnam(UNPRIVILEGED)
    except KeyError:
        raise ServiceTrouble(
            "PostgreSQL refuses to run as root and there is no account “nobody” to run it under. "
            "Start Entente as an ordinary user, or set DATABASE_URL and REDIS_URL."
        ) from None
    return Account(entry.pw_uid, entry.pw_gid, switches=True)


def refuse_unless_owned(path: Path, uid: int) -> None:
    """A link, a file, or somebody else's folder in our place is never used and never changed."""
    found = path.lstat()
    if path.is_symlink() or not path.is_dir() or found.st_uid != uid or found.st_mode & 0o022:
        raise ServiceTrouble(
            f"{path} already exists and is not a folder that only its rightful owner may write to. "
            "Move it away, start Entente as its owner, or choose another ENTENTE_DATA."
        )


def start(
    command: list[str], *, account: Account, folder: Path, log: Path, extra: dict[str, str]
) -> subprocess.Popen[bytes]:
    """Start a server in its own session, so that Ctrl-C reaches us and not it; its output goes to ``log``."""
    if log.exists() and log.stat().st_size > LOG_LIMIT:
        log.replace(log.with_suffix(".old"))
    with log.open("ab") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=clean_environment(extra),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            umask=0o077,
            **account.popen_arguments(),
        )
    STARTED.append(process)
    return process


def clean_environment(extra: dict[str, str]) -> dict[str, str]:
    """What a server or its client may know: no secret of ours, no PG* variable of the caller."""
    return {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC", **extra}


def working_in(folder: Path, *names: str) -> list[psutil.Process]:
    """The processes with one of these names that work in ``folder``, the oldest first: that is, our own.

    Both servers make their data folder their working folder, so a stale or recycled process number
    can never be taken for ours.
    """
    found: list[psutil.Process] = []
    for process in psutil.process_iter(["name"]):
        if process.info["name"] not in names:
            continue
        try:
            if Path(process.cwd()) == folder and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
        except (psutil.Error, OSError):
            continue
    return sorted(found, key=lambda process: process.create_time())


def stop(process: psutil.Process, *signals: signal.Signals, patience: float = 10) -> None:
    """Ask with each signal in turn, waiting ``patience`` seconds after each."""
    for number in signals:
        try:
            process.send_signal(number)
            process.wait(patience)
        except psutil.TimeoutExpired:
            continue
        except psutil.NoSuchProcess:
            pass
        return


def wait_until(
    ready: Callable[[], bool], *, process: subprocess.Popen[bytes], name: str, log: Path, seconds: float = 30
) -> None:
    """Return when ``ready()`` holds; a server that died or never answers is told with its last log line."""
    until = time.monotonic() + seconds
    try:
        while time.monotonic() < until and process.poll() is None:
            if ready():
                return
            time.sleep(0.05)
    except BaseException:
        process.terminate()
        process.wait()
        raise
    raise ServiceTrouble(f"{name} did not start ({last_line(log)}). The whole log is in {log}.")


def last_line(log: Path) -> str:
    lines = log.read_text(errors="replace").strip().splitlines() if log.exists() else []
    return lines[-1].strip() if lines else "it said nothing"


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def port_is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
