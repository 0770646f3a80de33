"""What can go wrong between a row and a mailbox. Each drill returns ``held`` or says what did not."""

import os
import signal
import socket
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from subprocess import Popen
from typing import Any

from django.db import connection

from bench.drills.mailbox import received
from bench.drills.stage import database, finish, open_rounds, start
from core.clock import move_clock
from notifications.models import Deadline, Notice

AFTER_A_LEASE = timedelta(minutes=3)
SLOW = {"DRILL_PAUSE": "0.05"}


def two_dispatchers(folder: Path, size: Any) -> str:
    """Two processes over the same reminders at once."""
    open_rounds(size.reminders)
    finish(start(folder, "dispatch"), start(folder, "dispatch"))
    return _settled(folder)


def killed_between_send_and_mark(folder: Path, size: Any) -> str:
    """One process, killed with -9 in the moment after a mail left; another takes over after the lease."""
    open_rounds(27)
    _kill_at(folder, start(folder, "dispatch", **SLOW), mails=5)
    move_clock(AFTER_A_LEASE)
    return _settled(folder)


def eleven_kills(folder: Path, size: Any) -> str:
    """Process after process killed with -9 in the middle of its work."""
    open_rounds(size.reminders)
    for kill in range(1, size.kills + 1):
        _kill_at(folder, start(folder, "dispatch", **SLOW), mails=kill * size.reminders // (size.kills + 2))
        move_clock(AFTER_A_LEASE * kill)
    return _settled(folder)


def database_cut(folder: Path, size: Any) -> str:
    """Every connection of a watching dispatcher is cut by the server, as by a restart; it goes on by itself."""
    open_rounds(54)
    watching = start(folder, "dispatch", "--watch", "--every", "0.2", **SLOW)
    _wait_for(folder, 10, watching)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    move_clock(AFTER_A_LEASE)
    try:
        _wait_for(folder, 54, watching, within=30)
    finally:
        watching.send_signal(signal.SIGINT)
        finish(watching, within=10)
        move_clock(2 * AFTER_A_LEASE)
    return _settled(folder)


def broker_silent(folder: Path, size: Any) -> str:
    """The broker accepts connections and never answers: what is due is found in the database all the same."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        redis = {"REDIS_URL": f"redis://:{'x' * 20}@127.0.0.1:{silent.getsockname()[1]}/0"}
        began = time.monotonic()
        open_rounds(27)
        finish(start(folder, "dispatch", **redis), within=40)
    return _settled(folder) if time.monotonic() - began < 40 else "too slow without a broker"


def clock_off_by_ten_minutes(folder: Path, size: Any) -> str:
    """A worker whose own clock runs ten minutes ahead closes nothing early: only the database's clock counts."""
    open_rounds(27, hours=5 / 60)
    finish(start(folder, "dispatch", DRILL_CLOCK_OFF="600"))
    if Deadline.objects.exclude(status="open").exists():
        return "a deadline fired before its instant"
    move_clock(timedelta(minutes=6))
    finish(start(folder, "dispatch", DRILL_CLOCK_OFF="-600"))
    if Deadline.objects.exclude(status="fired").exists():
        return "a deadline did not fire at its instant"
    return _settled(folder)


__all__ = ["DRILLS", "database", "expected", "received"]

DRILLS: dict[str, Callable[[Path, Any], str]] = {
    each.__name__: each
    for each in (
        two_dispatchers,
        killed_between_send_and_mark,
        eleven_kills,
        database_cut,
        broker_silent,
        clock_off_by_ten_minutes,
    )
}


def expected() -> set[str]:
    """The Message-ID of every mail the drill's reminders stand for."""
    mails = Notice.objects.filter(channel="email", code="drills.told")
    return set(mails.values_list("message_id", flat=True))


def _kill_at(folder: Path, process: Popen, *, mails: int) -> None:
    _wait_for(folder, mails, process)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()


def _wait_for(folder: Path, mails: int, process: Popen, within: float = 90) -> None:
    """Until so many different mails have come in."""
    end = time.monotonic() + within
    while len(received(folder)) < mails and time.monotonic() < end and process.poll() is None:
        time.sleep(0.01)


def _settled(folder: Path) -> str:
    """Tick until nothing waits any more, at most twenty times."""
    for _tick in range(20):
        if not Notice.objects.filter(status__in=["queued", "claimed"]).exists():
            return "held"
        finish(start(folder, "dispatch"))
    return f"{Notice.objects.filter(status__in=['queued', 'claimed']).count()} notices still wait"
