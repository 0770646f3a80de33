"""What reaches the application at all: one way to read a request, one method for each act, nothing told by accident."""

import json

import pytest
from django.conf import settings as live
from django.test import Client
from gunicorn.config import Config
from gunicorn.http.errors import ParseException
from gunicorn.http.parser import RequestParser

from cases.models import Report
from tests.door.conftest import enter, with_password
from tests.security.test_over_https import as_deployed
from tests.signed_in import signed_in

HEAD = "POST /reports/new/ HTTP/1.1\r\nHost: entente.example.eu\r\n"
UNCLEAR = {
    "two lengths": "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
    "a length and pieces": "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "pieces and something else": "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
    "pieces twice": "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "pieces of another sort": "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "a negative length": "Content-Length: -1\r\n\r\n",
    "a length with a sign": "Content-Length: +5\r\n\r\nhello",
    "a blank before the colon": "Content-Length : 5\r\n\r\nhello",
    "a folded line": "X-Note: one\r\n two\r\nContent-Length: 5\r\n\r\nhello",
    "a header with an underscore for a hyphen": "Content_Length: 5\r\nContent-Length: x\r\n\r\nhello",
}


@pytest.mark.parametrize("rest", UNCLEAR.values(), ids=UNCLEAR.keys())
def test_a_message_that_ends_in_two_places_is_not_read(rest):
    read = RequestParser(Config(), iter([(HEAD + rest).encode()]), ("192.0.2.1", 50000))
    with pytest.raises(ParseException):
        next(read).body.read()


def test_a_message_that_ends_in_one_place_is():
    read = RequestParser(Config(), iter([(HEAD + "Content-Length: 5\r\n\r\nhello").encode()]), ("192.0.2.1", 50000))
    assert next(read).body.read() == b"hello"


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "TRACK", "DEBUG"])
def test_nobody_gets_a_request_back_by_tracing_it(denmark, method):
    for path in ("/accounts/login/", "/healthz", "/api/v1/cases/", "/profile/"):
        answer = signed_in(denmark).generic(method, path, headers={"x-secret": "zanzibar"})
        assert answer.status_code == 405 or (path.startswith("/api/") and answer.status_code == 403), path
        assert b"zanzibar" not in answer.content


@pytest.mark.django_db
def test_a_method_named_in_a_header_or_a_field_is_not_the_method(denmark):
    browser = signed_in(denmark)
    for head in ("x-http-method-override", "x-http-method", "x-method-override"):
        assert browser.get("/profile/", headers={head: "POST"}).status_code == 200
        assert browser.get("/accounts/logout/", headers={head: "POST"}).status_code == 200
    assert browser.post("/cases/", {"_method": "DELETE"}).status_code == 405
    assert browser.get("/profile/").status_code == 200


@pytest.mark.django_db
def test_what_stands_in_the_address_fills_no_form(denmark, danish_officer):
    browser = signed_in(danish_officer)
    answer = browser.post("/reports/new/?title=Laid+here&what=Laid&text=Laid&marking=public&confirmed=1", {})
    assert "Laid here" not in answer.content.decode()
    assert not Report.objects.exists()
    door = Client().post(f"/accounts/login/?login={denmark.email}&password=anything", {})
    assert not door.wsgi_request.user.is_authenticated


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/static/", "/static/js/", "/static/css", "/var/", "/.git/config", "/.env", "/requirements.txt",
             "/config/settings.py", "/evidence/../", "/static/../config/settings.py", "/static/%2e%2e/manage.py"]
)  # fmt: skip
def test_no_folder_is_listed_and_no_file_of_the_house_is_handed_out(denmark, path):
    answer = signed_in(denmark).get(path)
    assert answer.status_code in (301, 302, 404)
    body = b"".join(answer) if answer.streaming else answer.content
    assert b"SECRET_KEY" not in body
    assert b"Index of" not in body


@pytest.mark.django_db
def test_an_address_is_read_once(denmark):
    browser = signed_in(denmark)
    assert browser.get("/search/", {"q": "%3Cb%3E"}).context["q"] == "%3Cb%3E"
    shown = browser.get("/search/?q=%253Cb%253E").content.decode()
    assert "%3Cb%3E" in shown
    assert "&lt;b&gt;" not in shown


def test_as_deployed_nothing_is_in_the_mood_for_debugging():
    assert as_deployed()["DEBUG"] is False
    assert live.DEBUG is False
    loaded = " ".join([*live.INSTALLED_APPS, *live.MIDDLEWARE])
    assert not any(name in loaded for name in ("debug_toolbar", "silk", "django_extensions", "runserver_plus"))


def test_what_is_deployed_holds_neither_history_nor_tests():
    left_out = (live.BASE_DIR / ".dockerignore").read_text().split()
    assert {".git", ".env", "tests", "bench", "var"} <= set(left_out)


@pytest.mark.django_db
def test_numbers_to_measure_by_need_their_token(client, denmark, settings):
    settings.METRICS_TOKEN = "0123456789abcdef0123"
    assert client.get("/metrics").status_code in (401, 403, 404)
    assert client.get("/metrics", headers={"authorization": "Bearer wrong"}).status_code in (401, 403, 404)
    assert signed_in(denmark).get("/metrics").status_code in (401, 403, 404)


@pytest.mark.django_db
def test_a_sign_in_says_in_the_log_by_what_it_was_proved(denmark, caplog, settings):
    settings.BEHIND_PROXY = True
    caplog.set_level("INFO", "entente.door")
    browser, _ = enter(with_password(denmark), headers={"x-forwarded-for": "203.0.113.9, 198.51.100.7"})
    browser.post("/accounts/reauthenticate/", {"password": "four words nobody guesses easily"})
    told = [(each.message, each.way, each.address, each.person) for each in caplog.records if hasattr(each, "way")]
    here = ("198.51.100.7", str(denmark.token))
    assert told[0] == ("signed in", "password", *here)
    assert told[1][:2] == ("proved again", "password")
    assert "denmark" not in json.dumps(told).lower()
