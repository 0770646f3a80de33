"""The door as people use it: their password, their authenticator app, the clock of the server."""

import re
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core.cache import cache
from django.test import Client

from config.people import HANDS_OVER

PASSWORD = "four words nobody guesses easily"


@pytest.fixture(autouse=True)
def _nothing_counted_yet() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def strict(settings: Any) -> None:
    """As outside the demonstration: nobody works with a password alone."""
    settings.SECOND_FACTOR = True


@pytest.fixture
def later() -> Iterator[Any]:
    """Moves the server's own clock: ``later.shift(seconds)``."""
    with time_machine.travel(time.time(), tick=False) as traveller:
        yield traveller


def with_password(person: Any) -> Any:
    """The same person, who can sign in."""
    person.set_password(PASSWORD)
    person.save(update_fields=["password"])
    return person


def with_app(person: Any) -> str:
    """Set an authenticator app up for this person; returns its secret."""
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    RecoveryCodes.activate(person)
    return secret


def code(secret: str) -> str:
    """What the app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def enter(person: Any, password: str = PASSWORD, browser: Client | None = None, **more: Any) -> tuple[Client, Any]:
    """Fill in the first page of the door; the browser and what it answered."""
    browser = browser or Client()
    answer = browser.post("/accounts/login/", {"login": person.email, "password": password}, **more)
    return browser, answer


def letters_gone() -> None:
    """Wait until every letter of the door was handed over."""
    for each in threading.enumerate():
        if each.name == HANDS_OVER:
            each.join(timeout=30)


def link_in(mail: Any) -> str:
    """Path of the first link in a letter."""
    found = re.search(r"https?://[^/\s]+(/\S+)", mail.body)
    assert found, mail.body
    return found[1]
