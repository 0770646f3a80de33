"""Signing in, and counting what a page asks of the database."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from delegations.models import User

DOOR = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def as_(client: Client) -> Callable[[Any], Client]:
    """``as_(denmark).get(…)``: the client, signed in as somebody."""

    def signed_in(user: Any) -> Client:
        client.force_login(User.objects.get(pk=user.pk), backend=DOOR)
        return client

    return signed_in


@pytest.fixture
def count_queries() -> Callable[[Callable[[], Any]], int]:
    """How many queries a call costs."""

    def counted(call: Callable[[], Any]) -> int:
        with CaptureQueriesContext(connection) as asked:
            call()
        return len(asked)

    return counted
