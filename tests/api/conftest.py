"""Callers of the API: systems with keys, and people who are signed in."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from partners.actions import issue_key


@pytest.fixture
def caller(db) -> Callable[..., APIClient]:
    """``caller("NATO", "reports:write")``: a client that sends a fresh key of that body's system."""

    def make(body: str, *scopes: str) -> APIClient:
        _stored, key = issue_key(body=body, scopes=scopes, days=30)
        client = APIClient()
        client.credentials(HTTP_AUTHORIZATION=f"Bearer {key}")
        return client

    return make


@pytest.fixture
def signed_in(db) -> Callable[..., APIClient]:
    """A client in which this person has signed in."""

    def make(person: object) -> APIClient:
        person.refresh_from_db()
        client = APIClient()
        client.force_login(person)
        return client

    return make


@pytest.fixture
def count_queries(db) -> Callable[[Callable], int]:
    """How many queries a call costs."""

    def count(call: Callable) -> int:
        with CaptureQueriesContext(connection) as queries:
            call()
        return len(queries)

    return count
