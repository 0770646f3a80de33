"""Issuer and subject are the person; an address never is, and nobody unknown gets in."""

from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client

from audit.models import AuditEvent
from config import env
from config.identities import named
from delegations.actions.invitations import approve, invite
from delegations.models import Delegation, Invitation, User
from delegations.rules.roles import Role
from tests import cast
from tests.door.conftest import code, with_app, with_password
from tests.door.provider import CLIENT, SECRET, FakeProvider, listening

pytestmark = pytest.mark.django_db


@pytest.fixture
def provider(settings, monkeypatch):
    monkeypatch.setenv("OIDC_CLIENT_ID", CLIENT)
    monkeypatch.setenv("OIDC_CLIENT_SECRET", SECRET)
    with listening(FakeProvider()) as found:
        settings.OIDC_ISSUER = found.issuer
        settings.SOCIALACCOUNT_PROVIDERS = env.provider(found.issuer, name="EU Login")
        yield found


@pytest.fixture
def invited(secretariat, danish_lead):
    """The key of an approved invitation of an officer of Denmark."""
    made = invite(
        email="new.officer@test.invalid", name="New officer", role=Role.OFFICER, by=danish_lead,
        delegation=Delegation.objects.get(pk="DK"), since=cast.SINCE,
    )  # fmt: skip
    return approve(invitation=made, by=secretariat)[1]


def known(person, provider, subject="u-1"):
    SocialAccount.objects.create(user=person, provider="identity", uid=f"{provider.issuer} {subject}")


def come_back(provider, browser, started, **other):
    """What the browser brings back from the provider."""
    asked = provider.asked(started.url)
    return browser.get("/accounts/identity/login/callback/", {"state": asked["state"][0], "code": "c-1"} | other)


def through(provider, browser=None):
    browser = browser or Client()
    return browser, come_back(provider, browser, browser.post("/accounts/identity/login/?process=login"))


def test_the_way_there_is_started_by_a_form_with_proof_of_possession(provider):
    started = Client().post("/accounts/identity/login/")
    asked = parse_qs(urlsplit(started.url).query)
    assert started.url.startswith(f"{provider.issuer}/authorize?")
    assert (asked["client_id"], asked["code_challenge_method"]) == ([CLIENT], ["S256"])
    assert len(asked["state"][0]) >= 16


def test_opening_the_address_starts_nothing(provider):
    answer = Client().get("/accounts/identity/login/")
    assert answer.status_code == 200
    assert "Continue with EU Login" in answer.content.decode()


def test_a_known_subject_is_let_in(provider, denmark):
    known(denmark, provider)
    browser, answer = through(provider)
    assert answer.url == "/"
    assert browser.get("/").wsgi_request.user == denmark
    assert provider.sent["code_verifier"]


def test_and_still_needs_the_second_factor(provider, denmark, strict):
    known(denmark, provider)
    secret = with_app(denmark)
    browser, answer = through(provider)
    assert answer.url == "/accounts/factors/authenticate/"
    assert browser.get("/").status_code == 302
    assert browser.post("/accounts/factors/authenticate/", {"code": code(secret)}).url == "/"


def test_the_address_of_an_account_lets_nobody_in(provider, denmark):
    with_password(denmark)
    provider.said = {"email": denmark.email, "email_verified": True, "sub": "u-99"}
    browser, answer = through(provider)
    assert answer.status_code == 403
    assert "Ask the lead of your delegation or the secretariat" in answer.content.decode()
    assert browser.get("/").status_code == 302
    assert not SocialAccount.objects.exists()


def test_the_same_subject_of_another_issuer_is_somebody_else(provider, denmark):
    SocialAccount.objects.create(user=denmark, provider="identity", uid="https://other.example u-1")
    assert through(provider)[1].status_code == 403


