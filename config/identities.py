"""Signing in through a provider such as EU Login: the issuer and the subject are the person, nothing else is.

An address in the provider's answer is never compared with ours. An unknown subject gets nothing; one
that comes with an open invitation is bound to its person, once.
"""

import base64
import hashlib
import hmac
import logging
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from requests import RequestException

from core.rules.refusal import Refusal, Refused, enforce
from core.sentences import render as sentence
from delegations.actions.invitations import accept

log = logging.getLogger("entente.door")
INVITED_BY = "invitation"  # in the sitting: the link somebody came in with
SIGNED_WITH = ["RS256", "PS256", "ES256"]
LONGEST = 191  # the library's column
NEEDED = ["iss", "sub", "aud", "exp", "iat", "nonce"]
OURS = ("process", "next")
"""What an address may say of the way to the provider. Anything else the library would pass on to it."""


def named(issuer: str, subject: str) -> str:
    """Issuer and subject in one; by their SHA-256 where they are longer than the column."""
    whole = f"{issuer} {subject}"
    return whole if len(whole) <= LONGEST else f"sha256 {hashlib.sha256(whole.encode()).hexdigest()}"


def nonce_of(challenge: str) -> str:
    """What an identity must repeat: bound to the proof of possession, and with it to one sitting and one try."""
    return hashlib.sha256(f"entente nonce {challenge}".encode()).hexdigest()


class Provider(OpenIDConnectOAuth2Adapter):
    """Reads the provider's answer more strictly than the library does: signature, issuer, kind, and our own try."""

    nonce = ""

    def get_access_token_data(
        self, request: HttpRequest, app: SocialApp, client: Any, pkce_code_verifier: str | None = None
    ) -> Any:
        """Remember which try this is before its code is spent."""
        digest = hashlib.sha256((pkce_code_verifier or "").encode()).digest()
        self.nonce = nonce_of(base64.urlsafe_b64encode(digest).rstrip(b"=").decode())
        return super().get_access_token_data(request, app, client, pkce_code_verifier=pkce_code_verifier)

    @property
    def openid_config(self) -> dict[str, Any]:
        said: dict[str, Any] = super().openid_config
        if said.get("issuer", "").rstrip("/") != settings.OIDC_ISSUER:
            raise OAuth2Error("the issuer is another one than the settings name")
        return said

    def complete_login(self, request: HttpRequest, app: SocialApp, token: Any, **kwargs: Any) -> SocialLogin:
        """The person is named by issuer and subject together; two providers may know the same subject."""
        said = self._decode_id_token(app, kwargs["response"]["id_token"])
        whole = {"id_token": {"sub": named(said["iss"], said["sub"])}}
        login: SocialLogin = self.get_provider().sociallogin_from_response(request, whole)
        return login

    def parse_token(self, data: dict[str, Any]) -> Any:
        if not data.get("id_token"):
            raise OAuth2Error("the provider gave no identity")
        return super().parse_token(data)

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        try:
            key = self._key_of(id_token)
            said: dict[str, Any] = jwt.decode(
                id_token, key, algorithms=SIGNED_WITH, audience=app.client_id,
                issuer=self.openid_config["issuer"], options={"require": NEEDED},
            )  # fmt: skip
        except (jwt.PyJWTError, ValueError, KeyError) as error:
            raise OAuth2Error("the identity cannot be trusted") from error
        if said["aud"] not in (app.client_id, [app.client_id]) or not hmac.compare_digest(said["nonce"], self.nonce):
            raise OAuth2Error("the identity was given to somebody else or for another try")
        return said

    def _key_of(self, id_token: str) -> Any:
        """The provider's key with the id the token names. Keys and addresses in the token itself are not looked at."""
        head = jwt.get_unverified_header(id_token)
        if str(head.get("typ", "JWT")).upper() != "JWT":
            raise ValueError("another kind of token")
        with Identities(self.request).get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        known = jwt.PyJWKSet.from_dict(answer.json())
        return known[head.get("kid", "")].key


class Identities(DefaultSocialAccountAdapter):
    """Whom a provider's answer lets in."""

    def get_requests_session(self) -> Any:
        """The provider answers at the addresses it named itself; to be sent on elsewhere is an error."""
        session = super().get_requests_session()
        session.max_redirects = 0
        return session

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """A known subject goes on; an unknown one needs an open invitation in this sitting, or gets 403."""
        token = request.session.pop(INVITED_BY, "")
        if sociallogin.is_existing and not token:
            return
        try:
            bind(sociallogin.account.uid, sociallogin.account.provider, token)
        except Refused as no:
            page = render(request, "socialaccount/unknown.html", {"refusal": sentence(no.refusal)}, status=403)
            raise ImmediateHttpResponse(page) from no
        sociallogin.lookup()


@transaction.atomic
def bind(uid: str, provider: str, key: str) -> None:
    """Use the invitation, and keep from now on whose subject this is.

    Refused without an open invitation, and where the subject belongs to somebody else.
    """
    enforce(None if key else Refusal("delegations.identity_unknown"))
    person = accept(key=key)
    others = SocialAccount.objects.filter(provider=provider, uid=uid).exclude(user=person)
    enforce(Refusal("delegations.identity_taken") if others.exists() else None)
    SocialAccount.objects.filter(user=person, provider=provider).exclude(uid=uid).delete()
    SocialAccount.objects.get_or_create(user=person, provider=provider, uid=uid)


def start(request: HttpRequest, provider_id: str) -> HttpResponse:
    """To the provider. Only by POST: a link elsewhere starts nothing, and adds nothing to what is asked."""
    said = QueryDict(mutable=True)
    said.update({name: request.GET[name] for name in OURS if name in request.GET})
    request.GET = said  # type: ignore[assignment]
    answer = _seen_by(OAuth2LoginView, request, provider_id)
    asked = parse_qs(urlsplit(answer.get("Location", "")).query)
    if "code_challenge" in asked:
        answer["Location"] += "&" + urlencode({"nonce": nonce_of(asked["code_challenge"][0])})
    return answer


def back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """What the provider answered."""
    return _seen_by(OAuth2CallbackView, request, provider_id)


def _seen_by(view: Any, request: HttpRequest, provider_id: str) -> HttpResponse:
    try:
        answer: HttpResponse = view.adapter_view(Provider(request, provider_id))(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except (OAuth2Error, RequestException):
        log.exception("The provider of identities did not answer as it should.")
        return render(request, "socialaccount/authentication_error.html", status=502)
    return answer
