"""What one may not see does not exist: the same status, the same words, the same length of a path."""

import re
import uuid
from typing import Any

import pytest

from tests.permissions import routes
from tests.permissions.asker import Asker
from tests.permissions.objects import arguments
from tests.permissions.reading_matrix import rows

pytestmark = pytest.mark.django_db

OUTSIDE = ("stranger", "outside", "partner")
CHANGING = re.compile(rb'nonce-[\w-]+|csrfmiddlewaretoken" value="[^"]+"|x-csrftoken": "[^"]+"|data-now="[^"]+"')
OF_ONE_ANSWER = ("Content-Length", "Expires", "Set-Cookie", "X-Request-ID")
TIMES = re.compile(rb"<time[^>]*>.*?</time>", re.DOTALL)


def _with_an_id() -> list[tuple[str, str]]:
    """(method, route) of everything that is asked about one object by its id."""
    found = []
    for row in rows():
        if row.route.startswith(("admin:", "account_")) or row.route.startswith("receipts:"):
            continue
        if any(row.expected[who] == (404,) for who in OUTSIDE) and "/" not in row.route:
            found.append((row.method, row.route))
    return found


@pytest.mark.parametrize(("method", "route"), _with_an_id(), ids=lambda value: str(value))
def test_a_hidden_object_answers_like_one_that_is_not_there(asker: Asker, method: str, route: str):
    other = _elsewhere(asker, route)
    if not other:
        return
    for who in OUTSIDE:
        hidden = asker.ask(method, route, who)
        if hidden.status_code != 404:
            continue
        absent = asker.ask(method, route, who, at=asker.address(route, **other))
        assert absent.status_code == 404
        assert _plain(hidden, asker.address(route)) == _plain(absent, asker.address(route, **other))
        assert _heads(hidden) == _heads(absent)


def _elsewhere(asker: Asker, route: str) -> dict[str, Any]:
    """The same address with ids of nothing."""
    known = arguments(asker.world, route) if route in routes.every_route() else {}
    return {name: uuid.uuid4() for name, value in known.items() if isinstance(value, uuid.UUID)}


def _plain(answer: Any, address: str) -> bytes:
    return TIMES.sub(b"", CHANGING.sub(b"", answer.whole)).replace(address.encode(), b"")


def _heads(answer: Any) -> dict[str, str]:
    ours = {name: value for name, value in answer.headers.items() if name not in OF_ONE_ANSWER}
    return {name: re.sub(r"nonce-[^']+", "", value) for name, value in ours.items()}
