"""What one may not see does not exist: the same status, the same words, the same length of a path."""

import uuid
from typing import Any

import pytest

from tests.permissions import routes
from tests.permissions.alike import heads, plain
from tests.permissions.asker import Asker
from tests.permissions.objects import arguments
from tests.permissions.reading_matrix import rows

pytestmark = pytest.mark.django_db

OUTSIDE = ("stranger", "outside", "partner")


def _with_an_id() -> list[tuple[str, str]]:
    """(method, route) of everything that is asked about one object by its id."""
    found = []
    for row in rows():
        if row.route.startswith(("admin:", "account_", "receipts:")):
            continue
        if any(row.expected[who] == (404,) for who in OUTSIDE) and "<uuid:" in routes.addresses().get(row.route, ""):
            found.append((row.method, row.route))
    return found


@pytest.mark.parametrize(("method", "route"), _with_an_id(), ids=lambda value: str(value))
def test_a_hidden_object_answers_like_one_that_is_not_there(asker: Asker, method: str, route: str):
    other = _elsewhere(asker, route)
    assert other
    for who in OUTSIDE:
        hidden = asker.ask(method, route, who)
        if hidden.status_code != 404:
            continue
        absent = asker.ask(method, route, who, at=asker.address(route, **other))
        assert absent.status_code == 404
        assert plain(hidden, asker.address(route)) == plain(absent, asker.address(route, **other))
        assert heads(hidden) == heads(absent)


def _elsewhere(asker: Asker, route: str) -> dict[str, Any]:
    """The same address with ids of nothing."""
    known = arguments(asker.world, route)
    return {name: uuid.uuid4() for name, value in known.items() if isinstance(value, uuid.UUID)}
