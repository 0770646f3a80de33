"""How a line of the log looks, and what it may not say: content stays in the database.

A defect is told by the kind of the error and the places in the code it passed; its message, which may
quote what somebody wrote, is left out. Celery and Django word some lines with such messages; those are
replaced by words of ours.
"""

import logging
from traceback import walk_tb
from types import TracebackType
from typing import Any

import structlog
from structlog.typing import EventDict, WrappedLogger

Line = EventDict
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
MOST_PLACES = 12
REWORDED = {
    "django.request": "request failed",
    "django.security": "request refused",
    "celery.app.trace": "task ended",
    "celery.worker": "worker",
}


def without_content(_logger: WrappedLogger, _method: str, line: Line) -> Line:
    """Errors by kind and place; other programs' sentences that may quote by a word of ours."""
    record: logging.LogRecord = line["_record"]
    error = record.exc_info[1] if record.exc_info else None
    line.pop("exc_info", None)
    if error is not None:
        line.update(error=_kinds(error), at=_places(error.__traceback__))
    for name, word in REWORDED.items():
        if record.name.startswith(name) and (error is not None or record.levelno >= logging.WARNING):
            line["event"] = word
    if record.name.startswith("celery") and isinstance(data := getattr(record, "data", None), dict):
        line.update(task=data.get("name"), task_id=data.get("id"))
    return line


def formatting(renderer: Any) -> dict[str, Any]:
    """A formatter for Django's LOGGING in which every line, whoever wrote it, takes the same way."""
    before = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(allow=SAID),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        without_content,
    ]
    last = [structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer]
    return {"()": structlog.stdlib.ProcessorFormatter, "foreign_pre_chain": before, "processors": last}


SAID = (
    *("method", "route", "status", "ms", "person", "address", "way"),
    *("fired", "expanded", "sent", "asked_in", "error_kind"),
)
"""The only further fields a line may have. What else a caller adds is dropped, not printed."""


def logging_config(*, json: bool, level: str) -> dict[str, Any]:
    """JSON for machines; on a laptop plain lines, without one for each request and notice."""
    renderer = structlog.processors.JSONRenderer() if json else structlog.dev.ConsoleRenderer(colors=False)
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": formatting(renderer)},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "entente.request": {"level": level if json else "WARNING"},
            "notifications.dispatcher": {"level": level if json else "WARNING"},
            "django.db.backends": {"level": "WARNING"},  # its lines quote statements
            "django.request": {"level": "ERROR", "handlers": [], "propagate": True},
            "django.server": {"level": "ERROR", "handlers": [], "propagate": True},  # its lines quote addresses
            "axes": {"level": "ERROR"},  # its lines name people; the door's own lines do not
            "celery.app.trace": {"level": "WARNING"},
        },
    }


def _kinds(error: BaseException) -> str:
    """``IntegrityError from UniqueViolation``."""
    kinds: list[str] = []
    seen: BaseException | None = error
    while seen is not None and len(kinds) < 4:
        kinds.append(type(seen).__name__)
        seen = seen.__cause__ or seen.__context__
    return " from ".join(kinds)


def _places(trace: TracebackType | None) -> list[str]:
    """Where it passed, innermost last: file, line and function, never a value."""
    places = [f"{frame.f_code.co_filename}:{line} {frame.f_code.co_name}" for frame, line in walk_tb(trace)]
    return places[-MOST_PLACES:]
