"""The Celery app and the whole timetable. Redis is the clock and the hands; the database remembers.

No task carries an ``eta`` or a ``countdown``: with a visibility timeout such tasks run twice
(security_reliability, measured). Beat only ticks; what is due is found in the database.
"""

import os
from typing import Any

from celery import Celery
from celery.signals import task_postrun, task_prerun
from structlog.contextvars import bind_contextvars, clear_contextvars

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("entente")
app.conf.update(
    broker_url=os.environ.get("REDIS_URL", ""),
    broker_connection_retry_on_startup=True,
    broker_transport_options={
        "visibility_timeout": 300,
        "unacked_restore_interval": 10,
        "unacked_restore_throttle": 1,
        "socket_connect_timeout": 2,
        "socket_timeout": 30,
        "health_check_interval": 25,
    },
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_ignore_result=True,
    task_serializer="json",
    accept_content=["json"],
    task_time_limit=120,
    task_soft_time_limit=90,
    worker_prefetch_multiplier=1,
    worker_max_tasks_per_child=500,
    worker_cancel_long_running_tasks_on_connection_loss=True,
    worker_hijack_root_logger=False,
    timezone="UTC",
    beat_schedule={
        # A tick that nobody took within its period is worthless: the next one does the same work.
        "tick": {"task": "notifications.tick", "schedule": 5.0, "options": {"expires": 10}},
        "housekeeping": {"task": "notifications.housekeeping", "schedule": 3600.0, "options": {"expires": 3600}},
        "dossiers": {"task": "exchange.seal_dossiers", "schedule": 15.0, "options": {"expires": 30}},
        "forget_repeats": {"task": "core.forget_repeats", "schedule": 3600.0, "options": {"expires": 3600}},
        "forget_sittings": {"task": "delegations.forget_sittings", "schedule": 3600.0, "options": {"expires": 3600}},
        "draw": {"task": "cases.draw", "schedule": 5.0, "options": {"expires": 10}},
        "recheck": {"task": "cases.recheck", "schedule": 60.0, "options": {"expires": 60}},
        "check_store": {"task": "cases.check_store", "schedule": 300.0, "options": {"expires": 300}},
        "seal": {"task": "audit.seal", "schedule": 300.0, "options": {"expires": 300}},
    },
)
app.autodiscover_tasks()


@task_prerun.connect
def _number_the_lines(task_id: str = "", task: Any = None, **kwargs: Any) -> None:
    """Every line a task writes bears its name and number."""
    clear_contextvars()
    bind_contextvars(task=getattr(task, "name", ""), task_id=task_id)


@task_postrun.connect
def _end_of_the_task(**kwargs: Any) -> None:
    clear_contextvars()
