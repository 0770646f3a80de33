"""The door tells nobody who is known here, by words or by time, and a sitting is never one laid ready before."""

import re
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.core.mail.backends.locmem import EmailBackend as LocMem
from django.test import Client

from tests import cast
from tests.door.conftest import PASSWORD, code, enter, letters_gone, with_app, with_password
from tests.door.test_passkeys import ENTER as PASSKEY
from tests.door.test_passkeys import with_passkey

pytestmark = pytest.mark.django_db
CHANGING = re.compile(
    r'nonce-[\w-]+|nonce="[^"]+"|csrfmiddlewaretoken" value="[^"]+"|x-csrftoken": "[^"]+"|data-now="[^"]+"'
)
TRIES = 5
OFTEN = 12
"""More than the lock allows."""
UNKNOWN = "nobody.here@test.invalid"
RESET = "/accounts/password/reset/"


@pytest.fixture(autouse=True)
def _nothing_counted_yet():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def strict(settings: Any) -> None:
    """As outside the demonstration: nobody works with a password alone."""
    settings.SECOND_FACTOR = True


@pytest.fixture
def unlimited(settings: Any) -> None:
    """For measuring: nobody is stopped for trying often."""
    settings.ACCOUNT_RATE_LIMITS = {}
    settings.AXES_ENABLED = False


@pytest.fixture
def known(denmark: Any, france: Any, germany: Any) -> dict[str, str]:
    """Addresses of every sort, by how they stand to the house."""
    with_password(denmark)
    with_app(with_password(cast.person("with.app", "DK")))
    with_password(france).is_active = False
    france.save(update_fields=["is_active"])
    return {
        "known": denmark.email,
        "known with a second factor": "with.app@test.invalid",
        "out of use": france.email,
        "without a password": germany.email,
        "unknown": UNKNOWN,
    }


def said(answer: Any, address: str) -> tuple[int, str, str]:
    """Status, where it leads, and the page without what changes from one to the next."""
    text = CHANGING.sub("", answer.content.decode()).replace(address, "…")
    return answer.status_code, answer.get("Location", ""), text


def sign_in(address: str, password: str = "wrong") -> Any:
    return Client().post("/accounts/login/", {"login": address, "password": password})


def ask_for_a_new_password(address: str) -> Any:
    return Client().post(RESET, {"email": address})


def costs(ask: Callable[[str], Any], known: dict[str, str]) -> dict[str, float]:
    """Seconds this process worked for each sort of address, at its quickest; in turns, so that all are slowed alike."""
    spent: dict[str, list[float]] = {sort: [] for sort in known}
    for _ in range(TRIES):
        for sort, address in known.items():
            begun = time.process_time()
            ask(address)
            spent[sort].append(time.process_time() - begun)
    return {sort: min(each) for sort, each in spent.items()}


@pytest.mark.parametrize("ask", [sign_in, ask_for_a_new_password])
def test_every_sort_of_address_is_answered_alike(known, ask):
    answers = {sort: said(ask(address), address) for sort, address in known.items()}
    assert {sort: answer for sort, answer in answers.items() if answer != answers["unknown"]} == {}


def test_an_account_out_of_use_says_so_to_its_password_alone_and_stays_shut(known):
    answer = sign_in(known["out of use"], PASSWORD)
    assert answer.url == "/accounts/inactive/"
    assert not answer.wsgi_request.user.is_authenticated


@pytest.mark.parametrize("where", ["login/", "password/reset/"])
def test_whoever_tries_often_is_stopped_at_the_same_try_and_told_the_same(known, where):
    told = {}
    for sort, address in known.items():
        cache.clear()
        body = {"login": address, "email": address, "password": "wrong"}
        answers = [Client().post(f"/accounts/{where}", body) for _ in range(OFTEN)]
        told[sort] = [said(answer, address) for answer in answers]
    assert {sort: [one[0] for one in each] for sort, each in told.items() if each != told["unknown"]} == {}


def test_it_costs_as_much_to_refuse_an_unknown_address_as_a_known_one(known, unlimited):
    spent = costs(sign_in, known)
    assert {sort: seconds for sort, seconds in spent.items() if not 0.5 < seconds / spent["unknown"] < 2} == {}


class Slow(LocMem):
    """A mail server that takes its time: until it is let go."""

    go = threading.Event()

    def send_messages(self, messages: Any) -> int:
        assert self.go.wait(timeout=30)
        return super().send_messages(messages)


def test_the_answer_does_not_wait_for_a_mail_only_accounts_get(known, unlimited, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Slow"
    Slow.go.clear()
    try:
        answer = ask_for_a_new_password(known["known"])
        assert (answer.status_code, mail.outbox) == (302, [])
    finally:
        Slow.go.set()
    letters_gone()
    assert [letter.to for letter in mail.outbox] == [[known["known"]]]


@pytest.fixture
def laid_ready() -> Client:
    """A browser in which somebody else has begun a sitting and knows its number."""
    browser = Client()
    browser.get("/accounts/login/")
    sitting = browser.session
    sitting["begun"] = "by another"
    sitting.save()
    assert browser.cookies[settings.SESSION_COOKIE_NAME].value == sitting.session_key
    return browser


def number(browser: Client) -> str:
    """Of the sitting, as the browser sends it."""
    return browser.cookies[settings.SESSION_COOKIE_NAME].value


def holding(key: str) -> Client:
    """Another browser that sends this number."""
    other = Client()
    other.cookies[settings.SESSION_COOKIE_NAME] = key
    return other


def is_inside(browser: Client) -> bool:
    return browser.get("/").status_code == 200


def test_a_sitting_laid_ready_is_not_the_one_the_password_opens(laid_ready, denmark):
    before = number(laid_ready)
    enter(with_password(denmark), browser=laid_ready)
    assert is_inside(laid_ready)
    assert number(laid_ready) != before
    assert not is_inside(holding(before))


def test_nor_the_one_a_code_opens(laid_ready, denmark, strict):
    secret = with_app(with_password(denmark))
    before = number(laid_ready)
    enter(denmark, browser=laid_ready)
    between = number(laid_ready)
    assert laid_ready.post("/accounts/factors/authenticate/", {"code": code(secret)}).url == "/"
    assert is_inside(laid_ready)
    assert number(laid_ready) not in (before, between)
    assert [is_inside(holding(key)) for key in (before, between)] == [False, False]


def test_nor_the_one_a_passkey_opens(laid_ready, denmark, strict):
    device, _ = with_passkey(denmark)
    before = number(laid_ready)
    asked = laid_ready.get(PASSKEY, headers={"accept": "application/json"}).json()["request_options"]["publicKey"]
    said = device.answer(asked["challenge"], person=user_pk_to_url_str(denmark).encode())
    laid_ready.post(PASSKEY, {"credential": said})
    assert is_inside(laid_ready)
    assert number(laid_ready) != before
    assert not is_inside(holding(before))


@pytest.mark.parametrize("made_up", ["a" * 32, "0", "..", "x" * 5000])
def test_a_number_nobody_gave_out_is_never_taken_up(denmark, made_up):
    browser = holding(made_up)
    assert browser.get("/accounts/login/").status_code == 200
    enter(with_password(denmark), browser=browser)
    assert is_inside(browser)
    assert number(browser) != made_up
    assert not is_inside(holding(made_up))
