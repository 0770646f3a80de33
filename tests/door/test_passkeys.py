"""A passkey is added, lets in, is a second factor, and signs; a challenge is answered once and here only."""

import json
import re

import pytest
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from responses.models import Position
from tests.door.conftest import code, enter, with_app, with_password
from tests.door.device import Device
from tests.factories.responses import a_case_for_all, a_proposal, a_round, ready
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
ADD, LIST, ENTER = "/accounts/factors/passkeys/add/", "/accounts/factors/passkeys/", "/accounts/factors/passkeys/login/"
SECOND = "/accounts/factors/authenticate/"


def challenge(page):
    """What the page hands to the device."""
    found = re.search(r'id="passkey-options" type="application/json">(.*?)</script>', page.content.decode())
    assert found
    (options,) = json.loads(found[1]).values()
    return options["publicKey"]["challenge"]


def with_passkey(person, **how):
    """Set up through the page."""
    device, browser = Device(**how), signed_in(person)
    answer = browser.post(ADD, {"name": "My device", "credential": device.make(challenge(browser.get(ADD)))})
    return device, answer


def answered(browser, page, device, **how):
    return device.answer(challenge(browser.get(page)), **how)


def test_it_is_added_renamed_and_removed(denmark):
    _, answer = with_passkey(denmark)
    assert answer.status_code == 302
    browser, stored = signed_in(denmark), Authenticator.objects.get(user=denmark, type="webauthn")
    assert "My device" in browser.get(LIST).content.decode()
    assert browser.post(f"{LIST}{stored.pk}/edit/", {"name": "Another name"}).url == LIST
    assert "Another name" in browser.get(f"{LIST}{stored.pk}/remove/").content.decode()
    browser.post(f"{LIST}{stored.pk}/remove/")
    assert not Authenticator.objects.filter(user=denmark).exists()


def test_nobody_touches_the_passkeys_of_others(denmark, france):
    with_passkey(denmark)
    stored = Authenticator.objects.get(user=denmark, type="webauthn")
    browser = signed_in(france)
    assert [browser.post(f"{LIST}{stored.pk}/{act}/").status_code for act in ("edit", "remove")] == [404, 404]
    assert "My device" not in browser.get(LIST).content.decode()


def test_it_is_a_second_factor(denmark, strict):
    device, _ = with_passkey(with_password(denmark))
    browser, first = enter(denmark)
    assert first.url == SECOND
    assert browser.post(SECOND, {"credential": answered(browser, SECOND, device)}).url == "/"
    assert browser.get("/").status_code == 200


def test_alone_it_lets_in_without_a_password(denmark, strict):
    device, _ = with_passkey(denmark)
    browser = Client()
    asked = browser.get(ENTER, headers={"accept": "application/json"}).json()
    person = user_pk_to_url_str(denmark).encode()
    said = device.answer(asked["request_options"]["publicKey"]["challenge"], person=person)
    assert browser.post(ENTER, {"credential": said}).url == "/"
    assert browser.get("/").wsgi_request.user == denmark


@pytest.mark.parametrize("how", [{"origin": "https://testserver.example"}, {"origin": "http://testserver"}])
def test_an_answer_given_to_another_site_is_none(denmark, strict, how):
    device, _ = with_passkey(with_password(denmark))
    browser, _ = enter(denmark)
    browser.post(SECOND, {"credential": answered(browser, SECOND, device, **how)})
    assert browser.get("/").status_code == 302


def test_an_answer_works_once(denmark, strict):
    device, _ = with_passkey(with_password(denmark))
    browser, _ = enter(denmark)
    said = answered(browser, SECOND, device)
    assert browser.post(SECOND, {"credential": said}).url == "/"
    thief, _ = enter(denmark)
    thief.get(SECOND)
    thief.post(SECOND, {"credential": said})
    assert thief.get("/").status_code == 302


def test_the_device_of_somebody_else_does_not_do(denmark, france, strict):
    with_passkey(with_password(denmark))
    theirs, _ = with_passkey(france)
    browser, _ = enter(denmark)
    browser.post(SECOND, {"credential": answered(browser, SECOND, theirs)})
    assert browser.get("/").status_code == 302


def test_a_device_that_asks_its_owner_nothing_is_not_taken(denmark):
    _, answer = with_passkey(denmark, verifies=False)
    assert answer.status_code == 200
    assert not Authenticator.objects.filter(user=denmark, type="webauthn").exists()


@pytest.mark.parametrize("said", ["", "nonsense", "{}", '{"id": 1}', "[]"])
def test_nonsense_in_place_of_an_answer_is_refused_and_nothing_breaks(denmark, strict, said):
    with_passkey(with_password(denmark))
    browser, _ = enter(denmark)
    browser.get(SECOND)
    assert browser.post(SECOND, {"credential": said}).status_code == 200
    assert browser.get("/").status_code == 302


@pytest.fixture
def round_(analyst, drafter, legal_adviser, chair, denmark):
    return a_round(ready(a_proposal(a_case_for_all(by=analyst), drafter), drafter, legal_adviser), chair)


def reviewed(browser, round_):
    """The page one signs on, in a sitting that is six minutes old."""
    session = browser.session
    session["identified_at"] -= 6 * 60
    session.save()
    answer = {"text_sha256": round_.text_sha256, "after": 0, "answer": "agree"}
    return browser.post(reverse("responses:position", args=[round_.pk]), answer)


def token_in(page):
    return re.search(r'name="token" value="([^"]+)"', page.content.decode())[1]


def test_a_signature_may_be_proved_by_a_passkey(round_, denmark):
    device, _ = with_passkey(denmark)
    browser = signed_in(denmark)
    page = reviewed(browser, round_)
    assert "with a passkey" in page.content.decode()
    sign = reverse("responses:sign", args=[round_.pk])
    wrong = browser.post(sign, {"token": token_in(page), "credential": Device().answer(challenge(page))})
    assert (wrong.status_code, Position.objects.count()) == (403, 0)
    said = {"token": token_in(wrong), "credential": device.answer(challenge(wrong))}
    assert browser.post(sign, said).status_code == 303
    assert Position.objects.get().signed_by == denmark


def test_or_by_a_code_once(round_, denmark):
    secret = with_app(denmark)
    browser = signed_in(denmark)
    page = reviewed(browser, round_)
    shown = code(secret)
    said = {"token": token_in(page), "code": shown}
    assert browser.post(reverse("responses:sign", args=[round_.pk]), said).status_code == 303
    again = signed_in(denmark)
    page = reviewed(again, round_)
    assert again.post(reverse("responses:sign", args=[round_.pk]), said | {"token": token_in(page)}).status_code == 403
