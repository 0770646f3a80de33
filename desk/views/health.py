"""Whether the parts are up, for load balancers and for people who wonder."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe
from redis import Redis

from notifications.health import dispatcher_lag_seconds


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 with ``status: ok`` if database, broker and migrations are in order; else 503 and why.

    A dispatcher that has not ticked is told as a lag (seconds, null before the first tick); it does
    not take the web process out of service, because deadlines are kept by the database.
    """
    found: dict[str, Any] = {}
    reasons = []
    for name, look in (("database", _database), ("migrations", _migrations), ("broker", _broker)):
        found[name], reason = _ask(look)
        reasons += [f"{name}: {reason}"] if reason else []
    found["dispatcher_lag_seconds"] = (
        dispatcher_lag_seconds() if found["database"] == "ok" and found["migrations"] == "ok" else None
    )
    body = {"status": "down" if reasons else "ok", "version": settings.VERSION, **found}
    return JsonResponse(body | ({"reason": "; ".join(reasons)} if reasons else {}), status=503 if reasons else 200)


def _ask(look: Callable[[], str]) -> tuple[str, str]:
    """``("ok", "")`` or ``("down", the kind of trouble)``; addresses and passwords stay out of it."""
    try:
        reason = look()
    except Exception as trouble:
        reason = type(trouble).__name__
    return ("down" if reason else "ok"), reason


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return ""


def _migrations() -> str:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(waiting)} not applied" if waiting else ""


def _broker() -> str:
    Redis.from_url(settings.REDIS_URL, socket_timeout=2, socket_connect_timeout=2).ping()
    return ""
