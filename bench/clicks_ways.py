"""The two ways that ``bench.clicks`` walks, as a signatory and a chair would."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from bench.clicks import Hand, path_of
from core.registry import find_visible
from notifications.mail import message_for
from notifications.models import Notice
from notifications.rules.vocabulary import Channel
from responses.models import Round

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
SIGNATORIES = ("mt", "pt", "se", "at", "be", "cy", "ee", "lu", "sk")
OBJECTOR = "hu"
MOST_LOADS = 5
PROPOSAL = re.compile("/proposals/[0-9a-f-]{36}/")


@dataclass(frozen=True)
class Site:
    """The demonstration, and a browser to walk it with."""

    browser: Browser
    address: str
    password: str

    def sit_down(self, handle: str) -> Hand:
        """A browser of one's own, signed in; how long that took is kept apart."""
        page = self.browser.new_context(base_url=self.address, locale="en-GB").new_page()
        page.set_default_timeout(20_000)
        since = time.perf_counter()
        page.goto("/accounts/login/")
        page.get_by_label("Email").fill(f"{handle}@demo.invalid")
        page.get_by_label("Password").fill(self.password)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"{self.address}/")
        return Hand(page, signing_in=time.perf_counter() - since)


@contextmanager
def chromium(executable: str) -> Iterator[Browser]:
    """Debian's Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


def from_mail_to_receipt(at: Site, state: str, link: str) -> Hand:
    """The link in the mail, the answer, review, signature; ends where the receipt stands."""
    hand = at.sit_down(f"{state}.signatory")
    hand.begin()
    hand.open(link)
    hand.follow(hand.page.get_by_role("link", name="Answer", exact=True))
    hand.choose(hand.page.locator("input[name=answer]").first)
    _review_and_sign(hand, at.password, state)
    hand.end()
    return hand


def from_objection_to_reopened_round(at: Site, state: str) -> Hand:
    """A State objects with wording; whoever chairs takes it in and opens the round on the new text.

    The seconds and clicks are those of both persons together.
    """
    objector, chair = at.sit_down(f"{state}.signatory"), at.sit_down("chair")
    proposal = _open_round(objector.page)
    objector.begin()
    objector.open(f"{proposal}#position")
    objector.follow(objector.page.locator("main a[href$='/position/']").first)
    objector.choose(objector.page.locator("input[name=answer][value=object], input[name=answer][value=against]").first)
    objector.fill(objector.page.locator("[name=fix]"), f"§1: The words {state.upper()} could live with.")
    _review_and_sign(objector, at.password, state)
    objector.end()
    chair.begin()
    chair.open(proposal)
    chair.follow(chair.page.locator("form[action$='/take/'] button, #fixes form button").first)
    chair.follow(chair.page.locator("#usual-periods a[href^='?']").first)
    chair.follow(chair.page.locator("main form button.btn--primary").first)
    warned = chair.page.locator("main form [name=holidays_seen]")
    if warned.count():
        chair.choose(warned)
        chair.follow(chair.page.locator("main form button.btn--primary").first)
    chair.end()
    _seen_open(chair.page)
    return _both(objector, chair)


def load_of(at: Site, path: str) -> float:
    """Seconds of one load of a page, the median of several."""
    page, took = at.browser.new_context(base_url=at.address).new_page(), []
    for _load in range(MOST_LOADS):
        since = time.perf_counter()
        page.goto(path, wait_until="load")
        took.append(time.perf_counter() - since)
    return median(took)


def link_in_the_mail(state: str) -> str:
    """Of the mail a signatory gets about a round that waits for an answer, as the sender writes it."""
    address = f"{state}.signatory@demo.invalid"
    waiting = Round.objects.filter(status="open").exclude(positions__state_id=state.upper()).select_related("proposal")
    links = [f"{round_.proposal.get_absolute_url()}#position" for round_ in waiting]
    notices = Notice.objects.filter(person__email=address, channel=Channel.EMAIL, url__in=links)
    notice = notices.select_related("person").order_by("pk").first()
    if notice is None:
        raise SystemExit(f"No mail about a round was written to {address}.")
    letter = message_for(notice, find_visible(notice.subject_kind, notice.subject_id, notice.person))
    return path_of(re.search(r"https?://\S+#position", str(letter.body))[0])


def _open_round(page: Page) -> str:
    page.goto("/proposals/?words=imitated&status=round_open")
    links = page.eval_on_selector_all("main a", "links => links.map(each => each.getAttribute('href') || '')")
    return next(each for each in links if PROPOSAL.fullmatch(each))


def _review_and_sign(hand: Hand, password: str, state: str) -> None:
    hand.follow(hand.page.get_by_role("button", name="Review and sign"))
    asked = hand.page.locator("input[name=password]")
    if asked.count():
        hand.fill(asked, password)
    hand.follow(hand.page.get_by_role("button", name=f"Sign for {state.upper()}"))
    if "/proposals/receipts/" not in hand.page.url:
        raise SystemExit(f"No receipt: {hand.page.url}")


def _seen_open(page: Page) -> None:
    if not page.locator(".board").count():
        raise SystemExit(f"The round was not opened again: {page.url}\n{page.locator('main').inner_text()[:800]}")


def _both(one: Hand, other: Hand) -> Any:
    return Hand(
        one.page, one.clicks + other.clicks, one.typed + other.typed, one.loads + other.loads,
        one.seconds + other.seconds, one.signing_in + other.signing_in,
    )  # fmt: skip
