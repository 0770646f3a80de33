"""Take accounts out of use and back into it."""

from typing import Any

from django.db import transaction

from audit.trail import record, token_for
from core.registry import DEPARTURES
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts
from delegations.actions.sittings import end_sittings
from delegations.models import Appointment, Delegation, User
from delegations.rules import appointments as rules
from delegations.rules.roles import Role


@transaction.atomic
def deactivate(*, user: User, by: Any) -> User:
    """The person cannot sign in any more; what they did stays. Sittings, keys and feeds end in this instant.

    Refused for oneself, and where a State would be left, on any day, without anybody who can sign (409).
    """
    enforce(rules.may_keep_reference(facts.actor(by)))
    enforce(Refusal("delegations.not_yourself", kind=Kind.STATE) if user.pk == by.pk else None)
    today = facts.today()
    rows = Appointment.objects.filter(user=user, role=Role.SIGNATORY).exclude(until__lt=today)
    for row in rows.order_by("delegation_id"):
        others = signing_without(row.delegation_id, user)
        removed = (max(row.since, today), row.until)
        enforce(rules.may_end(row.role, row.delegation_id, removed=removed, others=others))
    end_sittings(person=user)
    for end in DEPARTURES.values():
        end(user, by)
    return _set_active(user, False, by)


@transaction.atomic
def sign_out_everywhere(*, user: User, by: Any) -> int:
    """The account stays in use and every browser it is signed in with is signed out; returns how many."""
    enforce(rules.may_keep_reference(facts.actor(by)))
    ended = end_sittings(person=user)
    record(
        verb="people.signed_out", sentence=f"{{actor}} signed {{person:{token_for(user)}}} out of every browser.",
        subject=user, by=by, body=facts.actor(by).delegation,
    )  # fmt: skip
    return ended


@transaction.atomic
def reactivate(*, user: User, by: Any) -> User:
    """The person can sign in again."""
    enforce(rules.may_keep_reference(facts.actor(by)))
    return _set_active(user, True, by)


def signing_without(delegation: str, user: Any) -> list[rules.Span]:
    """The days the other signatories of a body cover. Locks the body, so that two never leave at once."""
    Delegation.objects.select_for_update().get(pk=delegation)
    return facts.signatory_spans(delegation, without=user)


def _set_active(user: User, active: bool, by: Any) -> User:
    user.is_active = active
    user.save(update_fields=["is_active"])
    verb = "reactivated" if active else "deactivated"
    record(
        verb=f"people.{verb}", sentence=f"{{actor}} {verb} the account of {{person:{token_for(user)}}}.", subject=user,
        by=by,
        body=facts.actor(by).delegation,
    )  # fmt: skip
    return user
