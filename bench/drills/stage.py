"""Before and after a drill: a database, rounds that have just opened, dispatchers as processes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from django.core.management import call_command
from django.db import connection, connections

from cases.models import Case, CaseAudience
from core.clock import EXERCISE_PREFIXES, db_now, install_exercise_clock
from delegations.facts import states
from delegations.models import Appointment, User
from notifications.actions import set_deadline
from notifications.rules.vocabulary import DeadlineKind

ROOT = Path(__file__).resolve().parents[2]
SINCE = date(2026, 1, 1)


def start(folder: Path, *command: str, **environment: str) -> subprocess.Popen:
    """A management command as a process of its own, with the drill's settings."""
    told = os.environ | {"DJANGO_SETTINGS_MODULE": "bench.drills.settings", "DRILL_FOLDER": str(folder)} | environment
    told["PYTHONPATH"] = str(ROOT)
    return subprocess.Popen(  # noqa: S603 - why: our own program with fixed arguments
        [sys.executable, "-m", "django", *command],
        cwd=ROOT, env=told, stdout=subprocess.DEVNULL, stderr=(folder / "errors.txt").open("a"),
    )  # fmt: skip


def finish(*processes: subprocess.Popen, within: float = 60) -> None:
    """Wait for them; one that does not end is killed and the drill fails."""
    end = time.monotonic() + within
    for process in processes:
        try:
            process.wait(timeout=max(end - time.monotonic(), 0.1))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            raise


@contextmanager
def database() -> Iterator[None]:
    """The one named by DATABASE_URL if its clock may be moved; else a fresh one beside it, dropped after."""

    name = connection.settings_dict["NAME"]
    if name.startswith(EXERCISE_PREFIXES):
        yield
        return
    own = f"exercise_drill_{os.getpid()}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{own}"')
    address = os.environ["DATABASE_URL"]
    os.environ["DATABASE_URL"] = address.replace(f"/{name}", f"/{own}")
    connections.close_all()
    connection.settings_dict["NAME"] = own
    try:
        call_command("migrate", verbosity=0, skip_checks=True)
        install_exercise_clock()
        call_command("load_reference", verbosity=0)
        yield
    finally:
        connections.close_all()
        connection.settings_dict["NAME"], os.environ["DATABASE_URL"] = name, address
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{own}" WITH (FORCE)')


def open_rounds(reminders: int, *, hours: float = 48) -> None:
    """So many reminders of an opening, due now: rounds of 27 States with one person each."""

    codes = [state.code for state in states()]
    people = [User.objects.create(email=f"drill.{code.lower()}@demo.invalid", name=code) for code in codes]
    for person in people:
        Appointment.objects.create(user=person, role="signatory", delegation_id=person.name, since=SINCE)
    now, left, number = db_now(), reminders, 9000
    while left > 0:
        asked, number = codes[:left], number + 1
        case = Case.objects.create(
            reference=f"FIMI-2026-{number}", title="Drill", originator_id="DK", lead_id="DK", opened_by=people[0],
            changed_at=now,
        )  # fmt: skip
        CaseAudience.objects.bulk_create([CaseAudience(case=case, delegation_id=code) for code in asked])
        set_deadline(
            subject=case, handler="drills.round", kind=DeadlineKind.SILENCE, chain=str(case.pk), opened_at=now,
            due_at=now + timedelta(hours=hours), delegations=asked, chair="EEAS",
        )  # fmt: skip
        left -= len(asked)
