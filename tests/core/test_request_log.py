"""Lines of the log: numbered by request, structured, and without a word of what people wrote."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from django.core.mail.backends import locmem
from django.db import IntegrityError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from structlog.contextvars import bind_contextvars, clear_contextvars
from structlog.stdlib import ProcessorFormatter

from config.celery import app
from config.logs import logging_config
from notifications.dispatcher import tick
from notifications.models import Notice
from tests.notifications.conftest import case, handler, plan_round, sign_in  # noqa: F401 - why: fixtures

pytestmark = pytest.mark.django_db
SECRET = "zanzibar-moonlight"


def breaks(request: HttpRequest, what: str) -> HttpResponse:
    """A defect whose message quotes what somebody wrote."""
    with transaction.atomic(), connection.cursor() as cursor:
        try:
            cursor.execute("SELECT %s::uuid", [SECRET])
        except Exception as error:
            raise IntegrityError(f"Key (title)=({SECRET}) already exists") from error
    return HttpResponse()


urlpatterns = [path("breaks/<str:what>/", breaks, name="breaks"), path("", include("config.urls"))]


@pytest.fixture
def lines() -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """What was written since, as production writes it."""
    written = io.StringIO()
    how = dict(logging_config(json=True, level="INFO")["formatters"]["line"])
    how.pop("()")
    target = logging.StreamHandler(written)
    target.setFormatter(ProcessorFormatter(**how))
    watched = [logging.getLogger(name) for name in ("", "entente.request", "notifications.dispatcher")]
    levels = [each.level for each in watched]
    for each in watched:
        each.setLevel(logging.INFO)
    watched[0].addHandler(target)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    watched[0].removeHandler(target)
    for each, level in zip(watched, levels, strict=True):
        each.setLevel(level)
    assert SECRET not in written.getvalue()


def test_an_answer_and_its_line_bear_the_same_number(client, denmark, lines):
    sign_in(client, denmark)
    answer = client.get("/")
    line = next(each for each in lines() if each["event"] == "request")
    assert line["request_id"] == answer["X-Request-ID"]
    assert (line["method"], line["route"], line["status"]) == ("GET", "desk:inbox", 200)
    assert (line["level"], line["logger"], line["person"]) == ("info", "entente.request", str(denmark.token))
    assert line["timestamp"].endswith("Z")
    assert line["ms"] >= 0


def test_a_client_does_not_choose_the_number_but_the_proxy_does(client, settings):
    given = "proxy-0123456789"
    assert client.get("/pages/privacy/", headers={"X-Request-ID": given})["X-Request-ID"] != given
    settings.BEHIND_PROXY = True
    assert client.get("/pages/privacy/", headers={"X-Request-ID": given})["X-Request-ID"] == given
    for unfit in ("short", "a" * 65, 'with "quotes" in it', "line\u2028break-in-it"):
        assert client.get("/pages/privacy/", headers={"X-Request-ID": unfit})["X-Request-ID"] != unfit


def test_a_denied_request_says_who_and_which_rule(client, denmark, lines):
    sign_in(client, denmark)
    assert client.get("/notices/deliveries/").status_code == 403
    line = next(each for each in lines() if each["event"] == "denied")
    assert (line["level"], line["route"], line["refusal"]) == ("warning", "notifications:deliveries", "core.may_not")
    assert line["person"] == str(denmark.token)


def test_a_denied_key_of_a_partner_is_a_line_too(client, lines):
    assert client.get("/api/v1/cases/", headers={"Authorization": "Bearer wrong"}).status_code == 401
    assert [each["route"] for each in lines() if each["event"] == "denied"] == ["api:case-list"]


def test_a_failed_sign_in_names_the_machine_and_not_what_was_typed(client, lines, empty_cache):
    client.post("/accounts/login/", {"login": f"{SECRET}@demo.invalid", "password": SECRET}, REMOTE_ADDR="192.0.2.7")
    assert [each["address"] for each in lines() if each["event"] == "sign-in failed"] == ["192.0.2.7"]


def test_nothing_that_is_written_searched_or_read_appears(client, denmark, lines):
    sign_in(client, denmark)
    client.get("/search/", {"q": SECRET})
    client.post("/reports/new/", {"title": SECRET, "what": SECRET, "text": SECRET, "summary": SECRET})
    client.get(f"/receipts/{SECRET}/")
    client.get(f"/calendar/feed/{SECRET}.ics")
    client.get(f"/nowhere/{SECRET}/")
    client.post("/api/v1/reports/", {"title": SECRET}, content_type="application/json")
    assert len(lines()) >= 6


@pytest.mark.urls(__name__)
def test_a_defect_is_told_by_its_kind_and_place_without_its_message(settings, denmark, lines):
    client = Client(raise_request_exception=False)
    sign_in(client, denmark)
    answer = client.get(f"/breaks/{SECRET}/")
    assert answer.status_code == 500
    line = next(each for each in lines() if each["level"] == "error")
    assert line["event"] == "request failed"
    assert line["error"].startswith("IntegrityError from DataError")
    assert any("test_request_log.py" in place and place.endswith(" breaks") for place in line["at"])
    assert line["request_id"] == answer["X-Request-ID"]


class Quoting(locmem.EmailBackend):
    """A mail server that repeats the mail when it refuses it."""

    def send_messages(self, messages):
        raise SMTPServerDisconnected(SECRET)


def test_a_mail_that_fails_is_told_without_the_servers_words(settings, plan_round, lines):  # noqa: F811
    settings.EMAIL_BACKEND = f"{__name__}.Quoting"
    plan_round(delegations=("DK",))
    tick()
    line = next(each for each in lines() if "was not sent" in each["event"])
    assert line["error_kind"] == "SMTPServerDisconnected"


def test_a_task_that_fails_is_told_by_name_and_number(lines):
    @app.task(name="tests.fails")
    def fails():
        raise ValueError(SECRET)

    done = fails.apply(throw=False)
    line = next(each for each in lines() if each["logger"] == "celery.app.trace")
    assert (line["event"], line["task"], line["task_id"]) == ("task ended", "tests.fails", done.id)
    assert line["error"] == "ValueError"


def test_lines_of_a_task_bear_its_number(lines):
    @app.task(name="tests.speaks")
    def speaks():
        logging.getLogger("entente.tests").info("at work")

    done = speaks.apply()
    line = next(each for each in lines() if each["event"] == "at work")
    assert (line["task"], line["task_id"]) == ("tests.speaks", done.id)
    logging.getLogger("entente.tests").info("after work")
    assert "task_id" not in lines()[-1]


def test_what_a_request_leaves_behind_is_sent_under_its_number(plan_round, lines):  # noqa: F811
    bind_contextvars(request_id="r-0123456789")
    plan_round(delegations=("DK",))
    clear_contextvars()
    tick()
    notice = Notice.objects.get(channel="email")
    assert notice.asked_in == "r-0123456789"
    assert [each["asked_in"] for each in lines() if "handed over" in each["event"]] == ["r-0123456789"]


def test_a_field_nobody_agreed_on_is_dropped(lines):
    logging.getLogger("entente.tests").info("something", extra={"title": SECRET, "status": 200})
    assert (lines()[-1]["event"], lines()[-1]["status"]) == ("something", 200)
