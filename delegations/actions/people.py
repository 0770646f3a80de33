"""Appoint people and end appointments."""

from datetime import date
from typing import Any

from django.db import transaction

from audit.trail import record
from core.rules.refusal import enforce
from delegations import facts
from delegations.models import Appointment, Delegation, User
from delegations.rules import appointments as rules
from delegations.rules.roles import Role


@transaction.atomic
def appoint(
    *, user: User, role: str, delegation: Delegation, since: date, by: Any, until: date | None = None
) -> Appointment:
    """Give a person a role in a body from a day on. Refused where the body cannot hold the role.

    An officer of EEAS or a signatory of a partner would be a voice in votes that only States have.
    """
    enforce(rules.may_manage(facts.actor(by), delegation.code))
    enforce(rules.role_fits(role, delegation.kind, delegation.code))
    made = Appointment.objects.create(user=user, role=role, delegation=delegation, since=since, until=until)
    record(
        verb="people.appoint",
        sentence=f"{{actor}} appointed {user.email} as {Role(role).value} of {delegation.code} from {since}.",
        subject=made,
        by=by,
        body=facts.actor(by).delegation,
    )
    return made


@transaction.atomic
def end_appointment(*, appointment: Appointment, on: date, by: Any) -> Appointment:
    """Let an appointment end with a day. The last signatory of a State cannot be removed."""
    enforce(rules.may_manage(facts.actor(by), appointment.delegation_id))
    others = _signatories_after(appointment, on)
    enforce(rules.may_end(appointment.role, appointment.delegation_id, others_sign=others))
    appointment.until = on
    appointment.save(update_fields=["until"])
    record(
        verb="people.end_appointment",
        sentence=f"{{actor}} let the appointment of {appointment.user.email} as {appointment.role} end on {on}.",
        subject=appointment,
        by=by,
        body=facts.actor(by).delegation,
    )
    return appointment


@transaction.atomic
def change_profile(*, user: User, language: str, zone: str, shortcuts: bool) -> User:
    """A person's own settings: language, clock, single-key shortcuts. Rights never depend on them."""
    user.language, user.zone, user.shortcuts = language, zone, shortcuts
    user.save(update_fields=["language", "zone", "shortcuts"])
    return user


def _signatories_after(appointment: Appointment, on: date) -> bool:
    """Whether somebody else can still sign for the body the day after. Locks the body's rows."""
    rows = Appointment.objects.select_for_update().filter(
        delegation_id=appointment.delegation_id, role=Role.SIGNATORY, user__is_active=True
    )
    return any(row.pk != appointment.pk and row.since <= on and (row.until is None or row.until > on) for row in rows)
