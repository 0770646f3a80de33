"""The settings under which a task is neither lost nor run twice for long (measured; see docs/adr)."""

from config.celery import app
from core.registry import DEADLINES

LONGEST_TASK = 120


def test_a_task_belongs_to_its_worker_until_it_is_done():
    assert app.conf.task_acks_late
    assert app.conf.task_reject_on_worker_lost
    assert app.conf.worker_prefetch_multiplier == 1
    assert app.conf.worker_cancel_long_running_tasks_on_connection_loss


def test_a_task_ends_before_the_broker_gives_it_to_somebody_else():
    options = app.conf.broker_transport_options
    assert (
        app.conf.task_soft_time_limit < app.conf.task_time_limit == LONGEST_TASK < options["visibility_timeout"] == 300
    )
    assert (options["unacked_restore_interval"], options["unacked_restore_throttle"]) == (10, 1)


def test_a_silent_broker_is_noticed():
    options = app.conf.broker_transport_options
    assert options["socket_connect_timeout"] == 2
    assert options["socket_timeout"] == 30
    assert options["health_check_interval"] == 25
    assert app.conf.broker_connection_retry_on_startup


def test_tasks_carry_json_and_leave_nothing_behind():
    assert app.conf.task_serializer == "json"
    assert app.conf.accept_content == ["json"]
    assert app.conf.task_ignore_result
    assert app.conf.worker_max_tasks_per_child == 500


def test_the_timetable_asks_without_a_payload_and_an_old_question_expires():
    assert DEADLINES, "what is due is registered, not scheduled"
    for entry in app.conf.beat_schedule.values():
        assert not entry.get("args")
        assert not entry.get("kwargs")
        assert entry["options"]["expires"] <= 2 * max(entry["schedule"], 150)
    assert app.conf.beat_schedule["tick"]["schedule"] <= 15
