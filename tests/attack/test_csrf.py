"""Nothing is done for a page elsewhere: every POST of every route wants the token of the form, whoever is asked."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.attack.lifecycle_truths import OURS
from tests.permissions import routes
from tests.permissions.asker import Asker, written
from tests.permissions.reading_matrix import Row, rows

pytestmark = pytest.mark.django_db
BY_KEY = {"released", "partner", "system"}
DID_IT = (200, 201, 303, 400, 409)
NOTED = {"audit_disclosure"}
"""That somebody read something; no act is noted there."""
ELSEWHERE = {"origin": "https://elsewhere.invalid", "referer": "https://elsewhere.invalid/page"}
POSTS = [row for row in rows() if row.method == "POST"]
FIRST = {routes.row_of(route): route for route in reversed(routes.every_route())}


def whoever_may(row: Row) -> str:
    """Somebody with a sitting for whom this would be done; the lead where it is closed to all."""
    able = (who for who, statuses in row.expected.items() if statuses[0] in DID_IT)
    return next((who for who in able if who not in {*BY_KEY, "nobody"}), "lead")


@pytest.fixture
def wary(asker: Asker) -> Iterator[Asker]:
    """The site as it is outside tests: it looks for the token."""
    handlers = [client.handler for client in asker._clients.values()]
    for handler in handlers:
        handler.enforce_csrf_checks = True
    yield asker
    for handler in handlers:
        handler.enforce_csrf_checks = False


def tried(asker: Asker, route: str, who: str, **more: Any) -> tuple[Any, set[str]]:
    """The answer, and our tables that were written to, even for a moment."""
    before = written()
    answer = asker.ask("POST", route, who, **more)
    touched = {table for table, count in written().items() if count != before.get(table, 0)}
    return answer, {table for table in touched - NOTED if table.startswith(OURS)}


@pytest.mark.parametrize("row", POSTS, ids=lambda row: row.route)
def test_without_the_token_nothing_is_done_for_anybody(wary: Asker, row: Row):
    """Without a sitting too: a sign-in nobody asked for would be somebody else's."""
    for who in ("nobody", whoever_may(row)):
        answer, touched = tried(wary, FIRST[row.route], who)
        assert touched == set(), who
        assert answer.status_code in (401, 403, 404, 405) or _led_to_the_door(answer, who), (who, answer.status_code)


@pytest.mark.parametrize("route", ["account_login", "desk:invitation_new", "responses:position"])
@pytest.mark.parametrize("token", ["", "0" * 64, "made up"])
def test_nor_with_a_token_the_page_elsewhere_made_up(wary: Asker, route: str, token: str):
    answer, touched = tried(wary, route, "lead", headers=ELSEWHERE | {"x-csrftoken": token})
    assert (answer.status_code, touched) == (403, set())


def _led_to_the_door(answer: Any, who: str) -> bool:
    """Who has no sitting is asked to sign in before anybody looks at the form."""
    return who == "nobody" and answer.status_code == 302 and answer.url.startswith("/accounts/login/")