def test_a_subject_longer_than_the_column_is_still_one_person(provider, denmark):
    long = "u" * 250
    SocialAccount.objects.create(user=denmark, provider="identity", uid=named(provider.issuer, long))
    provider.said = {"sub": long}
    assert through(provider)[1].url == "/"
    provider.said = {"sub": long + "x"}
    assert through(provider)[1].status_code == 403


def test_an_account_out_of_use_stays_out(provider, denmark):
    known(denmark, provider)
    User.objects.filter(pk=denmark.pk).update(is_active=False)
    browser, answer = through(provider)
    assert answer.url == "/accounts/inactive/"
    assert browser.get("/").status_code == 302


@pytest.mark.parametrize(
    "said",
    [
        {"aud": "another client"},
        {"iss": "https://other.example"},
        {"exp": 1},
        {"sub": None},
    ],
    ids=["for somebody else", "by somebody else", "too old", "about nobody"],
)
def test_an_identity_that_cannot_be_trusted_is_none(provider, denmark, said):
    known(denmark, provider)
    provider.said = said
    browser, answer = through(provider)
    assert "could not be trusted" in answer.content.decode()
    assert browser.get("/").status_code == 302


def test_nor_is_one_signed_with_another_key(provider, denmark):
    known(denmark, provider)
    provider.signs_with = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    assert "could not be trusted" in through(provider)[1].content.decode()


@pytest.mark.parametrize(("algorithm", "key"), [("none", None), ("HS256", "x" * 40)])
def test_nor_one_that_chose_its_own_way_of_signing(provider, denmark, algorithm, key):
    known(denmark, provider)
    provider.algorithm, provider.signs_with = algorithm, key
    assert "could not be trusted" in through(provider)[1].content.decode()


def test_nor_one_of_a_provider_that_names_itself_otherwise(provider, denmark):
    known(denmark, provider)
    browser = Client()
    started = browser.post("/accounts/identity/login/")
    provider.names_itself = "https://other.example"
    assert "could not be trusted" in come_back(provider, browser, started).content.decode()


def test_an_answer_nobody_asked_for_is_refused(provider, denmark):
    known(denmark, provider)
    answer = Client().get("/accounts/identity/login/callback/", {"state": "made up", "code": "c-1"})
    assert "could not be trusted" in answer.content.decode()


def test_whoever_breaks_off_reads_that_nothing_happened(provider):
    browser = Client()
    started = browser.post("/accounts/identity/login/")
    answer = come_back(provider, browser, started, error="access_denied")
    assert answer.url == "/accounts/provider/cancelled/"
    assert browser.get(answer.url).status_code == 200


def test_an_invitation_binds_a_subject_once(provider, invited):
    browser = Client()
    started = browser.post(f"/accounts/invitation/{invited}/", {"by_provider": "yes"})
    answer = come_back(provider, browser, started)
    made = User.objects.get(email="new.officer@test.invalid")
    assert answer.url == "/"
    assert (SocialAccount.objects.get().user, SocialAccount.objects.get().uid) == (made, f"{provider.issuer} u-1")
    assert not made.has_usable_password()
    assert AuditEvent.objects.filter(verb="people.accept_invitation").exists()
    provider.said = {"sub": "u-2"}
    assert browser.get(f"/accounts/invitation/{invited}/").status_code == 410
    assert through(provider)[1].status_code == 403


def test_a_subject_that_is_somebody_cannot_become_another_and_the_invitation_stays(provider, invited, denmark):
    known(denmark, provider)
    browser = Client()
    started = browser.post(f"/accounts/invitation/{invited}/", {"by_provider": "yes"})
    answer = come_back(provider, browser, started)
    assert answer.status_code == 403
    assert "belongs to another account" in answer.content.decode()
    assert Invitation.objects.get().used_at is None


def test_without_a_provider_there_is_no_such_address(db):
    assert Client().post("/accounts/identity/login/").status_code == 404
    assert "Continue with" not in Client().get("/accounts/login/").content.decode()


def test_a_provider_elsewhere_does_not_exist(provider):
    assert Client().post("/accounts/google/login/").status_code == 404
