"""Systems sign in with a key; what the key may do is bounded by its scopes."""

import hashlib
from datetime import timedelta
from typing import Any

from rest_framework import authentication, exceptions, permissions
from rest_framework.request import Request

from core.address import client_address
from core.clock import EntenteNow
from core.rules.refusal import Refusal, Refused
from partners.elsewhere import tried_elsewhere
from partners.models import ApiKey
from partners.rules.addresses import is_within

ANY_KEY = ""  # what a view names when every valid key will do
USE_IS_NOTED_EVERY = timedelta(hours=1)


def key_hash(key: str) -> str:
    """SHA-256 of a key, hex. Keys are 256 random bits, so no salt or slow hash is needed."""
    return hashlib.sha256(key.encode()).hexdigest()


class KeyAuthentication(authentication.BaseAuthentication):
    """``Authorization: Bearer KEY``. Unknown, expired or revoked is 401; a partner switched off is 403."""

    keyword = "Bearer"

    def authenticate(self, request: Request) -> tuple[Any, ApiKey] | None:
        scheme, _, key = request.headers.get("Authorization", "").strip().partition(" ")
        if scheme.lower() != self.keyword.lower():
            return None
        found = self._live(key.strip())
        if found is None:
            raise exceptions.AuthenticationFailed
        self._from_its_place(request, found)
        partner = getattr(found.user, "partner", None)
        if partner and not partner.active:
            raise Refused(Refusal("partners.switched_off", {"partner": partner.pk}))
        _note_use(found, client_address(request))
        return found.user, found

    def _from_its_place(self, request: Request, key: Any) -> None:
        """A key tried from elsewhere is answered like no key at all, and those who guard markings are told."""
        address = client_address(request)
        if not is_within(address, key.networks):
            tried_elsewhere(key, address)
            raise exceptions.AuthenticationFailed

    def authenticate_header(self, request: Request) -> str:
        return f'{self.keyword} realm="Entente"'

    def _live(self, key: str) -> ApiKey | None:
        live = ApiKey.objects.filter(hash=key_hash(key), revoked_at__isnull=True, expires_at__gt=EntenteNow())
        live = live.select_related("user__partner").annotate(now=EntenteNow())
        return live.filter(user__is_active=True, user__is_service=True).first()


class ScopeNeeded(permissions.BasePermission):
    """A key needs the scope the view names for the action; a signed-in person needs none.

    A view that names no scope for an action is closed to keys. A method the view does not know passes,
    so that it is answered as 405.
    """

    def has_permission(self, request: Request, view: Any) -> bool:
        if not request.user.is_authenticated:
            return False
        if not isinstance(request.auth, ApiKey) or not _is_taken(_method(request), view):
            return True
        needed = getattr(view, "scopes", {}).get(getattr(view, "action", None) or _method(request))
        if needed == ANY_KEY or needed in request.auth.scopes:
            return True
        raise Refused(Refusal("core.scope_missing", {"scope": needed or request.path}))


def _method(request: Request) -> str:
    return str(request.method).lower()


def _is_taken(method: str, view: Any) -> bool:
    return method in view.http_method_names and hasattr(view, method)


def _note_use(key: Any, address: str) -> None:
    """Once an hour at most: enough to find keys nobody uses, without a write for each read."""
    if key.last_used_at is None or key.now - key.last_used_at > USE_IS_NOTED_EVERY:
        ApiKey.objects.filter(pk=key.pk).update(last_used_at=EntenteNow(), last_used_from=address)
