"""Before and during a drill: rounds that have just opened, dispatchers and workers as processes."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

from bench.ground import ROOT
from cases.models import Case, CaseAudience
from core.clock import db_now
from delegations.facts import states
from delegations.models import Appointment, User
from notifications.actions import set_deadline
from notifications.rules.vocabulary import DeadlineKind

SINCE = date(2026, 1, 1)
WORKER = ("celery", "-A", "config.celery:app", "worker", "--concurrency", "1", "--without-gossip", "--without-mingle")
BEAT = ("celery", "-A", "config.celery:app", "beat", "--pidfile=", "--max-interval", "1")


def start(folder: Path, *command: str, **environment: str) -> subprocess.Popen:
    """A management command as a process of its own, with the drill's settings."""
    return _start(folder, "django", *command, **environment)


def start_worker(folder: Path, **environment: str) -> subprocess.Popen:
    """A Celery worker with one child."""
    return _start(folder, *WORKER, **environment)


def start_beat(folder: Path) -> subprocess.Popen:
    """The one that asks the worker for a tick every five seconds."""
    return _start(folder, *BEAT, "--schedule", str(folder / "beat"))


def _start(folder: Path, *module: str, **environment: str) -> subprocess.Popen:
    """In a session of its own, so that a kill reaches its children too."""
    told = os.environ | {"DRILL_FOLDER": str(folder), "PYTHONFAULTHANDLER": "1"} | environment
    return subprocess.Popen(  # noqa: S603 - why: our own program with fixed arguments
        [sys.executable, "-m", *module],
        cwd=ROOT, env=told, stdout=subprocess.DEVNULL, stderr=(folder / "errors.txt").open("a"),
        start_new_session=True,
    )  # fmt: skip


def kill(process: subprocess.Popen) -> None:
    """With -9, children included."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def finish(*processes: subprocess.Popen, within: float = 60) -> None:
    """Wait for them; one that does not end says where it stands, is killed, and the drill fails."""
    end = time.monotonic() + within
    for process in processes:
        try:
            process.wait(timeout=max(end - time.monotonic(), 0.1))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGABRT)
            kill(process)
            raise


def open_rounds(reminders: int, *, hours: float = 48) -> None:
    """So many reminders of an opening, due now: rounds of 27 States with one person each."""
    codes = [state.code for state in states()]
    people = _people(codes)
    left, number = reminders, 9000 + Case.objects.count()
    while left > 0:
        asked, number = codes[:left], number + 1
        _open(f"FIMI-2026-{number}", asked, people[0], hours)
        left -= len(asked)


def _people(codes: list[str]) -> list[User]:
    """One signatory of each State; the same ones when asked again."""
    there = list(User.objects.filter(email__startswith="drill.").order_by("email"))
    if there:
        return there
    made = [User.objects.create(email=f"drill.{code.lower()}@demo.invalid", name=code) for code in codes]
    for person in made:
        Appointment.objects.create(user=person, role="signatory", delegation_id=person.name, since=SINCE)
    return made


def _open(reference: str, asked: list[str], by: User, hours: float) -> None:
    now = db_now()
    case = Case.objects.create(
        reference=reference, title="Drill", originator_id="DK", lead_id="DK", opened_by=by, changed_at=now
    )
    CaseAudience.objects.bulk_create([CaseAudience(case=case, delegation_id=code) for code in asked])
    set_deadline(
        subject=case, handler="drills.round", kind=DeadlineKind.SILENCE, chain=str(case.pk), opened_at=now,
        due_at=now + timedelta(hours=hours), delegations=asked, chair="EEAS",
    )  # fmt: skip
