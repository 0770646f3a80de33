"""Open sittings and second factors: what ends at once, and what gets a new key."""

from datetime import timedelta
from importlib import import_module
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

ONE_DAY = timedelta(days=1)


def end_sittings(*, person: Any, but: str = "") -> int:
    """Every browser this person is signed in with is signed out, the sitting ``but`` excepted; returns how many."""
    sittings = list(UserSession.objects.filter(user=person).exclude(session_key=but or None))
    for sitting in sittings:
        sitting.end()
    return len(sittings)


def renew_sitting(*, session: Any) -> None:
    """A new key for the same sitting: what the old one was, whoever has it, opens nothing any more."""
    before = session.session_key
    session.cycle_key()
    UserSession.objects.filter(session_key=before).update(session_key=session.session_key)


def forget_sittings() -> None:
    """Sessions past their last day are deleted, and then what the list of sittings still says of them."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    there = Session.objects.values("session_key")
    UserSession.objects.filter(created_at__lt=timezone.now() - ONE_DAY).exclude(session_key__in=there).delete()


def forget_factors(*, person: Any) -> None:
    """Authenticator app, passkeys and recovery codes are gone; new ones are asked for at the next sign-in."""
    Authenticator.objects.filter(user=person).delete()
