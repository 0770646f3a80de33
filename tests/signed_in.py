"""A browser of somebody's own, signed in by the common door."""

from typing import Any

from django.test import Client

from delegations.models import User

DOOR = "allauth.account.auth_backends.AuthenticationBackend"


def signed_in(user: Any) -> Client:
    """Each call is a new browser; the person is read anew, so that roles given meanwhile count."""
    client = Client()
    client.force_login(User.objects.get(pk=user.pk), backend=DOOR)
    return client
