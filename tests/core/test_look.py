"""What the strict content policy and the reader's comfort ask of every template and stylesheet."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template, render_to_string
from django.test import override_settings

ROOT = Path(settings.BASE_DIR)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
BY_NAME = [str(path.relative_to(ROOT / "templates")) for path in TEMPLATES]
FORBIDDEN = re.compile(
    r"\sstyle=|<style|\son(?!e=)[a-z]+=|hx-on|javascript:|<script(?![^>]*\ssrc=)|hx-trigger=\"[^\"]*\[", re.IGNORECASE
)


@pytest.fixture
def plain_names() -> Iterator[None]:
    """Static files under their own names: these pages are rendered before anything is collected."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES=settings.STORAGES | {"staticfiles": plain}):
        yield


@pytest.mark.parametrize("name", BY_NAME)
def test_a_template_compiles_and_needs_no_exception_from_the_policy(name: str) -> None:
    assert get_template(name).template is not None
    assert FORBIDDEN.findall((ROOT / "templates" / name).read_text()) == []


@pytest.mark.usefixtures("plain_names")
@pytest.mark.parametrize("status", [400, 403, 404, 409, 413, 415, 422, 429, 500])
def test_an_error_page_says_what_to_do_even_when_it_knows_nothing(status: int) -> None:
    page = render_to_string(f"errors/{status}.html")
    words = re.sub(r"<[^>]+>", " ", page.split("<main", 1)[1])
    assert len(words.split()) > 15
    assert "<h1>" in page


@pytest.mark.parametrize("name", ["404.html", "500.html", "403_csrf.html"])
def test_the_last_resort_asks_nothing_of_the_database_or_the_manifest(name: str) -> None:
    assert settings.STATIC_URL + "css/base.css" in render_to_string(name)


@pytest.mark.parametrize("path", sorted((ROOT / "static/css").glob("*.css")), ids=lambda path: path.name)
def test_a_stylesheet_stays_readable_and_fetches_nothing_from_outside(path: Path) -> None:
    text = path.read_text()
    assert len(text.splitlines()) <= 250
    assert re.findall(r"https?://|@import", text) == []


def test_every_file_a_stylesheet_names_is_here() -> None:
    for path in (ROOT / "static/css").glob("*.css"):
        for name in re.findall(r'url\("([^"]+)"\)', path.read_text()):
            assert (path.parent / name).resolve().is_file(), name


def test_the_script_stays_small() -> None:
    assert (ROOT / "static/js/site.js").stat().st_size < 5 * 1024


def test_the_face_is_carried_with_its_licence() -> None:
    assert "SIL Open Font License" in (ROOT / "static/fonts/OFL.txt").read_text()
