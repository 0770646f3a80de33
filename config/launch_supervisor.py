"""One bin/run for each data folder, and what a killed one has left behind."""

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import psutil

from config.launch_venv import RUN_MARK, Refusal


@contextmanager
def only_one(data: Path, address: str) -> Iterator[None]:
    """Hold the data folder for the time of a block; refused while another start holds it.

    Everything a start has started carries its mark in the environment. When the former start was
    killed, the processes with its mark, and only those, are ended first.
    """
    path = data / "run.lock"
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise Refusal(f"{path} cannot be opened ({error.strerror}); start Entente as the owner of {data}.") from None
    with open(handle, "r+") as lock:
        _take(lock, data)
        me = psutil.Process()
        record = {"pid": me.pid, "started": me.create_time(), "mark": os.environ.get(RUN_MARK, ""), "address": address}
        _write(lock, json.dumps(record))
        try:
            yield
        finally:
            _write(lock, "")


def _take(lock: IO[str], data: Path) -> None:
    until = time.monotonic() + 15
    while True:
        held = not _locked(lock)
        former = _read(lock)
        if held and (not former or _is_alive(former)):
            where = f" at {former['address']} (process {former['pid']})" if former else ""
            raise Refusal(
                f"Entente already runs from {data}{where}; stop it first, or choose another ENTENTE_DATA and PORT."
            )
        if former and not _is_alive(former):
            end_marked(former["mark"])
        if not held:
            return
        if time.monotonic() > until:
            raise Refusal(
                f"What a killed start has left in {data} does not end; end process {former['pid']}'s children."
            )
        time.sleep(0.2)


def _locked(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _read(lock: IO[str]) -> dict[str, Any]:
    lock.seek(0)
    try:
        return dict(json.loads(lock.read() or "{}"))
    except ValueError:
        return {}


def _write(lock: IO[str], text: str) -> None:
    lock.seek(0)
    lock.truncate()
    lock.write(text)
    lock.flush()


def _is_alive(former: dict[str, Any]) -> bool:
    """The same process, not merely the same number."""
    try:
        return bool(psutil.Process(former["pid"]).create_time() == former["started"])
    except psutil.Error:
        return False


def end_marked(mark: str) -> None:
    """End every process of ours that carries ``mark``; ask first, insist after five seconds."""
    marked = [process for process in psutil.process_iter() if mark and _carries(process, mark)]
    for process in marked:
        with suppress(psutil.Error):
            process.terminate()
    _, stubborn = psutil.wait_procs(marked, timeout=5)
    for process in stubborn:
        with suppress(psutil.Error):
            process.kill()
    psutil.wait_procs(stubborn, timeout=5)


def _carries(process: psutil.Process, mark: str) -> bool:
    if process.pid == os.getpid():
        return False
    try:
        return process.uids().real == os.getuid() and process.environ().get(RUN_MARK) == mark
    except (psutil.Error, OSError):
        return False
