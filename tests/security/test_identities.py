"""What an identity from a provider must be before it opens anything: ours, of this try, of the right kind."""

import time
from urllib.parse import parse_qs, urlsplit

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client
from jwt.algorithms import RSAAlgorithm

from delegations.models import User
from tests.door.provider import FakeProvider, listening
from tests.door.test_provider import come_back, known, provider, through  # noqa: F401 - why: a fixture

pytestmark = pytest.mark.django_db
UNTRUSTED = "could not be trusted"


def refused(found, person) -> bool:
    known(person, found)
    browser, answer = through(found)
    return UNTRUSTED in answer.content.decode() and browser.get("/").status_code == 302


@pytest.mark.parametrize(
    "said",
    [
        {"nonce": "of another try"},
        {"nonce": None},
        {"nonce": ""},
        {"nbf": int(time.time()) + 3600},
        {"iat": int(time.time()) + 3600},
        {"aud": ["entente", "another client"]},
    ],
    ids=["another try", "no try", "an empty try", "not yet", "of tomorrow", "for two"],
)
def test_an_identity_of_another_try_or_time_or_reader_opens_nothing(provider, denmark, said):  # noqa: F811
    provider.said = said
    assert refused(provider, denmark)


@pytest.mark.parametrize("kind", ["at+jwt", "logout+jwt", "secevent+jwt"])
def test_another_kind_of_token_is_no_identity(provider, denmark, kind):  # noqa: F811
    provider.head = {"typ": kind}
    assert refused(provider, denmark)


def test_keys_the_token_brings_along_or_points_to_are_not_looked_at(provider, denmark):  # noqa: F811
    thief = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    key = RSAAlgorithm.to_jwk(thief.public_key(), as_dict=True) | {"kid": "thief"}
    with listening(FakeProvider()) as elsewhere:
        elsewhere.key = thief
        provider.signs_with = thief
        provider.head = {
            "kid": "thief", "jwk": key, "jku": f"{elsewhere.issuer}/keys", "x5u": f"{elsewhere.issuer}/keys",
        }  # fmt: skip
        assert refused(provider, denmark)
        assert elsewhere.paths == []


def test_what_one_browser_began_another_cannot_end(provider, denmark):  # noqa: F811
    known(denmark, provider)
    started = Client().post("/accounts/identity/login/")
    other = Client()
    other.post("/accounts/identity/login/")
    answer = come_back(provider, other, started)
    assert UNTRUSTED in answer.content.decode()
    assert other.get("/").status_code == 302


def test_each_try_is_asked_with_a_number_of_its_own(provider):  # noqa: F811
    asked = [parse_qs(urlsplit(Client().post("/accounts/identity/login/").url).query) for _ in range(2)]
    assert len({each["nonce"][0] for each in asked}) == 2
    assert len({each["state"][0] for each in asked}) == 2
    assert all(len(each["nonce"][0]) == 64 for each in asked)


def test_a_link_changes_nothing_of_what_the_provider_is_asked(provider):  # noqa: F811
    more = "?auth_params=redirect_uri%3Dhttps%3A%2F%2Fevil.example%26state%3Dx&scope=everything&action=rerequest"
    asked = parse_qs(urlsplit(Client().post(f"/accounts/identity/login/{more}").url).query)
    assert asked["redirect_uri"] == ["http://testserver/accounts/identity/login/callback/"]
    assert "everything" not in asked["scope"][0]
    assert asked["state"] != ["x"]


def test_a_provider_that_sends_us_on_elsewhere_is_not_followed(provider, denmark):  # noqa: F811
    known(denmark, provider)
    with listening(FakeProvider()) as elsewhere:
        browser = Client()
        started = browser.post("/accounts/identity/login/")
        provider.leads_on = elsewhere.issuer
        answer = come_back(provider, browser, started)
        assert UNTRUSTED in answer.content.decode()
        assert elsewhere.paths == []
    assert browser.get("/").status_code == 302


def test_tokens_of_the_provider_are_kept_nowhere_and_reach_no_browser(provider, denmark):  # noqa: F811
    known(denmark, provider)
    browser, answer = through(provider)
    assert User.objects.get(pk=denmark.pk).socialaccount_set.get().socialtoken_set.count() == 0
    kept = str(dict(browser.session)) + str(answer.headers) + browser.get("/profile/").content.decode()
    assert "opaque" not in kept
    assert provider.token().partition(".")[0] not in kept
