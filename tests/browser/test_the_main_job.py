"""The main job in a browser: sign in, read, answer, see the others answer; also without JavaScript or mouse."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import WIDE, fill_the_door
from tests.browser.places import PAGES, Opened, first_link, go

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

POLL = 30_000  # milliseconds: longer than the board waits between two questions


OBJECTS = re.compile("against|object", re.IGNORECASE)


def _the_open_round(page: Page) -> None:
    """The round that closes soonest, from the list of proposals."""
    go(page, PAGES["proposal"][1])


def test_denmark_signs_in_with_the_password_and_finds_what_waits(browser: Browser, site: str, password: str):
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    fill_the_door(page, site, "dk.signatory", "not the password")
    expect(page.locator("main")).to_contain_text("not signed in")
    fill_the_door(page, site, "dk.signatory", password)
    expect(page).to_have_url(f"{site}/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("main a[href$='#position']").first).to_be_visible()
    context.close()


def test_denmark_reads_a_case(opened: Opened):
    page = opened("dk.signatory")
    page.goto("/cases/")
    page.goto(first_link(page, "/cases/"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("link", name=re.compile("^Evidence")).last.click()
    expect(page.locator("main")).to_contain_text("Hosting overview")


def test_three_clicks_from_the_proposal_to_a_receipt(opened: Opened, password: str):
    """Answer, review, sign; the choice between them is a key or a touch, and no word is asked."""
    page = opened("mt.signatory")
    page.goto("/")
    page.locator("main a[href$='#position']").first.click()
    page.get_by_role("link", name="Answer", exact=True).click()
    page.locator("input[name=answer]").first.check()
    page.get_by_role("button", name="Review and sign").click()
    _sign(page, "MT", password)
    expect(page).to_have_url(re.compile("/proposals/receipts/"))
    expect(page.locator("main")).to_contain_text(re.compile("[0-9a-f]{64}"))


def test_the_board_tells_an_objection_of_somebody_else_without_a_reload(opened: Opened, password: str):
    watching, objecting = opened("dk.signatory"), opened("hu.signatory")
    _the_open_round(watching)
    board = watching.locator("[data-hx-get*='/board/'], [hx-get*='/board/']").first
    address = board.get_attribute("data-hx-get") or board.get_attribute("hx-get") or ""
    round_ = re.search(r"rounds/([0-9a-f-]{36})/", address)[1]
    watching.evaluate("() => { window.notReloaded = true }")
    hungary = watching.locator(".board tr", has_text="Hungary")
    expect(hungary).not_to_contain_text(OBJECTS)
    _object(objecting, round_, password)
    expect(hungary).to_contain_text(OBJECTS, timeout=POLL)
    assert watching.evaluate("() => window.notReloaded") is True
    assert watching.complaints == []


def _sign(page: Page, state: str, password: str) -> None:
    """The second step; the password is asked for where the sign-in is a while ago."""
    asked = page.locator("input[name=password]")
    if asked.count():
        asked.fill(password)
    page.get_by_role("button", name=f"Sign for {state}").click()


def _object(page: Page, round_: str, password: str) -> None:
    page.goto(f"/proposals/rounds/{round_}/position/")
    page.locator("input[name=answer][value=object], input[name=answer][value=against]").first.check()
    page.get_by_role("button", name="Review and sign").click()
    _sign(page, "HU", password)
    expect(page).to_have_url(re.compile("/proposals/receipts/"))


def test_signing_needs_no_mouse(opened: Opened, password: str):
    page = opened("se.signatory")
    page.goto("/")
    _tab_to(page, "a[href$='#position']")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/proposals/"))
    _tab_to(page, "a[href$='/position/']")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/position/"))
    _tab_to(page, "input[name=answer]")
    page.keyboard.press("Space")
    _tab_to(page, "form button[type=submit].btn--primary")
    page.keyboard.press("Enter")
    page.wait_for_load_state("load")
    expect(page.get_by_role("button", name=re.compile("^Sign for SE"))).to_be_visible()
    if page.locator("input[name=password]").count():
        _tab_to(page, "input[name=password]")
        page.keyboard.type(password)
    _tab_to(page, "form[action$='/sign/'] button")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/proposals/receipts/"))


FOCUS_SHOWS = """() => [document.activeElement, document.activeElement.closest('label, .opt')]
    .some(each => each && getComputedStyle(each).outlineStyle !== 'none')"""


def _tab_to(page: Page, selector: str) -> None:
    """Tab until the focus is there, and see that it shows."""
    for _step in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", f"main {selector}"):
            assert page.evaluate(FOCUS_SHOWS), f"the focus on {selector} does not show"
            return
    raise AssertionError(f"no way to {selector} by the keyboard")


def test_the_whole_job_works_without_javascript(opened: Opened, password: str):
    """Report, evidence, position: every step is a page and a form."""
    officer = opened("dk.officer", javascript=False)
    officer.goto("/reports/new/")
    officer.get_by_label("Title").fill("A forged letter circulates on messaging channels")
    officer.get_by_label("What was seen").fill("A letter with a copied seal.")
    _send(officer)
    if "Is this new" in officer.content():
        _send(officer)
    expect(officer).to_have_url(re.compile(r"/reports/[0-9a-f-]{36}/"))
    go(officer, PAGES["case"][1])
    officer.goto(f"{officer.url}evidence/".replace("/cases/", "/cases/").replace("evidence/", "evidence/add/"))
    officer.get_by_label("Title").fill("Scan of the letter")
    officer.locator("input[type=file]").set_input_files(
        {"name": "letter.txt", "mimeType": "text/plain", "buffer": b"Dear colleague, the polling stations are closed."}
    )
    officer.locator("select[name=kind]").select_option("technical")
    _send(officer)
    expect(officer).to_have_url(re.compile(r"/evidence/[0-9a-f-]{36}/"))
    expect(officer.locator("main")).to_contain_text(re.compile("[0-9a-f]{64}"))
    signatory = opened("pt.signatory", javascript=False)
    signatory.goto("/")
    signatory.locator("main a[href$='#position']").first.click()
    signatory.get_by_role("link", name="Answer", exact=True).click()
    signatory.locator("input[name=answer]").first.check()
    _send(signatory)
    _sign(signatory, "PT", password)
    expect(signatory).to_have_url(re.compile("/proposals/receipts/"))


def _send(page: Page) -> None:
    page.locator("main form button.btn--primary").first.click()


def test_the_administration_keeps_to_the_content_policy(opened: Opened):
    page = opened("secretariat")
    page.goto("/admin/")
    assert page.complaints == []
    page.locator("#content a[href$='/']").nth(1).click()
    page.wait_for_load_state("load")
    assert page.complaints == []
