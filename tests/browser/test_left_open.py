"""A page left open after its sitting ended, in a real browser whose clock is moved on."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def left_open(opened, site):
    page = opened("dk.officer")
    page.clock.install()
    page.goto(f"{site}/reports/new/")
    return page


def test_it_empties_itself_and_leads_to_the_door(opened, site):
    page = left_open(opened, site)
    page.context.clear_cookies()
    page.clock.run_for(2 * 60_000 + 1000)
    page.wait_for_url("**/accounts/login/**")


def test_words_being_typed_stay(opened, site):
    page = left_open(opened, site)
    page.locator("textarea").first.fill("Half a sentence")
    page.context.clear_cookies()
    page.clock.run_for(2 * 60_000 + 1000)
    page.wait_for_timeout(500)
    assert page.locator("textarea").first.input_value() == "Half a sentence"


def test_while_the_sitting_goes_on_it_stays(opened, site):
    page = left_open(opened, site)
    page.clock.run_for(10 * 60_000)
    assert page.locator("h1").first.is_visible()
