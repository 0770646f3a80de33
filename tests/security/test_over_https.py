"""As deployed, over HTTPS: which cookies there are, and what happens to whoever calls without it."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings as live
from django.test import Client

from config.browser_settings import cookie_names
from tests.door.conftest import enter, with_password
from tests.door.test_settings import PRODUCTION

pytestmark = pytest.mark.django_db
ASKED = """
import json
from config import settings as s
print(json.dumps({name: getattr(s, name) for name in %r}))
"""
NAMES = [
    "DEBUG", "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE",
    "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_PROXY_SSL_HEADER",
]  # fmt: skip


def as_deployed(**said):
    """What settings say, started anew in an environment that switches nothing on."""
    told = {"PATH": os.environ["PATH"], **PRODUCTION, **said}
    started = [sys.executable, "-c", ASKED % (NAMES,)]
    done = subprocess.run(started, env=told, cwd=live.BASE_DIR, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_as_deployed_cookies_are_bound_to_this_host_and_https_is_the_rule():
    said = as_deployed()
    assert said == {
        "DEBUG": False, "SESSION_COOKIE_NAME": "__Host-session", "CSRF_COOKIE_NAME": "__Host-csrf",
        "SESSION_COOKIE_SECURE": True, "CSRF_COOKIE_SECURE": True, "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 63072000, "SECURE_HSTS_INCLUDE_SUBDOMAINS": True, "SECURE_PROXY_SSL_HEADER": None,
    }  # fmt: skip
    assert as_deployed(BEHIND_PROXY="1")["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]


@pytest.fixture
def over_https(settings):
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = cookie_names(secure=True)
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = settings.SECURE_SSL_REDIRECT = True


def test_no_cookie_leaves_but_those_two_and_no_script_reads_them(over_https, denmark):
    browser = Client()
    browser.get("/accounts/login/", secure=True)
    enter(with_password(denmark), browser=browser, secure=True)
    browser.post("/profile/", {"zone": "Europe/Paris"}, secure=True)
    assert browser.get("/", secure=True).status_code == 200
    assert set(browser.cookies) == {"__Host-session", "__Host-csrf"}
    for cookie in browser.cookies.values():
        assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax")
        assert (cookie["path"], cookie["domain"]) == ("/", "")


def test_what_a_page_tells_after_an_act_waits_in_no_cookie(denmark):
    browser, _ = enter(with_password(denmark))
    answer = browser.post("/accounts/sittings/")
    assert answer.status_code == 302
    assert set(browser.cookies) <= {"session", "csrf"}
    assert "signed out" in browser.get("/accounts/sittings/").content.decode().lower()


@pytest.mark.parametrize("path", ["/", "/accounts/login/", "/pages/privacy/", "/api/docs/"])
def test_a_person_without_https_is_led_there(over_https, client, path):
    answer = client.get(path)
    assert (answer.status_code, answer["Location"]) == (301, f"https://testserver{path}")


@pytest.mark.parametrize("address", ["/api/v1/cases/", "/api/schema/", "/metrics", "/calendar/feed/anything.ics"])
def test_a_program_without_https_is_refused_and_not_led_there(over_https, client, address):
    answer = client.get(address, headers={"authorization": "Bearer ent_something"})
    assert (answer.status_code, answer.json()["code"]) == (403, "core.not_encrypted")
    assert "Location" not in answer
    assert "https://" in answer.json()["detail"]


def test_the_health_of_the_house_is_asked_from_inside_without_https(over_https, client):
    assert client.get("/healthz").status_code in (200, 503)
