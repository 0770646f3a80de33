"""Thirty minutes without an act, twelve hours in all; what was typed waits; the list of sittings ends the others."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from cases.models import Report
from delegations.models import User
from delegations.tasks import forget
from tests.door.conftest import PASSWORD, enter, with_password
from tests.factories.cases import a_case
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
REPORT = "/reports/new/"
KEPT = "/accounts/kept/"


def inside(browser):
    return browser.get("/profile/").status_code == 200


@pytest.mark.parametrize(("minutes", "still"), [(29, True), (30, False)])
def test_a_sitting_ends_after_thirty_minutes_without_an_act(denmark, later, minutes, still):
    browser, _ = enter(with_password(denmark))
    later.shift(minutes * 60)
    assert inside(browser) is still


def test_each_act_begins_the_thirty_minutes_anew(denmark, later):
    browser, _ = enter(with_password(denmark))
    for _ in range(5):
        later.shift(25 * 60)
        assert inside(browser)


def test_after_twelve_hours_it_ends_in_any_case(denmark, later):
    browser, _ = enter(with_password(denmark))
    for _ in range(28):
        later.shift(25 * 60)
        assert inside(browser)
    later.shift(20 * 60)
    answer = browser.get("/profile/")
    assert answer.url == "/accounts/login/?next=/profile/"
    assert "Twelve hours" in browser.get(answer.url).content.decode()


def test_a_page_that_asks_for_itself_does_not_prolong_it(denmark, later):
    browser, _ = enter(with_password(denmark))
    for _ in range(6):
        later.shift(6 * 60)
        last = browser.get("/profile/", headers={"hx-request": "true"})
    assert last.status_code == 401
    assert not inside(browser)


def test_a_poll_after_the_end_gets_no_page_of_the_door_to_show_in_place_of_the_board(denmark):
    answer = Client().get("/", headers={"hx-request": "true"})
    assert (answer.status_code, answer.content) == (401, b"")


def test_the_api_says_401_or_403_instead_of_leading_to_the_door(denmark, later):
    browser, _ = enter(with_password(denmark))
    later.shift(31 * 60)
    assert browser.get("/api/v1/cases/").status_code in (401, 403)


def test_a_page_more_in_the_same_minute_writes_nothing(denmark, django_assert_num_queries, later):
    browser, _ = enter(with_password(denmark))
    browser.get("/profile/")
    before = browser.session["seen_at"]
    later.shift(30)
    browser.get("/profile/")
    assert browser.session["seen_at"] == before


@pytest.fixture
def typed(danish_officer):
    return {"title": "A clone of a news site", "body": "Seen this morning.", "marking": "limite"}


@pytest.fixture
def came_too_late(danish_officer, later, typed):
    """A browser whose form was sent after the sitting had ended, and the answer."""
    browser, _ = enter(with_password(danish_officer))
    later.shift(45 * 60)
    return browser, browser.post(REPORT, typed)


def test_a_form_sent_too_late_is_kept_until_its_person_is_back(came_too_late, danish_officer, typed):
    browser, answer = came_too_late
    assert answer.url == f"/accounts/login/?next={KEPT}"
    assert not Report.objects.exists()
    _, back = enter(danish_officer, browser=browser)
    assert back.status_code == 302
    shown = browser.get(KEPT).content.decode()
    assert "Seen this morning." in shown
    assert f'action="{REPORT}"' in shown
    browser.post(REPORT, typed)
    assert "Seen this morning." not in browser.get(KEPT).content.decode()


def test_next_leads_straight_to_what_is_kept(came_too_late, danish_officer):
    browser, answer = came_too_late
    back = browser.post(answer.url, {"login": danish_officer.email, "password": PASSWORD, "next": KEPT})
    assert back.url == KEPT


def test_another_person_at_the_same_browser_does_not_see_it(came_too_late, france):
    browser, _ = came_too_late
    enter(with_password(france), browser=browser)
    assert "Seen this morning." not in browser.get(KEPT).content.decode()


def test_the_form_of_another_window_is_kept_beside_it(came_too_late, danish_officer, typed):
    """The first window ended the sitting; the second finds nobody signed in, and its words are worth as much."""
    browser, _ = came_too_late
    second = "/calculators/deadline/"
    assert browser.post(second, {"reason": "Written in the other window."}).url == f"/accounts/login/?next={KEPT}"
    assert "What you typed is kept." in browser.get(f"/accounts/login/?next={KEPT}").content.decode()
    enter(danish_officer, browser=browser)
    shown = browser.get(KEPT).content.decode()
    assert "Seen this morning." in shown
    assert "Written in the other window." in shown
    assert browser.post(KEPT, {"which": "1"}).url == KEPT
    browser.post(REPORT, typed | {"body": "Another report, while the first one still waits."})
    left = browser.get(KEPT).content.decode()
    assert "Seen this morning." in left
    assert "Written in the other window." not in left


@pytest.mark.parametrize("asks", [{"hx-request": "true"}, {}], ids=["a page that asks for itself", "a page"])
def test_words_are_kept_though_another_window_had_found_the_sitting_over(danish_officer, later, typed, asks):
    browser, _ = enter(with_password(danish_officer))
    later.shift(45 * 60)
    browser.get("/profile/", headers=asks)
    assert browser.post(REPORT, typed).url == f"/accounts/login/?next={KEPT}"
    enter(danish_officer, browser=browser)
    assert "Seen this morning." in browser.get(KEPT).content.decode()


def test_what_is_left_of_sittings_nobody_came_back_to_is_deleted(denmark, danish_officer):
    here, _ = enter(with_password(denmark))
    enter(with_password(danish_officer))
    gone = Session.objects.exclude(session_key=here.session.session_key)
    gone.update(expire_date=timezone.now() - timedelta(hours=1))
    UserSession.objects.update(created_at=timezone.now() - timedelta(days=5))
    forget()
    assert not Session.objects.filter(expire_date__lt=timezone.now()).exists()
    assert [row.user for row in UserSession.objects.all()] == [denmark]
    assert inside(here)


def test_the_list_of_sittings_names_browsers_as_people_do_and_keeps_what_they_said(denmark):
    browser, _ = enter(with_password(denmark))
    for said, shown in (
        ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox on Linux"),
        ('curl/8.11.0 "<', "curl/8.11.0 &quot;&lt;"),
    ):
        UserSession.objects.update(user_agent=said)
        page = browser.get(reverse("usersessions_list")).content.decode()
        assert f'<span title="{escape(said)}">{shown}</span>' in page


def test_a_stranger_s_form_is_not_kept_where_no_sitting_ended(db):
    assert Client().post(REPORT, {"body": "typed by nobody"}).url == f"/accounts/login/?next={REPORT}"


def test_what_was_typed_before_a_weekend_finds_its_person_on_monday(danish_officer):
    """The session outlives the sitting, which the first request ends: only so is it known whose words they are."""
    browser, _ = enter(with_password(danish_officer))
    assert browser.session.get_expiry_age() >= timedelta(days=3).total_seconds()


def test_it_can_be_thrown_away(came_too_late, danish_officer):
    browser, _ = came_too_late
    enter(danish_officer, browser=browser)
    assert browser.post(KEPT).url == REPORT
    assert "Nothing is kept" in browser.get(KEPT).content.decode()


def test_nobody_signed_in_sees_nothing_of_it(came_too_late):
    browser, _ = came_too_late
    assert browser.get(KEPT).url == "/"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/accounts/reauthenticate/", {"password": "anything at all"}),
        (REPORT, {"body": "RESTREINT UE/EU RESTRICTED"}),
        (REPORT, {"body": "x" * 200_001}),
        (REPORT, {}),
    ],
    ids=["a password", "classified", "too long", "nothing"],
)
def test_what_is_not_kept(danish_officer, later, address, words):
    browser, _ = enter(with_password(danish_officer))
    later.shift(45 * 60)
    browser.post(address, words)
    assert not browser.session["kept_words"]["forms"]


def test_a_page_elsewhere_lays_no_words_into_a_sitting(danish_officer, later):
    browser = Client(enforce_csrf_checks=True)
    token = browser.get("/accounts/login/").context["csrf_token"]
    enter(with_password(danish_officer), browser=browser, headers={"x-csrftoken": str(token)})
    assert inside(browser)
    later.shift(45 * 60)
    browser.post(REPORT, {"title": "Laid here by another site"})
    assert not browser.session["kept_words"]["forms"]


def test_the_list_shows_every_sitting_and_ends_the_others(denmark):
    person = with_password(denmark)
    here, _ = enter(person, headers={"user-agent": "Browser here"})
    there, _ = enter(person, headers={"user-agent": "Browser there"})
    shown = here.get("/accounts/sittings/").content.decode()
    assert "Browser here" in shown
    assert "Browser there" in shown
    assert here.post("/accounts/sittings/").status_code == 302
    assert (inside(here), inside(there)) == (True, False)


def test_nobody_sees_or_ends_sittings_of_others(denmark, france):
    theirs, _ = enter(with_password(france), headers={"user-agent": "French browser"})
    here, _ = enter(with_password(denmark))
    assert "French browser" not in here.get("/accounts/sittings/").content.decode()
    here.post("/accounts/sittings/")
    assert inside(theirs)


def test_signing_in_gives_a_new_key_to_the_sitting(denmark):
    browser = Client()
    browser.get("/accounts/login/")
    session = browser.session
    session["before"] = 1
    session.save()
    before = session.session_key
    enter(with_password(denmark), browser=browser)
    assert browser.session.session_key != before


def test_signing_out_leaves_nothing_in_the_browser(denmark):
    browser, _ = enter(with_password(denmark))
    answer = browser.post("/accounts/logout/")
    assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert "Clear-Site-Data" not in signed_in(denmark).get("/accounts/logout/")
    assert not inside(browser)


@pytest.mark.parametrize("address", ["/", "/profile/", "/accounts/login/", "/accounts/factors/", "/accounts/sittings/"])
def test_no_page_is_stored_on_the_way(denmark, address):
    assert "no-store" in signed_in(denmark).get(address)["Cache-Control"]


def test_a_new_password_ends_the_other_sittings(denmark):
    here, _ = enter(with_password(denmark))
    there, _ = enter(denmark)
    new = "another phrase of five words"
    here.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert User.objects.get(pk=denmark.pk).check_password(new)
    assert not inside(there)


def test_a_case_page_that_polls_stays_as_it_was(denmark, analyst):
    a_case(by=analyst)
    assert signed_in(analyst).get(reverse("desk:cases"), headers={"hx-request": "true"}).status_code == 200
