"""Health of one container, for its health check: ``python -m config.container_health web|worker|beat``.

Exit code 0 when well; otherwise 1 and one line with the reason.
"""

import os
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from config.celery import app

BEAT_SILENT_AFTER = 600  # seconds; beat writes its schedule at least every three minutes


def web() -> str:
    """/healthz, asked under the first allowed host as the proxy would."""
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip().lstrip(".")
    address = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}/healthz"
    request = urllib.request.Request(address, headers={"Host": host})
    try:
        with urllib.request.urlopen(request, timeout=8):  # noqa: S310
            return ""
    except urllib.error.HTTPError as answer:
        return f"/healthz answers {answer.code}: {answer.read(500).decode(errors='replace')}"
    except OSError as error:
        return f"the web server does not answer ({error})"


def worker() -> str:
    """This container's own worker answers over the broker."""
    name = f"celery@{os.uname().nodename}"
    return "" if app.control.ping(destination=[name], timeout=5) else f"{name} does not answer"


def beat() -> str:
    schedule = Path(os.environ.get("BEAT_SCHEDULE") or "/tmp/entente-beat")  # noqa: S108 - the container's own /tmp
    written = [path.stat().st_mtime for path in schedule.parent.glob(f"{schedule.name}*")]
    if time.time() - max(written, default=0) < BEAT_SILENT_AFTER:
        return ""
    return f"beat has written no schedule for {BEAT_SILENT_AFTER // 60} minutes"


CHECKS: dict[str, Callable[[], str]] = {"web": web, "worker": worker, "beat": beat}

if __name__ == "__main__":
    sys.exit(CHECKS[sys.argv[1]]() or 0)
