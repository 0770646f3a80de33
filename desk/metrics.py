"""How the house does, in numbers for machines: nothing about any case, State or person."""

from collections.abc import Iterator

from django.conf import settings
from prometheus_client import CollectorRegistry, Gauge, generate_latest
from redis import Redis, RedisError

from audit.models import Seal
from core.clock import db_now
from notifications.health import dispatcher_lag_seconds, standing
from responses.models import Round
from responses.rules.rounds import RoundStatus

QUEUE = "celery"
BROKER_PATIENCE = 2  # seconds
Number = tuple[str, str, dict[str, str], float]


def exposed() -> bytes:
    """All of them in Prometheus' text format."""
    registry = CollectorRegistry()
    gauges: dict[str, Gauge] = {}
    for name, words, labels, value in _numbers():
        gauge = gauges.get(name) or Gauge(f"entente_{name}", words, list(labels), registry=registry)
        gauges[name] = gauge
        (gauge.labels(**labels) if labels else gauge).set(value)
    return generate_latest(registry)


def _numbers() -> Iterator[Number]:
    yield "info", "1, with the version as its label.", {"version": settings.VERSION}, 1
    lag = dispatcher_lag_seconds()
    if lag is not None:
        yield "dispatcher_lag_seconds", "Seconds since anybody last ticked.", {}, lag
    for what, count in standing().items():
        state, _, kind = what.partition("_")
        yield f"dispatcher_{state}", WORDS[state], {"kind": kind}, count
    yield "rounds_open", "Rounds in which delegations are asked now.", {}, _open_rounds()
    last = Seal.objects.order_by("-id").values_list("at", flat=True).first()
    if last is not None:
        yield "audit_seal_age_seconds", "Seconds since the memory was last sealed.", {}, _seconds_since(last)
    yield from _broker()


WORDS = {
    "due": "Rows whose time has come and that wait.",
    "lost": "Rows that were given up and wait for a person.",
}


def _open_rounds() -> int:
    return Round.objects.filter(status=RoundStatus.OPEN).count()


def _seconds_since(at: object) -> float:
    return (db_now() - at).total_seconds()  # type: ignore[operator]


def _broker() -> Iterator[Number]:
    """Without a broker the number of its messages is unknown, and missing here."""
    try:
        broker = Redis.from_url(
            settings.REDIS_URL, socket_timeout=BROKER_PATIENCE, socket_connect_timeout=BROKER_PATIENCE
        )
        waiting = float(broker.llen(QUEUE))  # type: ignore[arg-type]
    except RedisError:
        yield "broker_up", "Whether the broker answers.", {}, 0
        return
    yield "broker_up", "Whether the broker answers.", {}, 1
    yield "broker_queue", "Messages that no worker has taken yet.", {}, waiting
