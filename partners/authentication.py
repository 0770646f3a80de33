"""Systems sign in with a key; what the key may do is bounded by its scopes."""

import hashlib
from typing import Any

from rest_framework import authentication, exceptions, permissions
from rest_framework.request import Request

from core.clock import EntenteNow
from partners.models import ApiKey


def key_hash(key: str) -> str:
    """SHA-256 of a key, hex. Keys are 256 random bits, so no salt or slow hash is needed."""
    return hashlib.sha256(key.encode()).hexdigest()


class KeyAuthentication(authentication.BaseAuthentication):
    """``Authorization: Bearer KEY``. An unknown, expired or revoked key is 401."""

    keyword = "Bearer"

    def authenticate(self, request: Request) -> tuple[Any, ApiKey] | None:
        scheme, _, key = request.headers.get("Authorization", "").partition(" ")
        if scheme != self.keyword:
            return None
        live = ApiKey.objects.filter(hash=key_hash(key.strip()), revoked_at__isnull=True, expires_at__gt=EntenteNow())
        found = live.select_related("user").filter(user__is_active=True).first()
        if found is None:
            raise exceptions.AuthenticationFailed
        ApiKey.objects.filter(pk=found.pk).update(last_used_at=EntenteNow())
        return found.user, found

    def authenticate_header(self, request: Request) -> str:
        return self.keyword


class ScopeNeeded(permissions.BasePermission):
    """A key needs the scope the view names for the action; a signed-in person needs none."""

    def has_permission(self, request: Request, view: Any) -> bool:
        if not request.user.is_authenticated:
            return False
        if not isinstance(request.auth, ApiKey):
            return True
        needed = getattr(view, "scopes", {}).get(getattr(view, "action", None) or request.method.lower())
        return needed is not None and needed in request.auth.scopes
