"""The demonstration on a database of its own, a real server in front of it, and Debian's Chromium."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import UTC, timedelta
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import time_machine
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, Page

from core.clock import move_clock
from desk.demo.people import kept_password
from tests.database import cloned

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's loop runs in the thread of the tests

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
PATIENCE = 60  # seconds the server may take to start on a busy machine
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 800}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": list(FLAGS)}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Server and browser have the clock of the machine, and so have we: the demonstration must do on any day.

    The hook hears of every test of a run, of other folders too.
    """
    if not item.get_closest_marker("browser"):
        return (yield)
    with time_machine.travel(time_machine.escape_hatch.datetime.datetime.now(UTC)):
        return (yield)


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demonstration keeps its files and its password."""
    return tmp_path_factory.mktemp("demonstration")


@pytest.fixture(scope="session")
def site(django_db_setup: None, django_db_blocker: Any, data: Path) -> Iterator[str]:
    """The address of a running server that shows the demonstration."""
    with django_db_blocker.unblock(), cloned() as name:
        with override_settings(DEMO=True, SECOND_FACTOR=False, DATA_DIR=data, MEDIA_ROOT=data / "evidence"):
            move_clock(timedelta(0))
            call_command("load_demo", verbosity=0)
        connections.close_all()
        with closing(socket.socket()) as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        server = subprocess.Popen(_command(port), env=_surroundings(name, data), cwd=settings.BASE_DIR)
        try:
            _wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def _command(port: int) -> list[str]:
    listening = ["--bind", f"127.0.0.1:{port}", "--workers", "1", "--threads", "4", "--no-control-socket"]
    return [sys.executable, "-m", "gunicorn", "config.wsgi:application", *listening, "--log-level", "warning"]


def _surroundings(database: str, data: Path) -> dict[str, str]:
    url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database}").geturl()
    ours = {"DATABASE_URL": url, "REDIS_URL": settings.REDIS_URL, "ENTENTE_DATA": str(data)}
    plain = {"DEBUG": "1", "ENTENTE_DEMO": "1", "SECRET_KEY": settings.SECRET_KEY, "ALLOWED_HOSTS": "127.0.0.1"}
    return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **ours, **plain}


def _wait_for(port: int) -> None:
    for _attempt in range(PATIENCE * 4):
        with suppress(OSError), closing(HTTPConnection("127.0.0.1", port, timeout=10)) as there:
            there.request("GET", "/healthz")
            if there.getresponse().status in (200, 503):
                return
        time.sleep(0.25)
    raise AssertionError("the server did not start")


@pytest.fixture(scope="session")
def password(site: str, data: Path) -> str:
    """The demonstration's one password."""
    return kept_password(data)


def fill_the_door(page: Page, site: str, handle: str, password: str) -> None:
    """Sign in through the real form."""
    page.goto(f"{site}/accounts/login/")
    page.get_by_label("Email").fill(f"{handle}@demo.invalid")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


@pytest.fixture(scope="session")
def signed_in(browser: Browser, site: str, password: str) -> Callable[[str], Any]:
    """The cookies of somebody who has signed in; each person signs in once."""
    known: dict[str, Any] = {}

    def state(handle: str) -> Any:
        if handle not in known:
            context = browser.new_context()
            page = context.new_page()
            fill_the_door(page, site, handle, password)
            page.wait_for_url(f"{site}/")
            known[handle] = context.storage_state()
            context.close()
        return known[handle]

    return state


@pytest.fixture
def opened(browser: Browser, site: str, signed_in: Callable[[str], Any]) -> Iterator[Callable[..., Page]]:
    """``opened("dk.signatory", width=…, javascript=False)``: a page of that person's browser that notes complaints."""
    contexts: list[BrowserContext] = []

    def make(handle: str, *, viewport: Any = WIDE, javascript: bool = True) -> Page:
        state = signed_in(handle) if handle else None
        context = browser.new_context(
            storage_state=state, viewport=viewport, java_script_enabled=javascript, base_url=site, locale="en-GB"
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        _listen(page)
        return page

    yield make
    for context in contexts:
        context.close()


def _listen(page: Any) -> None:
    """Whatever the browser complains of on this page is kept: console, answers that failed, errors."""
    loud = ("error", "warning")
    page.on("console", lambda said: page.complaints.append(said.text) if said.type in loud else None)
    page.on("response", lambda got: page.complaints.append(f"{got.status} {got.url}") if got.status >= 400 else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
