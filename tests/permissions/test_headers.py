"""The headers that protect a reader are on every answer, refusals and errors included."""

from typing import Any

import pytest
from django.test import override_settings

from tests.permissions import routes
from tests.permissions.asker import Asker

pytestmark = pytest.mark.django_db

POLICY = {
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'",
    "connect-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'",
}  # fmt: skip
OF_FILES = {
    "sandbox", "default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
    "object-src 'none'",
}  # fmt: skip
LOOSENED = {"api:docs": {"img-src 'self' data:"}}
"""Route to what its page alone may do beyond the rest."""
FILES = {"cases:sheet"}
"""Routes that hand out a file: a policy of their own, stricter than that of pages."""
ONE_OF_EACH = list({routes.row_of(route): route for route in routes.every_route()}.values())
"""Every route; of the like pages of the administration's models, one."""
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}


@pytest.mark.parametrize("route", ONE_OF_EACH)
def test_every_answer_carries_the_same_protection(asker: Asker, route: str):
    for who in ("nobody", "secretariat") if route.startswith("admin:") else ("nobody", "outside", "lead"):
        answer = asker.ask("GET", route, who)
        assert {name: answer.headers.get(name) for name in FIXED} == FIXED, who
        handed_out = route in FILES and answer.status_code == 200
        assert _policy(answer) == (OF_FILES if handed_out else _allowed(route)), who
        assert "no-store" in answer.headers["Cache-Control"], who
        assert "Access-Control-Allow-Origin" not in answer.headers, who
        assert _names_its_letters(answer), who


def _names_its_letters(answer: Any) -> bool:
    """Whatever is text says in which letters; only an empty answer may be of no sort at all."""
    sort = answer.headers.get("Content-Type", "")
    text = sort.startswith("text/") or sort.partition(";")[0].endswith("xml")
    empty = not answer.streaming and not answer.content
    return "charset=utf-8" in sort.replace('"', "") if text else bool(sort) or empty


def _policy(answer: Any) -> set[str]:
    return {part.strip() for part in answer.headers["Content-Security-Policy"].split(";") if part.strip()}


def _allowed(route: str) -> set[str]:
    loosened = LOOSENED.get(route, set())
    names = {each.split()[0] for each in loosened}
    return {each for each in POLICY if each.split()[0] not in names} | loosened


def test_a_file_is_handed_out_in_a_sandbox(asker: Asker):
    answer = asker.ask("POST", "cases:download", "lead")
    assert answer.status_code == 200
    assert _policy(answer) == OF_FILES
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("route", ["desk:inbox", "account_login", "api:case-list", "healthz", "desk:privacy"])
def test_over_https_the_browser_is_told_to_stay_there(asker: Asker, route: str):
    with override_settings(SECURE_HSTS_SECONDS=63072000, SECURE_HSTS_INCLUDE_SUBDOMAINS=True, SECURE_HSTS_PRELOAD=True):
        client = asker.world.client("lead")  # a new one: the settings are read when it first asks
        answer = client.get(asker.address(route), secure=True)
    assert answer.headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains; preload"
