"""Who may appoint whom, and which appointment must not end."""

from core.rules.refusal import Kind as Why
from core.rules.refusal import Refusal
from delegations.rules.roles import Actor, Can, Kind, Role, fits


def may_manage(actor: Actor, delegation: str) -> Refusal | None:
    """The secretariat manages everybody; a lead manages the own delegation."""
    own = actor.can(Can.MANAGE_DELEGATION) and actor.delegation == delegation
    if actor.can(Can.MANAGE_REFERENCE) or own:
        return None
    return Refusal("delegations.may_not_manage")


def may_keep_reference(actor: Actor) -> Refusal | None:
    """Figures, presidencies and calendars are the secretariat's."""
    return None if actor.can(Can.MANAGE_REFERENCE) else Refusal("delegations.may_not_manage")


def role_fits(role: str, kind: str, delegation: str) -> Refusal | None:
    """Refused where a body of this kind cannot hold the role."""
    if fits(Role(role), Kind(kind)):
        return None
    params = {"role": role, "delegation": delegation}
    return Refusal("delegations.role_does_not_fit", params, kind=Why.INVALID, field="role")


def may_end(role: str, delegation: str, *, others_sign: bool) -> Refusal | None:
    """A State never stands without anybody who can sign for it."""
    if role != Role.SIGNATORY or others_sign:
        return None
    return Refusal("delegations.last_signatory", {"delegation": delegation}, kind=Why.STATE)
