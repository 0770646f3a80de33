"""The drills that take under a minute: real processes, real servers, killed and restarted.

Sent, duplicates as the receiver sees them, lost: 0 and 0. The whole set, and the full size of
eleven kills over 2,000 reminders, is run by hand (``bench/drills/run.py``).
"""

import os
import re
import subprocess
import sys

import pytest
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


@pytest.fixture(scope="module")
def said() -> dict[str, re.Match]:
    """What one run of all quick drills printed, by the drill's name."""
    told = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
    command = [sys.executable, "-m", "bench.drills.run", *QUICK, "--reminders", "54"]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=told, capture_output=True, text=True, timeout=550)
    lines = [SAID.fullmatch(line) for line in done.stdout.splitlines()]
    assert all(lines), done.stdout + done.stderr
    return {line[1]: line for line in lines if line}


@pytest.mark.parametrize("name", QUICK)
def test_nothing_is_lost_and_nobody_gets_anything_twice(said, name):
    _name, sent, repeats, duplicates, lost, held = said[name].groups()
    assert (int(duplicates), int(lost), held) == (0, 0, "held")
    assert int(sent) >= 27
    assert int(repeats) <= 4, "a kill may repeat what was in the air, and no more"
