"""Who may ask somebody in, who may let them in, and when a link still works."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from core.rules.refusal import Kind as Why
from core.rules.refusal import Refusal
from delegations.rules.appointments import may_keep_reference, may_manage
from delegations.rules.roles import Actor

OPEN_FOR = timedelta(hours=72)


class Purpose(StrEnum):
    """What an invitation is for."""

    ENTRY = "entry"
    RETURN = "return"  # after the second factors were lost


class Stand(StrEnum):
    """Where an invitation stands."""

    WAITING = "waiting"
    SENT = "sent"
    EXPIRED = "expired"
    USED = "used"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Asked:
    """An invitation as the rules see it: persons by their tokens."""

    purpose: Purpose
    delegation: str
    asked_by: str
    person: str
    approved: bool
    withdrawn: bool
    used: bool
    expires_at: datetime | None


def stand(asked: Asked, now: datetime) -> Stand:
    """Where it stands at an instant."""
    if asked.withdrawn:
        return Stand.WITHDRAWN
    if asked.used:
        return Stand.USED
    if not asked.approved:
        return Stand.WAITING
    return Stand.SENT if asked.expires_at and now < asked.expires_at else Stand.EXPIRED


def may_handle(actor: Actor, asked: Asked) -> Refusal | None:
    """A lead handles those of the own delegation; returns are the secretariat's alone."""
    if asked.purpose is Purpose.RETURN:
        return may_keep_reference(actor)
    return may_manage(actor, asked.delegation)


def may_approve(actor: Actor, asked: Asked, now: datetime) -> Refusal | None:
    """By a second person, who is neither the one who asked nor the one it is about; once."""
    if actor.user_token in (asked.asked_by, asked.person):
        return may_handle(actor, asked) or Refusal("delegations.second_person_approves")
    return may_handle(actor, asked) or _only(asked, now, Stand.WAITING)


def may_send_again(actor: Actor, asked: Asked, now: datetime) -> Refusal | None:
    """A new link in place of one that was lost or ran out; the old one dies."""
    return may_handle(actor, asked) or _only(asked, now, Stand.SENT, Stand.EXPIRED)


def may_withdraw(actor: Actor, asked: Asked, now: datetime) -> Refusal | None:
    """Until it is used."""
    return may_handle(actor, asked) or _only(asked, now, Stand.WAITING, Stand.SENT, Stand.EXPIRED)


def may_use(asked: Asked, now: datetime) -> Refusal | None:
    """Once, within 72 hours of the approval."""
    return None if stand(asked, now) is Stand.SENT else Refusal("delegations.link_gone", kind=Why.STATE)


def dates_fit(since: date, until: date | None, today: date) -> Refusal | None:
    """The last day is not before the first, and not past."""
    if until is None or (until >= since and until >= today):
        return None
    return Refusal("delegations.ends_before_it_begins", kind=Why.INVALID, field="until")


def _only(asked: Asked, now: datetime, *wanted: Stand) -> Refusal | None:
    found = stand(asked, now)
    if found in wanted:
        return None
    return Refusal("delegations.invitation_not_so", {"stand": found.value}, kind=Why.STATE)
