"""What ends at once when somebody may not be here any more: open sittings and second factors."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession


def end_sittings(*, person: Any) -> int:
    """Every browser this person is signed in with is signed out; returns how many."""
    sittings = list(UserSession.objects.filter(user=person))
    for sitting in sittings:
        sitting.end()
    return len(sittings)


def forget_factors(*, person: Any) -> None:
    """Authenticator app, passkeys and recovery codes are gone; new ones are asked for at the next sign-in."""
    Authenticator.objects.filter(user=person).delete()
