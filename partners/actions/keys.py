"""Issue, revoke and rotate the keys of partner and ministry systems."""

import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction

from audit.trail import record
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, Refused, enforce
from delegations import facts as people
from delegations.models import Delegation, User
from delegations.rules.roles import Can, Role
from delegations.rules.roles import Kind as Body
from partners.authentication import key_hash
from partners.expiry import keep_key
from partners.models import ApiKey
from partners.reference import system_user
from partners.rules.addresses import check_networks, plain_networks
from partners.rules.keys import may_ask_so_often, may_issue, may_overlap

PREFIX_LENGTH = 12
# What a body's own system is appointed as when its first key is issued.
SYSTEM_ROLE = {Body.STATE: Role.OFFICER, Body.SERVICE: Role.ANALYST, Body.PARTNER: Role.PARTNER_SYSTEM}


@transaction.atomic
def issue_key(
    *, body: str, scopes: Sequence[str], days: int, name: str = "", networks: Sequence[str] = (),
    per_minute: int | None = None, replaces: ApiKey | None = None, by: User | None = None,
) -> tuple[ApiKey, str]:  # fmt: skip
    """A new key for the system of ``body`` and the key itself, which exists nowhere else.

    ``by`` is None at the console. ``networks`` (CIDR) bind it to where the system stands; none lets it be
    used from anywhere. Refused for an unknown body, scope or network, a life outside 1 to 366 days, a
    limit out of range, and anybody but the secretariat and the security officer.
    """
    enforce(_may_manage(by))
    delegation = Delegation.objects.filter(code=body.strip().upper()).first()
    if delegation is None:
        raise Refused(Refusal("partners.unknown_body", {"code": body}, kind=Kind.INVALID, field="body"))
    bound = plain_networks(networks)
    enforce(may_issue(delegation.kind, scopes, days=days) or check_networks(bound) or may_ask_so_often(per_minute))
    return _stored(delegation, scopes, days, name, bound, per_minute, replaces, by)


def _stored(
    delegation: Delegation, scopes: Sequence[str], days: int, name: str, networks: list[str],
    per_minute: int | None, replaces: ApiKey | None, by: User | None,
) -> tuple[ApiKey, str]:  # fmt: skip
    key = f"ent_{secrets.token_urlsafe(32)}"
    stored = ApiKey.objects.create(
        user=system_of(delegation),
        name=name or f"{delegation.code} {', '.join(scopes)}"[:100],
        prefix=key[:PREFIX_LENGTH],
        hash=key_hash(key),
        scopes=sorted(set(scopes)),
        networks=networks,
        per_minute=per_minute,
        replaces=replaces,
        expires_at=db_now() + timedelta(days=days),
        issued_by=by,
    )
    keep_key(stored)
    bounds = f", from {', '.join(networks)} only" if networks else ""
    said = f"{{actor}} issued a key for {delegation.code}, scopes {', '.join(stored.scopes)}{bounds}."
    _note("key_issued", said, stored, by)
    return stored, key


@transaction.atomic
def revoke_key(*, key: ApiKey, by: User | None = None) -> ApiKey:
    """End a key now. Refused if it has ended already."""
    enforce(_may_manage(by))
    if not ApiKey.objects.filter(pk=key.pk, revoked_at__isnull=True).update(revoked_at=db_now()):
        raise Refused(Refusal("partners.key_gone", kind=Kind.STATE))
    key.refresh_from_db()
    keep_key(key)
    _note("key_revoked", f"{{actor}} revoked the key {key.prefix}….", key, by)
    return key


@transaction.atomic
def rotate_key(*, key: ApiKey, days: int, overlap_hours: int = 0, by: User | None = None) -> tuple[ApiKey, str]:
    """A new key with the same scopes, networks and limit; the old one ends after ``overlap_hours``.

    Without an overlap the old key ends in the same instant. It never lives longer than it would have.
    Refused (409) for a key that has ended or was rotated before, and for an overlap over two weeks.
    """
    enforce(_may_manage(by) or may_overlap(overlap_hours))
    locked = ApiKey.objects.select_for_update(of=("self",)).get(pk=key.pk)
    if locked.revoked_at or locked.expires_at <= db_now() or hasattr(locked, "replaced_by"):
        raise Refused(Refusal("partners.key_gone", kind=Kind.STATE))
    if overlap_hours:
        _lives_on(locked, overlap_hours, by)
    else:
        revoke_key(key=locked, by=by)
    body = people.actor(locked.user).delegation
    return issue_key(
        body=body, scopes=locked.scopes, days=days, name=locked.name, networks=locked.networks,
        per_minute=locked.per_minute, replaces=locked, by=by,
    )  # fmt: skip


def _lives_on(key: ApiKey, hours: int, by: User | None) -> None:
    """The old key serves until its system has taken the new one."""
    key.expires_at = min(key.expires_at, db_now() + timedelta(hours=hours))
    key.save(update_fields=["expires_at"])
    keep_key(key)
    _note("key_rotated", f"{{actor}} rotated the key {key.prefix}…; it still serves for {hours} hours.", key, by)


@transaction.atomic
def bind_key(*, key: ApiKey, networks: Sequence[str], per_minute: int | None = None, by: User | None = None) -> ApiKey:
    """From now on the key serves only from these networks and this often; requests from elsewhere are 401.

    Refused (409) for a key that has ended, and for networks and limits as in ``issue_key``.
    """
    bound = plain_networks(networks)
    enforce(_may_manage(by) or check_networks(bound) or may_ask_so_often(per_minute))
    locked = ApiKey.objects.select_for_update(of=("self",)).get(pk=key.pk)
    if locked.revoked_at or locked.expires_at <= db_now():
        raise Refused(Refusal("partners.key_gone", kind=Kind.STATE))
    before = _bounds(locked.networks, locked.per_minute)
    ApiKey.objects.filter(pk=key.pk).update(networks=bound, per_minute=per_minute)
    key.refresh_from_db()
    said = f"{{actor}} bound the key {key.prefix}… {_bounds(bound, per_minute)} (before: {before})."
    _note("key_bound", said, key, by)
    return key


def _bounds(networks: Sequence[str], per_minute: int | None) -> str:
    where = f"to {', '.join(networks)}" if networks else "to no network"
    return f"{where}, with {f'{per_minute} requests a minute' if per_minute else 'the usual limit'}"


def _may_manage(by: User | None) -> Refusal | None:
    if by is None:
        return None
    actor = people.actor(by)
    allowed = actor.can(Can.MANAGE_REFERENCE) or actor.can(Can.GUARD_MARKINGS)
    return None if allowed else Refusal("partners.may_not_issue")


def system_of(delegation: Delegation) -> User:
    """The login-less user this body's own system acts as; made when it is first needed."""
    if delegation.kind == Body.PARTNER and hasattr(delegation, "partner"):
        return delegation.partner.service_user
    return system_user(delegation, SYSTEM_ROLE[Body(delegation.kind)], since=people.today())


def _note(verb: str, sentence: str, key: ApiKey, by: Any) -> None:
    record(verb=verb, sentence=sentence, subject=key, by=by, body=people.actor(by).delegation)
