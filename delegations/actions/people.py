"""Appoint people and end appointments."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from audit.trail import record, token_for
from core.registry import keep_time
from core.rules.refusal import Refusal, enforce
from delegations import facts
from delegations.models import Appointment, Delegation, User
from delegations.rules import appointments as rules
from delegations.rules.roles import Role


@transaction.atomic
def appoint(
    *, user: User, role: str, delegation: Delegation, since: date, by: Any, until: date | None = None
) -> Appointment:
    """Give a person a role in a body from a day on. Refused where the body cannot hold the role (400), and
    while the person serves another body (409): its appointments end first, which its last signatory's cannot.

    An officer of EEAS or a signatory of a partner would be a voice in votes that only States have.
    """
    enforce(rules.may_manage(facts.actor(by), delegation.code))
    enforce(rules.may_give(facts.actor(by), role))
    enforce(rules.role_fits(role, delegation.kind, delegation.code))
    User.objects.select_for_update().get(pk=user.pk)
    enforce(rules.one_body(delegation.code, (since, until), facts.service_of(user)))
    made = Appointment.objects.create(user=user, role=role, delegation=delegation, since=since, until=until)
    keep_time(made)
    record(
        verb="people.appoint",
        sentence=f"{{actor}} appointed {{person:{token_for(user)}}} as {Role(role).value} of {delegation.code} "
        f"from {since}.",
        subject=made,
        by=by,
        body=facts.actor(by).delegation,
    )
    return made


@transaction.atomic
def end_appointment(*, appointment: Appointment, on: date, by: Any) -> Appointment:
    """Let an appointment end with a day.

    Refused where a State would be left without a signatory, on the next day or on any later one, and where
    a later last day would reach into the service of another body (409).
    """
    enforce(rules.may_manage(facts.actor(by), appointment.delegation_id))
    enforce(_may_end(appointment, on))
    elsewhere = facts.service_of(appointment.user)
    enforce(rules.one_body(appointment.delegation_id, (appointment.since, on), elsewhere))
    appointment.until = on
    appointment.save(update_fields=["until"])
    keep_time(appointment)
    record(
        verb="people.end_appointment",
        sentence=f"{{actor}} let the appointment of {{person:{token_for(appointment.user)}}} as {appointment.role} "
        f"end on {on}.",
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


def _may_end(appointment: Appointment, on: date) -> Refusal | None:
    """Whether somebody else signs on every day this appointment would have covered. Locks the body."""
    Delegation.objects.select_for_update().get(pk=appointment.delegation_id)
    before = appointment.until
    first = max(on + timedelta(days=1), appointment.since, facts.today())
    if not appointment.user.is_active or (before is not None and first > before):
        return None
    others = facts.signatory_spans(appointment.delegation_id, but=appointment)
    return rules.may_end(appointment.role, appointment.delegation_id, removed=(first, before), others=others)
