"""The drills that take under a minute: real processes, real servers, killed and restarted.

Sent, duplicates as the receiver sees them, lost: 0 and 0. The whole set, and the full size of
eleven kills over 2,000 reminders, is run by hand (``bench/drills/run.py``).
"""

import os
import re
import subprocess
import sys

from django.conf import settings

QUICK = (
    "two_dispatchers",
    "killed_between_send_and_mark",
    "database_restarted",
    "broker_down",
    "broker_silent",
    "clock_off_by_ten_minutes",
)
SAID = re.compile(r"(\w+): sent (\d+), repeats (\d+), duplicates seen (\d+), lost (\d+), (.+) \(\d+ s\)")


def _told(*names: str) -> dict[str, tuple[str, ...]]:
    """What one run of these drills printed, by the drill's name. It brings servers of its own."""
    told = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
    command = [sys.executable, "-m", "bench.drills.run", *names, "--reminders", "54"]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=told, capture_output=True, text=True, timeout=550)
    lines = [SAID.fullmatch(line) for line in done.stdout.splitlines()]
    assert all(lines), done.stdout + done.stderr
    assert len(lines) == len(names), done.stderr
    return {line[1]: line.groups()[1:] for line in lines if line}


def test_whatever_breaks_nothing_is_lost_and_nobody_gets_anything_twice():
    said = _told(*QUICK)
    assert set(said) == set(QUICK)
    verdicts = {name: (int(duplicates), int(lost), held) for name, (_, _, duplicates, lost, held) in said.items()}
    assert verdicts == dict.fromkeys(QUICK, (0, 0, "held"))
    assert min(int(sent) for sent, *_rest in said.values()) >= 27
    assert max(int(repeats) for _, repeats, *_rest in said.values()) <= 4, "a kill repeats what was in the air, no more"
