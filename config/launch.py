"""Second half of bin/run, bin/manage and bin/test, inside ``.venv``."""

import signal
import sys

from config import launch_checks, launch_manage, launch_run
from config.launch_venv import Refusal
from config.server_process import ServiceTrouble

COMMANDS = {"run": launch_run.run, "manage": launch_manage.manage, "test": launch_checks.check}


def main(arguments: list[str]) -> int:
    """Run the command named first; answer its exit code. What a person must settle is one sentence."""
    command, *rest = arguments
    for asked_to_stop in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(asked_to_stop, lambda number, _: sys.exit(128 + number))
    try:
        return COMMANDS[command](rest)
    except (Refusal, ServiceTrouble) as trouble:
        print(f"bin/{command}: {trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
