"""bin/manage: one management command against the services of bin/run, started for it if need be."""

import os
import signal
import subprocess
import sys

from config.launch_environment import PREPARED, data_folder, environment_for, missing_services, prepare
from config.launch_venv import ROOT
from config.local_services import LocalServices

INTO_AN_EMPTY_ONE = "restore"  # a database that was filled first could not take a copy


def manage(arguments: list[str]) -> int:
    """The command's own exit code. Only the command writes to standard output.

    A local database that is used for the first time is filled first.
    """
    data = data_folder()
    environment = environment_for(data)
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    missing = missing_services(environment)
    if not missing:
        os.execve(command[0], command, environment)
    services = LocalServices(data)
    try:
        environment |= services.start(*missing)
        if "DATABASE_URL" in missing and not (data / PREPARED).exists() and arguments[:1] != [INTO_AN_EMPTY_ONE]:
            print("Preparing the database for its first use …", file=sys.stderr, flush=True)
            prepare(data, environment, output=sys.stderr)
        return _run(command, environment)
    finally:
        services.stop()


def _run(command: list[str], environment: dict[str, str]) -> int:
    """Ctrl-C reaches the command through the terminal; we wait for it to end by itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with subprocess.Popen(command, env=environment, restore_signals=True, preexec_fn=_heed_interrupt) as process:
        try:
            code = process.wait()
        except SystemExit:
            process.terminate()
            process.wait()
            raise
    return code if code >= 0 else 128 - code


def _heed_interrupt() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
