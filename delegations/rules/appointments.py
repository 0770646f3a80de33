"""Who may appoint whom, and which appointment must not end."""

from datetime import date, timedelta

from core.rules.refusal import Kind as Why
from core.rules.refusal import Refusal
from delegations.rules.roles import STATE_ROLES, Actor, Can, Kind, Role, fits


def may_manage(actor: Actor, delegation: str) -> Refusal | None:
    """The secretariat manages everybody; a lead manages the own delegation."""
    own = actor.can(Can.MANAGE_DELEGATION) and actor.delegation == delegation
    if actor.can(Can.MANAGE_REFERENCE) or own:
        return None
    return Refusal("delegations.may_not_manage")


def may_keep_reference(actor: Actor) -> Refusal | None:
    """Figures, presidencies and calendars are the secretariat's."""
    return None if actor.can(Can.MANAGE_REFERENCE) else Refusal("delegations.may_not_manage")


def may_give(actor: Actor, role: str) -> Refusal | None:
    """A lead gives the roles of a State's delegation; every other role is the secretariat's to give."""
    if actor.can(Can.MANAGE_REFERENCE) or role in STATE_ROLES:
        return None
    return Refusal("delegations.role_not_yours_to_give", {"role": role}, field="role")


def role_fits(role: str, kind: str, delegation: str) -> Refusal | None:
    """Refused where a body of this kind cannot hold the role."""
    if fits(Role(role), Kind(kind)):
        return None
    params = {"role": role, "delegation": delegation}
    return Refusal("delegations.role_does_not_fit", params, kind=Why.INVALID, field="role")


Span = tuple[date, date | None]
"""First and last day of an appointment, both included; no last day for one without end."""


def one_body(code: str, days: Span, elsewhere: list[tuple[str, Span]]) -> Refusal | None:
    """Nobody serves two bodies on one day: whoever takes up another one would drop the first in silence.

    ``elsewhere``: the other bodies of this person, each with its days.
    """
    taken = sorted(body for body, span in elsewhere if body != code and _meet(days, span))
    if not taken:
        return None
    params = {"delegation": taken[0], "wanted": code}
    return Refusal("delegations.serves_elsewhere", params, kind=Why.STATE, field="delegation")


def _meet(one: Span, other: Span) -> bool:
    """Whether two spans share a day."""
    return (one[1] is None or other[0] <= one[1]) and (other[1] is None or one[0] <= other[1])


def may_end(role: str, delegation: str, *, removed: Span, others: list[Span]) -> Refusal | None:
    """A State never stands without anybody who can sign for it, neither today nor on a day to come.

    ``removed`` are the days this signatory would no longer cover; ``others`` what the rest covers.
    """
    if role != Role.SIGNATORY:
        return None
    bare = first_bare_day(removed, others)
    if bare is None:
        return None
    return Refusal("delegations.last_signatory", {"delegation": delegation, "day": bare}, kind=Why.STATE)


def first_bare_day(span: Span, covers: list[Span]) -> date | None:
    """The first day of ``span`` that none of ``covers`` holds, or None."""
    day, last = span
    for since, until in sorted(covers, key=lambda cover: cover[0]):
        if since > day or (last is not None and day > last):
            break
        if until is None:
            return None
        day = max(day, until + timedelta(days=1))
    return None if last is not None and day > last else day
