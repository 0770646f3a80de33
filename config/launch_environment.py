"""What Entente's processes are told on a laptop: folders, secrets, addresses; and the first filling."""

import fcntl
import os
import secrets
import subprocess
import sys
from pathlib import Path
from typing import TextIO

from config.launch_venv import ROOT, VENV, Refusal, port_from
from config.local_services import SERVERS, make_private

PRIVATE = ("evidence", "logs", "mail")
PREPARED = "prepared"  # in the data folder: the local database has been migrated and filled once


def data_folder() -> Path:
    """ENTENTE_DATA (``var/`` beside the code when unset), made if it was not there."""
    data = make_private(Path(os.environ.get("ENTENTE_DATA", "").strip() or ROOT / "var"))
    try:
        for name in PRIVATE:
            (data / name).mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise Refusal(f"{data} cannot be written to ({error.strerror}); choose another ENTENTE_DATA.") from None
    return data


def environment_for(data: Path) -> dict[str, str]:
    """The caller's environment, with what a laptop needs filled in; a variable that is set is kept.

    ``ENTENTE_DEMO=1`` marks the demonstration. With ``ENTENTE_DEMO=0`` the settings ask for
    everything that production needs.
    """
    given = {name: value for name, value in os.environ.items() if value.strip()}
    port = port_from(given.get("PORT", ""))
    filled_in = {
        "ENTENTE_DEMO": "1",
        "SITE_URL": f"http://127.0.0.1:{port}",
        "WEB_WORKERS": "2",
        "WORKER_PROCESSES": "2",
    }
    fixed = {
        "ENTENTE_DATA": str(data),
        "PORT": str(port),
        "BIND": "127.0.0.1",
        "BEAT_SCHEDULE": str(data / "beat-schedule"),
        "PATH": f"{VENV / 'bin'}{os.pathsep}{given.get('PATH', os.defpath)}",
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
    }
    if "SECRET_KEY" not in given:
        fixed["SECRET_KEY"] = _kept_secret(data / "secret-key")
    return {**filled_in, **given, **fixed}


def missing_services(environment: dict[str, str]) -> list[str]:
    """The variables whose servers we must run ourselves."""
    return [name for name in SERVERS if name not in environment]


def prepare(data: Path, environment: dict[str, str], *, output: TextIO) -> None:
    """Migrate, load reference data and (the first time) the demonstration, collect static files.

    One process does all of it, so that a later start costs seconds. Raises Refusal.
    """
    with (data / "prepare.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        command = [sys.executable, "-P", "-m", "config.launch_prepare"]
        done = subprocess.run(command, cwd=ROOT, env=environment, stdout=output, check=False)
        if done.returncode != 0:
            raise Refusal("The database could not be prepared; the reason stands above. Nothing was started.")
        (data / PREPARED).touch(mode=0o600)


def _kept_secret(path: Path) -> str:
    """A generated secret, made once, readable by its owner alone."""
    try:
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64))
    except FileExistsError:
        pass
    except OSError as error:
        raise Refusal(f"{path} cannot be written ({error.strerror}); choose another ENTENTE_DATA.") from None
    kept = path.read_text().strip()
    if not kept:
        path.unlink()
        return _kept_secret(path)
    return kept
