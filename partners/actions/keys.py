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
from partners.rules.keys import may_issue

PREFIX_LENGTH = 12
# What a body's own system is appointed as when its first key is issued.
SYSTEM_ROLE = {Body.STATE: Role.OFFICER, Body.SERVICE: Role.ANALYST, Body.PARTNER: Role.PARTNER_SYSTEM}


@transaction.atomic
def issue_key(
    *, body: str, scopes: Sequence[str], days: int, name: str = "", by: User | None = None
) -> tuple[ApiKey, str]:
    """A new key for the system of ``body`` and the key itself, which exists nowhere else.

    ``by`` is None at the console. Refused for an unknown body, an unknown scope, a life outside 1 to
    366 days, and anybody but the secretariat and the security officer.
    """
    enforce(_may_manage(by))
    delegation = Delegation.objects.filter(code=body.strip().upper()).first()
    if delegation is None:
        raise Refused(Refusal("partners.unknown_body", {"code": body}, kind=Kind.INVALID, field="body"))
    enforce(may_issue(delegation.kind, scopes, days=days))
    key = f"ent_{secrets.token_urlsafe(32)}"
    stored = ApiKey.objects.create(
        user=system_of(delegation),
        name=name or f"{delegation.code} {', '.join(scopes)}"[:100],
        prefix=key[:PREFIX_LENGTH],
        hash=key_hash(key),
        scopes=sorted(set(scopes)),
        expires_at=db_now() + timedelta(days=days),
        issued_by=by,
    )
    keep_key(stored)
    _note("key_issued", f"{{actor}} issued a key for {delegation.code}, scopes {', '.join(stored.scopes)}.", stored, by)
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
def rotate_key(*, key: ApiKey, days: int, by: User | None = None) -> tuple[ApiKey, str]:
    """A new key with the same scopes; the old one ends in the same instant."""
    revoke_key(key=key, by=by)
    body = people.actor(key.user).delegation
    return issue_key(body=body, scopes=key.scopes, days=days, name=key.name, by=by)


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
