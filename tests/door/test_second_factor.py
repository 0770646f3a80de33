"""Outside the demonstration a password alone opens nothing; a code works once."""

import pytest
from allauth.core.context import request_context
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core import mail
from django.test import Client

from audit.models import AuditEvent
from config.second_factor import has_factor
from tests.door.conftest import PASSWORD, code, enter, with_app, with_password
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
EVERYWHERE = ("/", "/cases/", "/profile/", "/delegation/", "/notices/", "/search/?q=a")


@pytest.mark.parametrize("address", EVERYWHERE)
def test_whoever_has_none_is_led_to_setting_one_up_from_everywhere(strict, denmark, address):
    answer = signed_in(denmark).get(address)
    assert (answer.status_code, answer.url) == (302, "/accounts/factors/")


def test_the_administration_is_behind_the_same_door(strict, secretariat):
    assert signed_in(secretariat).get("/admin/").url == "/accounts/factors/"
    with_app(secretariat)
    assert signed_in(secretariat).get("/admin/").status_code == 200


def test_the_api_says_so_to_a_person_and_asks_nothing_of_a_key(strict, denmark):
    answer = signed_in(denmark).get("/api/v1/cases/")
    assert (answer.status_code, answer.json()["code"]) == (403, "core.second_factor_first")
    assert Client().get("/api/v1/cases/").status_code == 401


def test_until_then_the_frame_shows_nothing_of_what_waits(strict, denmark):
    shown = signed_in(denmark).get("/accounts/factors/")
    assert shown.status_code == 200
    assert 'aria-label="Main"' not in shown.content.decode()


def test_the_demonstration_needs_none(settings, denmark):
    assert settings.SECOND_FACTOR is False
    assert signed_in(denmark).get("/").status_code == 200


def test_an_app_is_set_up_with_its_code_which_is_spent_with_that(strict, denmark, django_capture_on_commit_callbacks):
    browser, _ = enter(with_password(denmark))
    shown = browser.get("/accounts/factors/app/activate/")
    assert "<path d=" in shown.content.decode()
    secret = browser.session["mfa.totp.secret"]
    spent = code(secret)
    with django_capture_on_commit_callbacks() as committed:
        answer = browser.post("/accounts/factors/app/activate/", {"code": spent})
    with request_context(answer.wsgi_request):
        for call in committed:
            call()
    assert answer.url == "/accounts/factors/codes/"
    assert browser.get("/").status_code == 200
    assert secret not in str(Authenticator.objects.get(user=denmark, type="totp").data)
    assert {letter.to[0] for letter in mail.outbox} == {denmark.email}
    assert "not you, tell the secretariat" in mail.outbox[0].body
    assert AuditEvent.objects.filter(verb="people.factor_added", subject_id=str(denmark.pk)).exists()
    again, _ = enter(denmark)
    assert again.post("/accounts/factors/authenticate/", {"code": spent}).status_code == 200


def test_a_wrong_code_sets_nothing_up_and_keeps_the_square(strict, denmark):
    browser, _ = enter(with_password(denmark))
    browser.get("/accounts/factors/app/activate/")
    secret = browser.session["mfa.totp.secret"]
    answer = browser.post("/accounts/factors/app/activate/", {"code": "000000"})
    assert "does not fit" in answer.content.decode()
    assert browser.session["mfa.totp.secret"] == secret
    assert not has_factor(denmark)


def test_password_and_code_together_open_and_the_code_opens_only_once(strict, denmark):
    secret = with_app(with_password(denmark))
    browser, answer = enter(denmark)
    assert answer.url == "/accounts/factors/authenticate/"
    assert browser.get("/").url.startswith("/accounts/login/")
    shown = code(secret)
    assert browser.post("/accounts/factors/authenticate/", {"code": shown}).url == "/"
    assert browser.get("/").status_code == 200
    thief, _ = enter(denmark)
    refused = thief.post("/accounts/factors/authenticate/", {"code": shown})
    assert "Each code works once" in refused.content.decode()
    assert thief.get("/").status_code == 302


def test_guessing_codes_is_stopped_after_five(strict, denmark):
    secret = with_app(with_password(denmark))
    browser, _ = enter(denmark)
    for guess in range(5):
        browser.post("/accounts/factors/authenticate/", {"code": f"00000{guess}"})
    answer = browser.post("/accounts/factors/authenticate/", {"code": code(secret)})
    assert "Too many failed attempts" in answer.content.decode()


def test_a_recovery_code_lets_in_once(strict, denmark):
    with_app(with_password(denmark))
    spare = RecoveryCodes(Authenticator.objects.get(user=denmark, type="recovery_codes")).get_unused_codes()[0]
    browser, _ = enter(denmark)
    assert browser.post("/accounts/factors/authenticate/", {"code": spare}).url == "/"
    again, _ = enter(denmark)
    assert again.post("/accounts/factors/authenticate/", {"code": spare}).status_code == 200


def test_whoever_removes_the_last_one_sets_up_another_before_going_on(strict, denmark):
    secret = with_app(with_password(denmark))
    browser, _ = enter(denmark)
    browser.post("/accounts/factors/authenticate/", {"code": code(secret)})
    assert browser.post("/accounts/factors/app/deactivate/").url == "/accounts/factors/"
    assert browser.get("/").url == "/accounts/factors/"


def test_factors_want_their_person_after_five_minutes(strict, denmark, later):
    secret = with_app(with_password(denmark))
    browser, _ = enter(denmark)
    browser.post("/accounts/factors/authenticate/", {"code": code(secret)})
    later.shift(301)
    assert "/accounts/reauthenticate/" in browser.get("/accounts/factors/codes/generate/").url
    browser.post("/accounts/reauthenticate/?next=/accounts/factors/codes/generate/", {"password": PASSWORD})
    assert browser.get("/accounts/factors/codes/generate/").status_code == 200


@pytest.mark.parametrize(
    "address",
    ["", "app/activate/", "passkeys/", "passkeys/add/", "codes/generate/", "authenticate/"],
)
def test_every_page_of_the_factors_opens_or_leads_on(denmark, address):
    assert signed_in(denmark).get(f"/accounts/factors/{address}").status_code in (200, 302)
