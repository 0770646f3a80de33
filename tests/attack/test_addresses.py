"""No address a person gives is ever fetched, by any part of the site; it is kept as words and shown defanged."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured
from django.urls import reverse

from cases.models import Report
from notifications.dispatcher import tick
from partners.actions import issue_key
from tests.attack.page_reader import Page
from tests.factories.cases import a_case
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db

APPS = (
    *("core", "audit", "delegations", "notifications", "partners", "cases"),
    *("attribution", "sanctions", "responses", "exchange", "desk", "config"),
)
REACHES_OUT = {
    *("socket", "ssl", "http.client", "http.server", "urllib.request", "urllib3", "requests", "httpx", "aiohttp"),
    *("smtplib", "ftplib", "poplib", "imaplib", "telnetlib", "nntplib", "xmlrpc", "socketserver", "asyncio"),
    *("boto3", "botocore", "storages", "redis", "paramiko", "pycurl", "websockets", "webbrowser", "grpc"),
}
NAMED = {
    "cases/virus_check.py": "ClamAV, where the settings say",
    "config/container_health.py": "the site itself, in its container",
    "config/identities.py": "the provider of identities, where the settings say",
    "config/launch_announce.py": "the site itself, to see that it stands",
    "config/launch_venv.py": "a free port of this machine",
    "config/redis_server.py": "a free port of this machine",
    "config/s3_store.py": "the store of files, where the settings say",
    "config/server_process.py": "a free port of this machine",
    "core/throttling.py": "only the name of an error",
    "desk/metrics.py": "the queue, where the settings say",
    "desk/views/health.py": "the queue, where the settings say",
    "notifications/dispatcher/heartbeat.py": "only the name of this machine",
    "notifications/rules/bounces.py": "only the name of an error",
}
"""The modules that may hold something that reaches out, and what it reaches. No address of a user's is known there."""


def _imported(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{each.name}" for each in node.names)


def _reaches_out(name: str) -> bool:
    return any(name == each or name.startswith(f"{each}.") for each in REACHES_OUT)


def test_nothing_that_reaches_out_is_imported_outside_the_named_modules():
    root = Path(configured.BASE_DIR)
    files = [file for app in APPS for file in (root / app).rglob("*.py")]
    found = {str(file.relative_to(root)) for file in files if any(map(_reaches_out, _imported(file.read_text())))}
    assert found == set(NAMED)


HOSTS = (
    "127.0.0.1",
    "localhost",
    "localhost.localdomain",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "0.0.0.0",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "0x7f.0.0.1",
    "127.1",
    "127.0.0.1.nip.example",
    "public.example@127.0.0.1",
    "127.0.0.1#@public.example",
    "127.0.0.1%00.public.example",
    "①②⑦.⓪.⓪.①",
    "169.254.169.254",
    "10.0.0.1",
    "[fd00:ec2::254]",
    "metadata.google.internal",
)
SCHEMES = (
    "file:///etc/passwd",
    "gopher://127.0.0.1:{port}/_GET",
    "dict://127.0.0.1:{port}/",
    "ftp://127.0.0.1:{port}/",
    "ldap://127.0.0.1:{port}/",
    "jar:http://127.0.0.1:{port}/!/",
    "//127.0.0.1:{port}/",
    "\\\\127.0.0.1\\share",
    "http:///127.0.0.1:{port}/",
    "javascript:fetch('http://127.0.0.1:{port}/')",
    "data:text/html,<script src=http://127.0.0.1:{port}/>",
    "http://[::1",
    "http://a.example:99999/",
)


def _tries(port: int) -> list[str]:
    return [f"http://{host}:{port}/x" for host in HOSTS] + [each.format(port=port) for each in SCHEMES]


WORDS = {"language": "en", "marking": "limite"}
ITEM = {
    "title": "A page", "kind": "technical", "origin": "open", "reliability": "B", "credibility": "2",
    "marking": "limite",
}  # fmt: skip
ENTRY = {"date": "2026-01-05", "text": "It went online."}
POSITION = {"stance": "no_position", "date": "2026-01-05"}


def _places(case: Any) -> dict[str, tuple[str, dict[str, Any], str]]:
    """Every field of a page that asks for an address: where it is sent, what else is said, its name."""
    return {
        "report": (reverse("cases:report_new"), {"title": "Seen again elsewhere", **WORDS, "confirmed": "1"}, "links"),
        "evidence": (reverse("cases:evidence_add", args=[case.pk]), ITEM, "link"),
        "timeline": (reverse("cases:timeline_add", args=[case.pk]), ENTRY, "source_url"),
        "position": (reverse("attribution:record", args=[case.pk]), POSITION, "text_url"),
    }  # fmt: skip


@pytest.mark.parametrize("place", ["report", "evidence", "timeline", "position"])
def test_an_address_that_leads_inside_is_never_called_and_never_a_link(denmark, analyst, trap, place):
    case = a_case(analyst)
    browser = signed_in(denmark)
    to, said, name = _places(case)[place]
    for address in _tries(trap.port):
        answer = browser.post(to, said | {name: address})
        assert answer.status_code < 500, address
        if answer.status_code == 303:
            answer = browser.get(answer["Location"])
            assert answer.status_code == 200, address
        elif place != "report":
            assert answer.status_code == 400, address
        _only_words(answer.content.decode(), address, trap.port)
    tick("the tests")
    assert not trap.called()


def _only_words(html: str, address: str, port: int) -> None:
    """No element leads to it."""
    page = Page(html)
    assert page.harm == []
    assert [each for each in page.addresses if str(port) in each or each.startswith(("file:", "\\\\"))] == [], address


def test_addresses_of_a_system_are_kept_or_refused_and_never_called(analyst, trap, client):
    head = {"authorization": f"Bearer {issue_key(body='NATO', scopes=['reports:write'], days=30)[1]}"}
    statuses = set()
    for number, address in enumerate(_tries(trap.port)):
        sent = {"title": f"Sent by a system {number}", "links": [address], "external_id": str(number)}
        answer = client.post(reverse("api:report-list"), sent, content_type="application/json", headers=head)
        statuses.add(answer.status_code)
    assert statuses == {201, 400}
    for report in Report.objects.all():
        _only_words(signed_in(analyst).get(report.get_absolute_url()).content.decode(), "a report", trap.port)
    assert not trap.called()


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"])
def test_nobody_is_led_away_by_an_address_in_the_address(denmark, client, to):
    browser = signed_in(denmark)
    for page in ("account_login", "account_reauthenticate", "admin:login"):
        answer = browser.get(reverse(page), {"next": to})
        assert "evil" not in answer.get("Location", "").partition("?")[0]
        leads = [each for each in Page(answer.content.decode()).addresses if each.startswith((to, "http://evil"))]
        assert leads == []
    fresh = client.get(reverse("account_login"), {"next": to})
    assert fresh.status_code == 200
    assert [each for each in Page(fresh.content.decode()).addresses if each.startswith(to)] == []


@pytest.mark.parametrize(
    "path", ["/receipts/%00/", "/calendar/feed/%00.ics", "/proposals/instruments/a%00/", "/%00", "/api/%00"]
)
def test_an_address_with_nul_names_nothing(denmark, client, path):
    for browser in (client, signed_in(denmark)):
        assert browser.get(path).status_code in (302, 404)


@pytest.mark.parametrize(
    "path", ["/search/?q=%00", "/reports/?words=a%00b", "/cases/?%00=1", "/api/v1/cases/?status=%00"]
)
def test_a_list_is_not_asked_for_nul(denmark, path):
    answer = signed_in(denmark).get(path)
    assert answer.status_code == 400
