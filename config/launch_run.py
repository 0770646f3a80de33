"""bin/run: services, preparation, then web, worker and beat under honcho until somebody says stop."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from honcho.environ import parse_procfile
from honcho.manager import Manager

from config.launch_environment import data_folder, environment_for, missing_services, prepare
from config.launch_supervisor import only_one
from config.launch_venv import ROOT, refuse_port_in_use
from config.local_services import LocalServices

ASKED_TO_STOP = {130, 143}


def run(arguments: list[str]) -> int:
    """Exit code 0 after Ctrl-C or TERM, 1 when a process ended by itself. Data stay."""
    if arguments:
        print("bin/run takes no arguments; it reads PORT and ENTENTE_DATA from the environment.", file=sys.stderr)
        return 2
    data = data_folder()
    environment = environment_for(data)
    with only_one(data, environment["SITE_URL"]):
        refuse_port_in_use(int(environment["PORT"]))
        services = LocalServices(data)
        try:
            environment |= services.start(*missing_services(environment))
            for note in services.notes:
                print(note, flush=True)
            print("Preparing the database …", flush=True)
            prepare(data, environment, output=sys.stdout)
            return _supervise(data, environment)
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            services.stop()


def _supervise(data: Path, environment: dict[str, str]) -> int:
    for leftover in data.glob("beat-schedule*"):
        leftover.unlink()
    manager = Patient()
    for name, command in parse_procfile((ROOT / "Procfile").read_text()).processes.items():
        manager.add_process(name, command, env=environment, cwd=str(ROOT))
    announcement = [sys.executable, "-P", "-m", "config.launch_announce"]
    with subprocess.Popen(announcement, cwd=ROOT, env=environment, start_new_session=True) as announcer:
        signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
        manager.loop()
        announcer.terminate()
    if manager.returncode in ASKED_TO_STOP:
        print("Entente has stopped; everything is kept.", flush=True)
        return 0
    print("Entente has stopped because one of its processes ended by itself; see above which.", file=sys.stderr)
    return 1


class Patient(Manager):
    """A manager that may be told to stop before all its processes have started."""

    stop_wanted = False

    def terminate(self) -> None:
        """honcho would stumble over a process that has no number yet; we wait until each has one."""
        self.stop_wanted = True
        if self._all_started():
            super().terminate()

    def _system_print(self, data: str) -> None:
        super()._system_print(data)
        if self.stop_wanted and self._all_started():
            super().terminate()
