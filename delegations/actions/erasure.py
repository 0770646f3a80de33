"""A person's data are erased and the proof stays: acts name a token, and what the token stands for is forgotten."""

import uuid
from typing import Any

from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.db import transaction

from audit.models import PersonToken
from audit.trail import record, token_for
from core.clock import db_now
from delegations import facts
from delegations.models import User

OF_THE_DOOR = (
    "account.EmailAddress",
    "socialaccount.SocialAccount",
    "mfa.Authenticator",
    "usersessions.UserSession",
)
"""What the sign-in library keeps about a person."""
FORMER = "A former user"


@transaction.atomic
def forget_person(*, user: User, why: str, by: Any) -> User:
    """Empty the name behind the token, give the account another token, and clear the account.

    The caller has asked whether it may be. The act itself names the old token only.
    """
    old = token_for(user)
    for label in OF_THE_DOOR:
        if apps.is_installed(f"allauth.{label.partition('.')[0]}"):
            apps.get_model(label)._default_manager.filter(user=user).delete()
    PersonToken.objects.filter(token=old).update(name="", user=None, erased_at=db_now())
    user.name, user.email = FORMER, f"erased-{uuid.uuid4()}@erased.invalid"
    user.token, user.password, user.zone = uuid.uuid4(), make_password(None), ""
    user.save(update_fields=["name", "email", "token", "password", "zone"])
    record(
        verb="people.erase", subject=user, by=by, body=facts.actor(by).delegation,
        sentence=f"{{actor}} erased the name and address behind {{person:{old}}}: {why}",
    )  # fmt: skip
    return user
