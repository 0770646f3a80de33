"""One line for each request, under a number that its answer, its rows and the dispatcher's lines repeat.

Lines say who (by token), which route, how it ended and how long it took. They never say what was
written, searched or read: no path with its parameters, no query, no form, no sentence.
"""

import logging
import re
import time
import uuid
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from structlog.contextvars import bind_contextvars, clear_contextvars, get_contextvars

HEADER = "X-Request-ID"
WELL_FORMED = re.compile(r"[A-Za-z0-9._-]{8,64}")
QUIET = ("healthz", "metrics", "desk:here")
DENIED = (401, 403)

log = logging.getLogger("entente.request")


class RequestLog:
    """Outermost of all: whatever answers, the answer carries the number and leaves its line."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        clear_contextvars()
        number = _number(request)
        bind_contextvars(request_id=number)
        begun = time.perf_counter()
        try:
            response = self.get_response(request)
            response[HEADER] = number
            _note(request, response, time.perf_counter() - begun)
            return response
        finally:
            clear_contextvars()


def current() -> str:
    """The number of the request being answered; "" outside one."""
    return str(get_contextvars().get("request_id", ""))


def note_refusal(code: str) -> None:
    """The line of this request will say which rule refused."""
    bind_contextvars(refusal=code)


def _number(request: HttpRequest) -> str:
    """The proxy's, where there is one and it is well-formed; else a fresh one. A client names none itself."""
    given = request.headers.get(HEADER, "")
    return given if settings.BEHIND_PROXY and WELL_FORMED.fullmatch(given) else uuid.uuid4().hex


def _note(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    match = request.resolver_match
    route = (match.view_name or "unnamed") if match else "nowhere"
    if route in QUIET or request.path.startswith(settings.STATIC_URL):
        return
    told: dict[str, Any] = {
        "method": request.method, "route": route, "status": response.status_code, "ms": round(seconds * 1000),
    }  # fmt: skip
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        told["person"] = str(user.token)
    denied = response.status_code in DENIED
    level = logging.WARNING if denied or response.status_code >= 500 else logging.INFO
    log.log(level, "denied" if denied else "request", extra=told)
