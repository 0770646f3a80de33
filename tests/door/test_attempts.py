"""Whoever guesses is stopped where they are, and the person guessed at is not."""

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client

from core.address import client_address
from tests.door.conftest import PASSWORD, enter, letters_gone, link_in, with_app, with_password
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
NEAR, FAR = {"REMOTE_ADDR": "192.0.2.1"}, {"REMOTE_ADDR": "192.0.2.2"}


def guess(person, times, **where):
    return [enter(person, f"wrong number {each}", **where)[1] for each in range(times)][-1]


def test_after_failed_attempts_even_the_right_password_waits_but_not_from_elsewhere(denmark):
    with_password(denmark)
    guess(denmark, 8, **NEAR)
    stopped = enter(denmark, **NEAR)[1]
    assert stopped.status_code in (200, 429)
    assert not stopped.wsgi_request.user.is_authenticated
    assert enter(denmark, **FAR)[1].status_code == 302


def test_the_lock_counts_account_and_address_together(denmark, france, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": None, "login": None}
    with_password(denmark)
    with_password(france)
    guess(denmark, 8, **NEAR)
    locked = enter(denmark, **NEAR)[1]
    assert locked.status_code == 429
    assert "This account rests" in locked.content.decode()
    assert enter(france, **NEAR)[1].status_code == 302
    assert enter(denmark, **FAR)[1].status_code == 302


def test_capitals_in_the_address_start_no_new_count(denmark, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": None, "login": None}
    with_password(denmark)
    guess(denmark, 8, **NEAR)
    denmark.email = denmark.email.upper()
    assert enter(denmark, **NEAR)[1].status_code == 429


def test_the_sender_cannot_choose_the_address_counted(rf, settings):
    forged = rf.get("/", headers={"x-forwarded-for": "203.0.113.9, 198.51.100.7"}, REMOTE_ADDR="192.0.2.1")
    assert client_address(forged) == "192.0.2.1"
    settings.BEHIND_PROXY = True
    assert client_address(forged) == "198.51.100.7"
    assert client_address(rf.get("/", headers={"x-forwarded-for": "nonsense"}, REMOTE_ADDR="")) == "0.0.0.0"


def test_asking_again_who_it_is_cannot_be_guessed_either(denmark):
    browser, _ = enter(with_password(denmark))
    answers = [
        browser.post("/accounts/reauthenticate/", {"password": f"wrong {each}"}).status_code for each in range(12)
    ]
    assert answers[0] == 200
    assert answers[-1] == 429


def test_an_unknown_address_reads_the_same_as_a_wrong_password(denmark):
    known = enter(with_password(denmark), "wrong")[1].content.decode()
    denmark.email = "nobody.here@test.invalid"
    unknown = enter(denmark, "wrong")[1].content.decode()
    assert "do not belong together" in known
    assert known.replace("dk.signatory@", "…@").count("do not belong") == unknown.count("do not belong")


def test_asking_for_a_new_password_tells_nothing_and_mails_only_accounts(denmark):
    with_password(denmark)
    known = Client().post("/accounts/password/reset/", {"email": denmark.email})
    unknown = Client().post("/accounts/password/reset/", {"email": "nobody.here@test.invalid"})
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    letters_gone()
    assert [letter.to for letter in mail.outbox] == [[denmark.email]]


def test_a_new_password_by_mail_does_not_get_round_the_second_factor(denmark, strict):
    with_app(with_password(denmark))
    Client().post("/accounts/password/reset/", {"email": denmark.email})
    letters_gone()
    browser = Client()
    form = browser.get(link_in(mail.outbox[0]), follow=True)
    new = "another phrase of five words"
    done = browser.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert done.status_code == 302
    assert browser.get("/").status_code == 302
    assert enter(denmark, new)[1].url == "/accounts/factors/authenticate/"


@pytest.mark.parametrize("poor", ["elevenchars", "passwordpassword", "dk.signatory@test.invalid", "123456789012345"])
def test_a_poor_password_is_refused(denmark, poor):
    browser, _ = enter(with_password(denmark))
    said = {"oldpassword": PASSWORD, "password1": poor, "password2": poor}
    answer = browser.post("/accounts/password/change/", said)
    assert answer.status_code == 200
    assert get_user_model().objects.get(pk=denmark.pk).check_password(PASSWORD)


def test_a_long_phrase_without_digits_or_signs_is_welcome_and_stored_by_argon2(denmark):
    browser, _ = enter(with_password(denmark))
    new = "only small letters and blanks here"
    browser.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    stored = get_user_model().objects.get(pk=denmark.pk)
    assert stored.check_password(new)
    assert stored.password.startswith("argon2$")


def test_nothing_hinders_pasting(denmark):
    for page in ("/accounts/login/", "/accounts/password/change/"):
        assert "onpaste" not in signed_in(denmark).get(page).content.decode()


@pytest.mark.parametrize(
    "gone",
    ["signup/", "email/", "confirm-email/", "confirm-email/x/", "password/set/", "login/code/confirm/", "3rdparty/",
     "social/signup/", "provider/signup/", "2fa/", "sessions/", "factors/codes/download/"],
)  # fmt: skip
def test_what_is_not_needed_is_not_there(denmark, gone):
    assert signed_in(denmark).get(f"/accounts/{gone}").status_code == 404


def test_whoever_has_no_password_is_told_so(denmark):
    browser = signed_in(denmark)
    assert browser.get("/accounts/password/change/").url == "/profile/"
    assert "no password to change" in browser.get("/profile/").content.decode()
