"""Whatever is sent to the API, with a key of each sort: an answer of its description, never a failure of ours.

Schemathesis draws the requests from the published description; half of them go to objects of the world
the key may see or not, the others to ids of nothing.
"""

import json
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import resolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import openapi
from schemathesis.core import NotSet

from tests.permissions.asker import Asker, undone

pytestmark = pytest.mark.django_db

KEYS = ("released", "partner", "system")
EXAMPLES = 12
CLIENT_ERRORS = range(400, 500)
QUIETLY = settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


@pytest.fixture(scope="module")
def operations(asker: Asker) -> list[Any]:
    """Every operation of the description, as schemathesis reads it."""
    said = asker.client("nobody").get("/api/schema/", headers={"accept": "application/vnd.oai.openapi+json"})
    return [each.ok() for each in openapi.from_dict(json.loads(said.content)).get_all_operations()]


@pytest.mark.parametrize("who", KEYS)
def test_no_request_makes_the_api_fail(asker: Asker, operations: list[Any], who: str):
    assert len(operations) > 20
    client, failed, codes = asker.client(who, api=True), [], set()
    for operation in operations:

        @given(case=operation.as_strategy(), known=st.booleans())
        @QUIETLY
        def ask(case: Any, known: bool) -> None:
            answer = _answer(client, case, _place(asker, case, known=known))
            codes.add(answer.status_code)
            if answer.status_code >= 500:
                failed.append(f"{case.method} {case.formatted_path}: {answer.status_code}")
            if answer.status_code in CLIENT_ERRORS and answer.headers["Content-Type"] != "application/problem+json":
                failed.append(f"{case.method} {case.formatted_path}: an error that is no problem document")

        ask()
    assert failed == []
    assert {200, 400, 404} <= codes  # the requests came through to the operations and were told apart


def _place(asker: Asker, case: Any, *, known: bool) -> str:
    """The address drawn; or, for ``known``, that of the world's own object under the same route."""
    path = str(case.formatted_path)
    return asker.address(resolve(path).view_name) if known and "{" in case.path else path


def _answer(client: Client, case: Any, path: str) -> Any:
    heads = {name: value for name, value in (case.headers or {}).items() if name.lower() != "authorization"}
    body = b"" if isinstance(case.body, NotSet) else json.dumps(case.body, default=str).encode()
    cache.clear()
    with undone():
        return client.generic(
            case.method, path, body, content_type="application/json", query_params=dict(case.query or {}), headers=heads
        )
