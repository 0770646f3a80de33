"""Invite people and take accounts out of use."""

from typing import Any

from django.db import transaction

from audit.trail import record
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts
from delegations.models import Appointment, User
from delegations.rules import appointments as rules
from delegations.rules.roles import Role


@transaction.atomic
def invite(*, email: str, name: str, by: Any, language: str = "en", zone: str = "", is_staff: bool = False) -> User:
    """An account without a password; the person sets one by the address. Appointments come separately.

    Refused to all but the secretariat (403), and for an address that has an account (400).
    """
    enforce(rules.may_keep_reference(facts.actor(by)))
    known = User.objects.filter(email__iexact=email).exists()
    enforce(Refusal("delegations.address_taken", kind=Kind.INVALID, field="email") if known else None)
    made = User.objects.create_user(email, name=name, language=language, zone=zone, is_staff=is_staff)
    record(
        verb="people.invite", sentence=f"{{actor}} invited {made.email}.", subject=made, by=by,
        body=facts.actor(by).delegation,
    )  # fmt: skip
    return made


@transaction.atomic
def deactivate(*, user: User, by: Any) -> User:
    """The person cannot sign in any more; what they did stays.

    Refused for oneself, and for the last person who can sign for a State (409).
    """
    enforce(rules.may_keep_reference(facts.actor(by)))
    enforce(Refusal("delegations.not_yourself", kind=Kind.STATE) if user.pk == by.pk else None)
    today = facts.today()
    signs = Appointment.objects.filter(user=user, role=Role.SIGNATORY).in_force(today)
    for row in signs.select_for_update():
        others = Appointment.objects.filter(delegation_id=row.delegation_id, role=Role.SIGNATORY, user__is_active=True)
        stays = others.in_force(today).exclude(user=user).exists()
        enforce(rules.may_end(row.role, row.delegation_id, others_sign=stays))
    return _set_active(user, False, by)


@transaction.atomic
def reactivate(*, user: User, by: Any) -> User:
    """The person can sign in again."""
    enforce(rules.may_keep_reference(facts.actor(by)))
    return _set_active(user, True, by)


def _set_active(user: User, active: bool, by: Any) -> User:
    user.is_active = active
    user.save(update_fields=["is_active"])
    verb = "reactivated" if active else "deactivated"
    record(
        verb=f"people.{verb}", sentence=f"{{actor}} {verb} the account of {user.email}.", subject=user, by=by,
        body=facts.actor(by).delegation,
    )  # fmt: skip
    return user
