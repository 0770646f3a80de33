"""A file or a text that names an address makes nobody call it: neither the site nor the readers it starts."""

import io
import zipfile
from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from cases.actions.previews import draw_waiting
from core.paper.blocks import Paper, Text
from core.paper.pdf import as_pdf
from tests.cases import corpus
from tests.factories.cases import a_case, some_evidence
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db


def _docx_from_outside(port: int) -> bytes:
    """A template, a picture and a link that lie on another machine."""
    kept = io.BytesIO(corpus.docx("harmless"))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = "".join(
        f'<Relationship Id="r{n}" Type="{kind}/{what}" Target="http://127.0.0.1:{port}/{what}" TargetMode="External"/>'
        for n, what in enumerate(("attachedTemplate", "image", "hyperlink", "oleObject"))
    )
    names = "http://schemas.openxmlformats.org/package/2006/relationships"
    with zipfile.ZipFile(kept, "a") as box:
        box.writestr("word/_rels/settings.xml.rels", f'<Relationships xmlns="{names}">{rels}</Relationships>')
    return kept.getvalue()


def _xxe(member: str) -> Callable[[int], bytes]:
    """A container of which one part asks for entities from elsewhere and from this machine."""

    def made(port: int) -> bytes:
        outside = f'<!ENTITY % e SYSTEM "http://127.0.0.1:{port}/dtd"> %e; <!ENTITY x SYSTEM "file:///etc/passwd">'
        return corpus.archive({member: f"<!DOCTYPE a [{outside}]><a>&x;</a>".encode()})

    return made


def _pdf_that_calls(port: int) -> bytes:
    call = f"/OpenAction << /S /URI /URI (http://127.0.0.1:{port}/) >> /Type /Catalog".encode()
    return corpus.pdf("harmless", "page").replace(b"/Type /Catalog", call)


def _mail_with_a_picture(port: int) -> bytes:
    body = f'<html><img src="http://127.0.0.1:{port}/p.png"><link rel="stylesheet" href="http://127.0.0.1:{port}/c">'
    return b"Subject: x\r\nContent-Type: text/html\r\n\r\n" + body.encode()


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("outside.docx", _docx_from_outside),
        ("entities.docx", _xxe("word/document.xml")),
        ("entities.xlsx", _xxe("xl/workbook.xml")),
        ("entities.odt", _xxe("content.xml")),
        ("calls.pdf", _pdf_that_calls),
        ("picture.eml", _mail_with_a_picture),
    ],
)
def test_a_file_that_names_an_address_makes_nobody_call_it(denmark, analyst, trap, name, made):
    item = some_evidence(a_case(analyst), denmark, file=ContentFile(made(trap.port), name=name))
    browser = signed_in(denmark)
    if item.content_type == "application/pdf":
        draw_waiting()
    for page in ("cases:evidence", "cases:preview"):
        assert browser.get(reverse(page, args=[item.pk])).status_code in (200, 404)
    b"".join(browser.post(reverse("cases:download", args=[item.pk])).streaming_content)
    assert not trap.called()
    assert "root:" not in str(list(item.custody.values_list("note", flat=True)))


def test_a_paper_is_set_without_reading_anything_a_person_names(trap):
    words = f'#image("http://127.0.0.1:{trap.port}/a") #read("/etc/passwd") #import "@preview/example:0.1.0"'
    made = as_pdf(
        Paper(title=words, marking="", language="en", foot=words, page_of="{page}/{pages}", blocks=(Text(words),))
    )
    assert made.startswith(b"%PDF-")
    assert not trap.called()
