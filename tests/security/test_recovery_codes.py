"""Recovery codes are told once; what is kept of them opens nothing."""

import pytest
from allauth.core.context import request_context
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

from delegations.actions.recovery import close_codes, codes_left, spend_code
from tests.door.conftest import _nothing_counted_yet as nothing_counted_yet  # noqa: F401 - why: a fixture
from tests.door.conftest import code, enter, with_app, with_password
from tests.door.test_sitting import inside

pytestmark = pytest.mark.django_db
PAGE, MAKE = "/accounts/factors/codes/", "/accounts/factors/codes/generate/"


def kept(person):
    return Authenticator.objects.get(user=person, type="recovery_codes")


@pytest.fixture
def made(denmark, django_capture_on_commit_callbacks):
    """A browser that just made new codes, and the codes its page told."""
    secret = with_app(with_password(denmark))
    browser, _ = enter(denmark)
    browser.post("/accounts/factors/authenticate/", {"code": code(secret)})
    with django_capture_on_commit_callbacks() as committed:
        answer = browser.post(MAKE)
    with request_context(answer.wsgi_request):
        for call in committed:
            call()
    answer.wsgi_request.session.save()
    return browser, browser.get(PAGE).context["codes"]


def test_new_codes_are_told_once_and_lie_as_slow_hashes_under_a_salt(made, denmark):
    browser, told = made
    stored = kept(denmark).data
    assert len(set(told)) == 10
    assert [each.split("$")[0] for each in stored["hashes"]] == ["argon2"] * 10
    assert len(stored["salt"]) >= 20
    assert "seed" not in stored
    assert not any(each in str(stored) for each in told)
    again = browser.get(PAGE)
    assert again.context["codes"] == []
    assert "cannot be shown again" in again.content.decode()
    assert "10 of 10 codes are left" in again.content.decode()


def test_between_making_and_telling_they_lie_closed(denmark, made):
    browser, told = made
    assert not any(each in str(dict(browser.session)) for each in told)


def test_each_lets_in_once_and_one_less_is_left(made, denmark):
    _, told = made
    browser, _ = enter(denmark)
    assert browser.post("/accounts/factors/authenticate/", {"code": f"{told[0][:5]} {told[0][5:]}"}).url == "/"
    assert inside(browser)
    assert codes_left(denmark) == 9
    again, _ = enter(denmark)
    assert again.post("/accounts/factors/authenticate/", {"code": told[0]}).status_code == 200
    assert not inside(again)


def test_a_set_from_before_is_closed_when_it_is_first_used_and_still_works(denmark):
    with_app(denmark)
    old = RecoveryCodes(kept(denmark)).get_unused_codes()
    assert codes_left(denmark) == 10
    assert spend_code(person=denmark, code="0000000000") is None
    assert "seed" not in kept(denmark).data
    assert spend_code(person=denmark, code=old[3]) is not None
    assert spend_code(person=denmark, code=old[3]) is None
    assert close_codes(kept=kept(denmark)) == []
    assert codes_left(denmark) == 9


def test_two_sets_of_one_code_do_not_look_alike(denmark, france):
    for person in (denmark, france):
        with_app(person)
        close_codes(kept=kept(person))
    assert kept(denmark).data["salt"] != kept(france).data["salt"]


def test_guessing_them_is_stopped(denmark):
    with_app(with_password(denmark))
    browser, _ = enter(denmark)
    answers = [browser.post("/accounts/factors/authenticate/", {"code": f"{each:010}"}) for each in range(7)]
    assert "Too many failed attempts" in answers[-1].content.decode()
    assert not inside(browser)


def test_who_has_none_is_told_of_none(denmark):
    assert spend_code(person=denmark, code="0000000000") is None
    assert codes_left(denmark) == 0
