"""What can go wrong between a row and a mailbox. Each drill returns ``held`` or says what did not."""

import signal
import socket
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from subprocess import Popen
from typing import Any

from django.db import connections

from bench.drills.mailbox import received
from bench.drills.stage import finish, kill, open_rounds, start, start_beat, start_worker
from config import postgres_server, redis_server
from config.server_process import free_port
from config.service_place import read_state
from core.clock import db_now, move_clock
from notifications.models import Deadline, Notice

AFTER_A_LEASE = timedelta(minutes=3)
SLOW = {"DRILL_PAUSE": "0.05"}
ANSWER_WITHIN = 40  # seconds without a broker


def two_dispatchers(folder: Path, terms: Any) -> str:
    """Two processes over the same reminders at once."""
    open_rounds(terms.reminders)
    finish(start(folder, "dispatch"), start(folder, "dispatch"))
    return _settled(folder)


def killed_between_send_and_mark(folder: Path, terms: Any) -> str:
    """One process, killed with -9 in the moment after a mail left; another takes over after the lease."""
    open_rounds(27)
    _kill_at(folder, start(folder, "dispatch", **SLOW), mails=5)
    move_clock(AFTER_A_LEASE)
    return _settled(folder)


def worker_killed(folder: Path, terms: Any) -> str:
    """A Celery worker that beat drives, killed with -9 while it sends; the next worker goes on."""
    open_rounds(54)
    beat, worker = start_beat(folder), start_worker(folder, **SLOW)
    try:
        _kill_at(folder, worker, mails=10)
        move_clock(AFTER_A_LEASE)
        worker = start_worker(folder)
        _wait_for(folder, 54, worker)
    finally:
        kill(beat)
        worker.terminate()
        finish(worker)
    move_clock(2 * AFTER_A_LEASE)
    return _settled(folder)


def eleven_kills(folder: Path, terms: Any) -> str:
    """Process after process killed with -9 in the middle of its work."""
    open_rounds(terms.reminders)
    for number in range(1, terms.kills + 1):
        watching = start(folder, "dispatch", "--watch", "--every", "0.2", **SLOW)
        _kill_at(folder, watching, mails=number * terms.reminders // (terms.kills + 2))
        move_clock(AFTER_A_LEASE * number)
    return _settled(folder)


def database_restarted(folder: Path, terms: Any) -> str:
    """The server is killed with -9 and started again, then told to stop and started again; a watcher goes on."""
    open_rounds(54)
    watching = start(folder, "dispatch", "--watch", "--every", "0.2", **SLOW)
    try:
        for mails, how in ((10, signal.SIGKILL), (20, signal.SIGINT)):
            _wait_for(folder, mails, watching)
            _restart_database(terms.servers.place, how)
            move_clock(AFTER_A_LEASE * mails)
        _wait_for(folder, 54, watching, within=30)
    finally:
        watching.send_signal(signal.SIGTERM)
        finish(watching)
    move_clock(AFTER_A_LEASE * 30)
    return _settled(folder)


def broker_lost(folder: Path, terms: Any) -> str:
    """The broker dies under beat and worker. While it is away cron ticks; when it is back, they go on."""
    place = terms.servers.place
    beat, worker = start_beat(folder), start_worker(folder)
    try:
        open_rounds(27)
        _wait_for(folder, 27, worker)
        redis_server.running(place).kill()
        open_rounds(27)
        finish(start(folder, "dispatch"), within=ANSWER_WITHIN)
        by_cron = len(received(folder))
        redis_server.ensure(place, read_state(place.data), throwaway=False)
        open_rounds(27)
        _wait_for(folder, 81, worker)
    finally:
        kill(beat)
        kill(worker)
    return "held" if (by_cron, len(received(folder))) == (54, 81) else "beat and worker did not go on"


def broker_down(folder: Path, terms: Any) -> str:
    """Nobody listens where the broker should be: what is due is found in the database all the same."""
    return _without_broker(folder, free_port())


def broker_silent(folder: Path, terms: Any) -> str:
    """The broker accepts connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        return _without_broker(folder, silent.getsockname()[1])


def clock_off_by_ten_minutes(folder: Path, terms: Any) -> str:
    """A worker whose own clock runs ten minutes ahead closes nothing early: only the database's clock counts."""
    open_rounds(27, hours=5 / 60)
    finish(start(folder, "dispatch", DRILL_CLOCK_OFF="600"))
    if Deadline.objects.exclude(status="open").exists():
        return "a deadline fired before its instant"
    move_clock(timedelta(minutes=6))
    finish(start(folder, "dispatch", DRILL_CLOCK_OFF="-600"))
    if Deadline.objects.filter(due_at__lte=db_now(), status="open").exists():
        return "a deadline did not fire at its instant"
    return _settled(folder)


__all__ = ["DRILLS", "expected", "received"]

DRILLS: dict[str, Callable[[Path, Any], str]] = {
    each.__name__: each
    for each in (
        two_dispatchers,
        killed_between_send_and_mark,
        worker_killed,
        eleven_kills,
        database_restarted,
        broker_lost,
        broker_down,
        broker_silent,
        clock_off_by_ten_minutes,
    )
}


def expected() -> set[str]:
    """The Message-ID of every mail the drill's reminders stand for."""
    mails = Notice.objects.filter(channel="email", code="drills.told")
    return set(mails.values_list("message_id", flat=True))


def _without_broker(folder: Path, port: int) -> str:
    began = time.monotonic()
    open_rounds(27)
    finish(start(folder, "dispatch", REDIS_URL=f"redis://:{'x' * 20}@127.0.0.1:{port}/0"), within=ANSWER_WITHIN)
    return _settled(folder) if time.monotonic() - began < ANSWER_WITHIN else "too slow without a broker"


def _restart_database(place: Any, how: signal.Signals) -> None:
    server = postgres_server.running(place)
    server.send_signal(how)
    server.wait(60)
    connections.close_all()
    postgres_server.ensure(place, read_state(place.data), throwaway=False)


def _kill_at(folder: Path, process: Popen, *, mails: int) -> None:
    _wait_for(folder, mails, process)
    kill(process)


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
