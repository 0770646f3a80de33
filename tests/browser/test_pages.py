"""Every main page at the desk and on a phone: nothing to scroll sideways, nothing to complain, open to everyone."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import NARROW, WIDE
from tests.browser.places import CASE_PARTS, PAGES, Opened, go

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="session")
def album() -> Path | None:
    """Where pictures of the pages go, if somebody wants to look at them: the folder named by SCREENSHOTS."""
    wanted = os.environ.get("SCREENSHOTS")
    return Path(wanted) if wanted else None


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_calm_and_open_to_everyone(opened: Opened, album: Path | None, name: str, size: dict):
    reader, step = PAGES[name]
    page = opened(reader, viewport=size)
    go(page, step)
    _look(page, album, f"{name}-{size['width']}")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_each_part_of_a_case_is_calm_and_open_to_everyone(opened: Opened, album: Path | None, size: dict):
    page = opened("dk.signatory", viewport=size)
    go(page, PAGES["case"][1])
    case = page.url
    for part in CASE_PARTS:
        page.goto(f"{case}{part}/")
        _look(page, album, f"case {part}-{size['width']}")


def _look(page, album: Path | None, name: str) -> None:
    page.wait_for_load_state("load")
    if album:
        page.screenshot(path=album / f"{name.replace(' ', '-')}.png", full_page=True)
    assert page.evaluate(SIDEWAYS) <= 0, f"{name} scrolls sideways"
    assert page.complaints == [], f"{name}: {page.complaints}"
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": STANDARDS}})
    assert found.violations_count == 0, found.generate_report()
