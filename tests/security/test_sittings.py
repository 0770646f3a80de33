"""A sitting has a key nobody can guess, gets a new one with every proof, and ends wherever it should."""

import re

import pytest
from allauth.core.context import request_context
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from audit.models import AuditEvent
from tests.door.conftest import code, enter, later, with_app, with_password  # noqa: F401 - why: fixtures
from tests.door.test_sitting import inside
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
REAUTHENTICATE = "/accounts/reauthenticate/"
SITTINGS = "/accounts/sittings/"


def with_key(key: str) -> Client:
    """A browser that holds this key and nothing else."""
    browser = Client()
    browser.cookies["session"] = key
    return browser


def test_a_key_is_long_random_and_means_nothing_by_itself(denmark):
    keys = [signed_in(denmark).session.session_key for _ in range(20)]
    assert len(set(keys)) == 20
    assert all(re.fullmatch(r"[a-z0-9]{32}", each) for each in keys)  # 36 to the 32nd: 165 bits


def test_a_proof_given_again_brings_a_new_key_and_the_old_one_opens_nothing(denmark):
    browser, _ = enter(with_password(denmark))
    before = browser.session.session_key
    browser.post(REAUTHENTICATE, {"password": "four words nobody guesses easily"})
    after = browser.session.session_key
    assert after != before
    assert not Session.objects.filter(session_key=before).exists()
    assert (inside(browser), inside(with_key(before))) == (True, False)
    assert "this browser" in browser.get(SITTINGS).content.decode()


def test_so_does_a_code(denmark):
    secret = with_app(with_password(denmark))
    browser = signed_in(denmark)
    before = browser.session.session_key
    browser.post("/accounts/factors/reauthenticate/", {"code": code(secret)})
    assert browser.session.session_key != before
    assert (inside(browser), inside(with_key(before))) == (True, False)


def test_a_wrong_proof_changes_no_key(denmark):
    browser, _ = enter(with_password(denmark))
    before = browser.session.session_key
    browser.post(REAUTHENTICATE, {"password": "something else altogether"})
    assert browser.session.session_key == before


def test_a_poll_under_the_old_key_does_not_take_the_new_one_away(denmark):
    browser, _ = enter(with_password(denmark))
    before = browser.session.session_key
    browser.post(REAUTHENTICATE, {"password": "four words nobody guesses easily"})
    late = with_key(before).get("/", headers={"hx-request": "true"})
    assert late.status_code == 401
    assert "session" not in late.cookies


def test_signing_out_ends_the_sitting_on_the_server_too(denmark):
    browser, _ = enter(with_password(denmark))
    key = browser.session.session_key
    browser.post("/accounts/logout/")
    assert not Session.objects.filter(session_key=key).exists()
    assert not inside(with_key(key))


def in_with_code(person, secret, later) -> Client:  # noqa: F811
    """Signed in by password and the next code of the app."""
    later.shift(60)
    browser, _ = enter(person)
    browser.post("/accounts/factors/authenticate/", {"code": code(secret)})
    assert inside(browser)
    return browser


@pytest.mark.parametrize("change", ["codes/generate/", "app/deactivate/"], ids=["new codes", "no app"])
def test_a_change_of_factors_ends_the_other_sittings(denmark, later, change, django_capture_on_commit_callbacks):  # noqa: F811
    secret = with_app(with_password(denmark))
    there, here = in_with_code(denmark, secret, later), in_with_code(denmark, secret, later)
    with django_capture_on_commit_callbacks() as committed:
        answer = here.post(f"/accounts/factors/{change}")
    with request_context(answer.wsgi_request):
        for call in committed:
            call()
    assert (inside(here), inside(there)) == (True, False)


def test_ending_the_others_wants_a_fresh_proof_and_is_done_after_it(denmark, later):  # noqa: F811
    here, _ = enter(with_password(denmark))
    there, _ = enter(denmark)
    later.shift(6 * 60)
    assert here.get(SITTINGS).status_code == 200
    asked = here.post(SITTINGS)
    assert asked.url.startswith(REAUTHENTICATE)
    assert inside(there)
    here.post(REAUTHENTICATE, {"password": "four words nobody guesses easily", "next": SITTINGS})
    here.post(SITTINGS)
    assert (inside(here), inside(there)) == (True, False)


def test_the_secretariat_signs_somebody_out_everywhere_and_it_is_on_record(secretariat, denmark):
    theirs, _ = enter(with_password(denmark))
    office = signed_in(secretariat)
    chosen = {"action": "sign_out", "_selected_action": [denmark.pk]}
    answer = office.post(reverse("admin:delegations_user_changelist"), chosen, follow=True)
    assert "signed out of every browser" in answer.content.decode()
    assert (inside(theirs), inside(office)) == (False, True)
    assert AuditEvent.objects.filter(verb="people.signed_out", subject_id=str(denmark.pk)).count() == 1
    denmark.refresh_from_db()
    assert denmark.is_active


def test_every_page_of_somebody_who_is_in_leads_out(denmark):
    browser = signed_in(denmark)
    for page in ("/", "/cases/", "/reports/", "/profile/", "/notices/", "/search/?q=a", SITTINGS):
        assert 'action="/accounts/logout/"' in browser.get(page).content.decode(), page
