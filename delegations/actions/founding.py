"""The first people of an installation, named at the console by whoever runs it."""

from typing import Any

from django.db import transaction

from audit.trail import record, token_for
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts
from delegations.actions.invitations import new_key
from delegations.models import Appointment, Delegation, Invitation, User
from delegations.rules.invitations import Purpose
from delegations.rules.roles import Role

HOME = "GSC"


@transaction.atomic
def found_secretariat(people: dict[str, str]) -> list[tuple[Invitation, str]]:
    """Two persons (address to name) become the secretariat, each by a link of 72 hours; two, so that each
    can approve what the other asks for.

    Refused once anybody holds the role, and for fewer or more than two.
    """
    there = Appointment.objects.filter(role=Role.SECRETARIAT).exists()
    enforce(Refusal("delegations.already_founded", kind=Kind.STATE) if there else None)
    enforce(None if len(people) == 2 else Refusal("delegations.two_founders", kind=Kind.INVALID))
    home = Delegation.objects.get(pk=HOME)
    users = [User.objects.create_user(email, name=name, is_staff=True) for email, name in people.items()]
    return [_invited(user, other, home) for user, other in zip(users, reversed(users), strict=True)]


def _invited(user: Any, other: Any, home: Delegation) -> tuple[Invitation, str]:
    Appointment.objects.create(user=user, role=Role.SECRETARIAT, delegation=home, since=facts.today())
    made = Invitation.objects.create(
        purpose=Purpose.RETURN, person=user, email=user.email, name=user.name,
        asked_by=other, approved_by=user, approved_at=db_now(),
    )  # fmt: skip
    record(
        verb="people.found", subject=made, by=None, body=home.code,
        sentence=f"{{actor}} made {{person:{token_for(user)}}} one of the first two of the secretariat.",
    )  # fmt: skip
    return made, new_key(made)
