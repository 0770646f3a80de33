"""Reading over REST is disclosure too (decision 20)."""

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Model
from rest_framework.request import Request

from audit.models import Disclosure
from core.registry import subject_kind
from delegations import facts as people
from partners.models import ApiKey

PUBLIC = "public"


def _own_marking(thing: Any) -> str:
    return thing.marking


def disclosed(
    request: Request,
    things: Sequence[Model],
    *,
    version: Callable[[Any], str],
    marking: Callable[[Any], str] = _own_marking,
) -> None:
    """Note that this caller read these objects, where they are marked above PUBLIC.

    Once per object version and key (or sign-in); as many statements for one object as for a page of them.
    """
    kept = [thing for thing in things if marking(thing) != PUBLIC]
    if not kept:
        return
    reader: Any = request.user
    person, body = reader.token, people.actor(reader).delegation
    sitting = hashlib.sha256(sitting_of(request).encode()).hexdigest()
    rows = [
        Disclosure(
            person=person,
            on_behalf_of=body,
            subject_kind=subject_kind(thing),
            subject_id=str(thing.pk),
            version=version(thing)[:64],
            channel="api",
            sitting=sitting,
        )
        for thing in kept
    ]
    Disclosure.objects.bulk_create(rows, ignore_conflicts=True)


def sitting_of(request: Request) -> str:
    """What a reading belongs to: the key, or the sign-in of a person."""
    return str(request.auth.pk) if isinstance(request.auth, ApiKey) else str(request.session.session_key)
