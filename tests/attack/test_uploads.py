"""A hostile file is refused with a sentence, or kept as bytes to save: nothing runs, nothing breaks, nothing stays."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cases.actions.previews import draw_waiting
from cases.models import Evidence, Preview, Quarantined
from tests.attack import hostile
from tests.attack.page_reader import Page
from tests.cases import corpus
from tests.factories.cases import a_case
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db

KEPT, INVALID, WRONG_TYPE = 303, 400, 415
SECONDS = 90
"""No reader may take longer, on however busy a machine; a quiet one needs a few."""
FILES: dict[str, tuple[str, Callable[[], bytes], int]] = {
    "a picture that is a script": ("a.gif", hostile.gif_and_script, KEPT),
    "a picture that is a script, under the name of one": ("a.js", hostile.gif_and_script, WRONG_TYPE),
    "a picture with a page behind it": ("a.png", hostile.picture_and_page, KEPT),
    "a PDF with a page behind it": ("a.pdf", hostile.pdf_and_page, KEPT),
    "a page before a PDF": ("a.pdf", lambda: hostile.HTML + corpus.pdf("x"), WRONG_TYPE),
    "a PDF that is an archive as well": ("a.pdf", hostile.pdf_and_archive, KEPT),
    "a PDF that is an archive, as a document": ("a.docx", hostile.pdf_and_archive, WRONG_TYPE),
    "an archive under the name of a PDF": ("a.pdf", lambda: corpus.archive({"a": b"a"}), WRONG_TYPE),
    "a page": ("a.html", lambda: hostile.HTML, WRONG_TYPE),
    "a page as a text": ("a.txt", lambda: hostile.HTML, KEPT),
    "a page as a picture": ("a.png", lambda: hostile.HTML, WRONG_TYPE),
    "a drawing that runs": ("a.svg", lambda: hostile.SVG, WRONG_TYPE),
    "a drawing that runs, as a picture": ("a.jpg", lambda: hostile.SVG, WRONG_TYPE),
    "a drawing that runs, as a text": ("a.txt", lambda: hostile.SVG, KEPT),
    "a program as a text": ("a.txt", lambda: hostile.PROGRAM, WRONG_TYPE),
    "a program as a document": ("a.docx", lambda: hostile.PROGRAM, WRONG_TYPE),
    "a script of the shell": ("a.sh", lambda: hostile.SHELL, WRONG_TYPE),
    "laughs in a document": ("a.docx", lambda: corpus.archive({"word/document.xml": hostile.LAUGHS}), KEPT),
    "laughs in a sheet": ("a.xlsx", lambda: corpus.archive({"xl/workbook.xml": hostile.LAUGHS}), KEPT),
    "ten thousand members": ("a.docx", hostile.many_members, KEPT),
    "members that climb": ("a.docx", hostile.members_that_climb, KEPT),
    "members under lock": ("a.docx", hostile.locked_archive, KEPT),
    "an archive that lies": ("a.docx", hostile.archive_that_lies, KEPT),
    "archives in archives": ("a.docx", hostile.nested_archives, KEPT),
    "five thousand pages": ("a.pdf", hostile.many_pages, KEPT),
    "a PDF that swells": ("a.pdf", hostile.pdf_that_swells, KEPT),
    "a PDF that runs": ("a.pdf", hostile.pdf_that_runs, KEPT),
    "a PDF that goes round": ("a.pdf", hostile.pdf_that_goes_round, KEPT),
    "a PDF under lock": ("a.pdf", corpus.encrypted_pdf, KEPT),
    "a picture of many points": ("a.png", hostile.picture_of_many_pixels, KEPT),
    "a picture with a long remark": ("a.png", hostile.picture_with_a_long_remark, KEPT),
    "mail in mail": ("a.eml", hostile.mail_in_mail, KEPT),
    "brackets without end": ("a.json", hostile.brackets, KEPT),
    "a message that goes round": ("a.msg", hostile.outlook_that_goes_round, KEPT),
    "nothing": ("a.pdf", lambda: b"", INVALID),
}
ITEM = {
    "title": "A page", "kind": "technical", "origin": "open", "reliability": "B", "credibility": "2",
    "marking": "limite",
}  # fmt: skip


@pytest.fixture
def sent(denmark: Any, analyst: Any, settings: Any, tmp_path: Path) -> Callable[[str, bytes], Any]:
    """Send a file as evidence by the page, and get the answer; uploads under way have a folder of their own."""
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "under way"
    Path(settings.FILE_UPLOAD_TEMP_DIR).mkdir()
    case, browser = a_case(analyst), signed_in(denmark)
    to = reverse("cases:evidence_add", args=[case.pk])

    def send(name: str, data: bytes) -> Any:
        file = SimpleUploadedFile("x.txt", data, "text/html")
        file._name = name  # as it travels; the class itself would tidy it up
        answer = browser.post(to, ITEM | {"file": file})
        answer.browser = browser
        return answer

    return send


def _left(settings: Any) -> list[str]:
    """Files that nothing in the database speaks of."""
    known = set(Evidence.objects.values_list("file", flat=True))
    media, under_way = Path(settings.MEDIA_ROOT), Path(settings.FILE_UPLOAD_TEMP_DIR)
    stored = [str(each.relative_to(media)) for each in media.rglob("*") if each.is_file()] if media.exists() else []
    return [each for each in stored if each not in known] + [str(each) for each in under_way.rglob("*")]


@pytest.mark.parametrize("said", FILES)
def test_a_hostile_file_is_refused_or_kept_as_bytes_to_save(sent, settings, said):
    name, make, expected = FILES[said]
    data, began = make(), time.monotonic()
    answer = sent(name, data)
    assert answer.status_code == expected
    if expected == KEPT:
        _only_to_save(answer.browser, data)
    else:
        assert 'class="errors"' in answer.content.decode()
        assert not Evidence.objects.exists()
    assert _left(settings) == []
    assert not Quarantined.objects.exists()
    assert time.monotonic() - began < SECONDS


def _only_to_save(browser: Any, data: bytes) -> None:
    """Its page stands; its bytes leave as a download in a sandbox; what is drawn of it is drawn anew."""
    item = Evidence.objects.get()
    page = browser.get(item.get_absolute_url())
    assert page.status_code == 200
    assert Page(page.content.decode()).harm == []
    got = browser.post(reverse("cases:download", args=[item.pk]))
    assert b"".join(got.streaming_content) == data
    assert got["Content-Type"] == "application/octet-stream"
    assert got["Content-Disposition"].startswith("attachment")
    assert got["Content-Security-Policy"].startswith("sandbox")
    draw_waiting()
    assert not Preview.objects.filter(evidence=item, state="waiting").exists()
    sheet = browser.get(reverse("cases:sheet", args=[item.pk, 1]))
    assert (sheet.status_code, sheet["Content-Type"].partition(";")[0]) in ((200, "image/jpeg"), (404, "text/html"))
    assert b"alert(" not in (b"" if sheet.status_code == 404 else sheet.content)


NAMES = {
    "a path": "../../etc/passwd.txt",
    "a path of Windows": "..\\..\\boot.txt",
    "a drive": "C:\\boot.txt",
    "an end in the middle": "a.txt\x00.pdf",
    "turned round": "invoice\u202etxt.exe",
    "turned round to a picture": "evil\u202egpj.txt",
    "isolated": "a\u2066b\u2069.txt",
    "without width": "a\u200b.txt",
    "a line in it": "a\r\nContent-Type: text/html.txt",
    "hidden": ".htaccess",
    "only an end": ".txt",
    "too long": "a" * 300 + ".txt",
    "a script in it": "<img src=x onerror=pwn9()>.txt",
    "a quote in it": '"><pwn9>.txt',
    "a command": "a.txt|rm -rf .txt",
    "a stream": "a.txt:run.exe",
    "two ends": "a.txt.exe",
    "an end with a space": "a.exe .txt ",
    "a device": "CON.txt",
    "another alphabet": "а\u0440\u0440.txt",
    "a formula": "=cmd|' /C calc'!A0.txt",
}


@pytest.mark.parametrize("said", NAMES)
def test_a_hostile_name_is_refused_or_becomes_a_plain_one(sent, settings, said):
    answer = sent(NAMES[said], b"harmless\n")
    assert answer.status_code in (KEPT, INVALID, WRONG_TYPE)
    for item in Evidence.objects.all():
        assert item.file_name.endswith(".txt")
        assert not set(item.file_name) & set('/\\:*?"<>|\x00\r\n\u202e\u2066\u2069\u200b')
        assert item.file_name.strip() not in item.file.name
        got = answer.browser.post(reverse("cases:download", args=[item.pk]))
        assert b"".join(got.streaming_content) == b"harmless\n"
        assert "\n" not in got["Content-Disposition"]
    assert Page(answer.content.decode()).harm == []
    assert _left(settings) == []


def test_nothing_climbed_out_of_a_container(sent):
    sent("a.docx", hostile.members_that_climb())
    assert not Path("/tmp/entente-climbed").exists()
