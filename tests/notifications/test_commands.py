"""Ticking without Celery, and the alarm that does not depend on what it watches."""

import pytest
from django.core.management import call_command

from notifications.dispatcher import tick
from notifications.health import alarm, dispatcher_lag_seconds
from notifications.models import Tick
from notifications.tasks import tick as task

pytestmark = pytest.mark.django_db


def test_dispatch_does_what_is_due_and_says_what(plan_round, clock, capsys):
    plan_round(hours=2)
    clock.forward(hours=3)
    call_command("dispatch")
    assert "1 fired, 7 reminders expanded, 0 notices sent" in capsys.readouterr().out


def test_the_task_ticks_and_carries_nothing(plan_round, denmark):
    assert task.name == "notifications.tick"
    plan_round()
    task()
    assert Tick.objects.get().sent == 3


def test_watch_is_quiet_while_somebody_ticks(db, capsys):
    tick()
    call_command("watch")
    assert "The dispatcher last ran" in capsys.readouterr().out
    assert dispatcher_lag_seconds() < 60


def test_watch_alarms_before_the_first_tick(db, capsys):
    with pytest.raises(SystemExit, match="1"):
        call_command("watch")
    assert "has never run" in capsys.readouterr().err


def test_watch_alarms_when_ticks_stop(clock, capsys, db):
    tick()
    clock.forward(minutes=3)
    with pytest.raises(SystemExit, match="1"):
        call_command("watch")
    assert "stood still for 3 min" in capsys.readouterr().err


def test_watch_alarms_when_due_rows_are_left_lying_though_somebody_ticks(plan_round, clock):
    plan_round(hours=2)
    clock.forward(hours=3)
    Tick.objects.create(runner="another", at=clock.now())
    assert alarm().code == "notifications.overdue"


def test_what_failed_and_waits_for_its_next_attempt_is_no_alarm(plan_round, handler, clock):
    plan_round(hours=1)
    handler.fails_with = RuntimeError("the register is away")
    clock.forward(hours=2)
    tick()
    assert alarm() is None
