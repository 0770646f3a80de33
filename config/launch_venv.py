"""First half of bin/run, bin/manage and bin/test: the virtual environment with the locked packages.

Runs by its path under any Python 3.11 to 3.13 with the standard library alone, then hands over to
``config.launch`` inside ``.venv``. Packages are installed with their hashes checked, and only when a
lock file has changed.
"""

import fcntl
import hashlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "installed.json"
LOG = VENV / "install.log"
LOCKS = {"run": ("requirements.txt",), "manage": ("requirements.txt",)}
RUN_MARK = "ENTENTE_RUN"  # in the environment of everything that one start has started
EVERY_LOCK = ("requirements.txt", "requirements-dev.txt")
UNREACHABLE = re.compile(
    r"No matching distribution|NewConnectionError|NameResolution|name resolution|ConnectTimeout|Read timed out"
    r"|Network is unreachable|Connection refused|Max retries|ProxyError"
)


class Refusal(Exception):
    """Why nothing can be started; the text is the one sentence a person needs."""


def main(command: str, arguments: list[str]) -> NoReturn:
    """Make ``.venv`` ready for ``command`` and become it."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        if command == "run":
            port = port_from(os.environ.get("PORT", ""))
            if not VENV.exists():
                refuse_port_in_use(port)
        make_ready(LOCKS.get(command, EVERY_LOCK))
    except Refusal as refusal:
        sys.exit(f"bin/{command}: {refusal}")
    except KeyboardInterrupt:
        sys.exit(130)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment[RUN_MARK] = f"{os.getpid()}-{time.time_ns()}"
    os.execve(PYTHON, [str(PYTHON), "-P", "-m", "config.launch", command, *arguments], environment)


def make_ready(locks: tuple[str, ...]) -> None:
    """Install ``locks`` into ``.venv`` unless the stamp says that is done. One at a time."""
    if _is_ready(locks):
        return
    handle = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        if not _is_ready(locks):
            _make_venv()
            _install(locks[-1], handle)
            _leave_stamp(locks)
    except OSError as error:
        raise Refusal(
            f"{ROOT} cannot be written to ({error.strerror}), so the packages cannot be installed into {VENV}; "
            "make the folder writable or start from a copy of it elsewhere."
        ) from None
    finally:
        os.close(handle)


def _is_ready(locks: tuple[str, ...]) -> bool:
    try:
        stamp = json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return False
    return _works(PYTHON) and all(stamp.get(lock) == _hash(lock) for lock in locks)


def _works(python: Path) -> bool:
    """Whether the environment's own Python is there and is of a version that Entente knows."""
    if python.resolve() == Path(sys.executable).resolve():
        return True
    test = "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))"
    try:
        return subprocess.run([python, "-c", test], stderr=subprocess.DEVNULL, check=False).returncode == 0
    except OSError:
        return False


def _make_venv() -> None:
    if _works(PYTHON):
        STAMP.unlink(missing_ok=True)
        return
    _refuse_unless_writable(ROOT)
    _say(f"Making the virtual environment {VENV} …")
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["no reason given"]
        raise Refusal(
            f"{sys.executable} could not make a virtual environment in {VENV} ({last[0]}); on Debian and Ubuntu "
            "apt-get install python3-venv brings what it needs."
        )


def _refuse_unless_writable(folder: Path) -> None:
    probe = folder / f".writable-{os.getpid()}"
    probe.touch()
    probe.unlink()


def _install(lock: str, handle: int) -> None:
    """pip holds the lock too: when we are killed, the next start waits for it to end."""
    _say(f"Installing the packages of {lock} (about a minute, only when the lock has changed) …")
    command = [str(PYTHON), "-m", "pip", "install", "--require-hashes", "--only-binary=:all:", "--no-input"]
    command += ["--no-compile", "--disable-pip-version-check", "--retries", "2", "-r", str(ROOT / lock)]
    with LOG.open("w") as log:
        done = subprocess.run(command, stdout=log, stderr=subprocess.STDOUT, pass_fds=(handle,), check=False)
    if done.returncode != 0:
        raise Refusal(_why_not_installed(LOG.read_text(errors="replace")))


def _why_not_installed(log: str) -> str:
    """One sentence for the two things that happen: no network, or anything else in pip's own words."""
    errors = [line for line in log.splitlines() if line.startswith("ERROR")] or ["no reason given"]
    if UNREACHABLE.search(log) and "HASHES" not in log:
        return (
            "The packages could not be fetched: the package index does not answer; connect this machine to the "
            f"network (or name a mirror in pip's configuration) and try again. Details: {LOG}."
        )
    return f"pip could not install the locked packages ({errors[0]}). Details: {LOG}."


def _leave_stamp(locks: tuple[str, ...]) -> None:
    STAMP.write_text(json.dumps({lock: _hash(lock) for lock in locks}))


def _hash(lock: str) -> str:
    return hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()


def port_from(text: str) -> int:
    """The port that PORT names; 8000 when it is empty."""
    if not text.strip():
        return 8000
    if not re.fullmatch(r"[0-9]{1,5}", text.strip(), re.ASCII) or not 1 <= int(text) <= 65535:
        raise Refusal(f"PORT is “{text}”; set it to a whole number from 1 to 65535.")
    return int(text)


def refuse_port_in_use(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            raise Refusal(f"Port {port} is reserved for root; choose one from 1024 on with PORT=….") from None
        except OSError:
            raise Refusal(f"Port {port} is already in use; stop what uses it or choose another with PORT=….") from None


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
