"""Documents, opened again by readers that did not write them."""

import io

import pypdf
import pytest
from docx import Document

from core.paper import Box, Change, Heading, Paper, Run, Table, Text, as_docx, as_pdf

SHEET = Paper(
    title="Request for instructions",
    marking="LIMITE",
    facts=(("Case", "FIMI-2026-0042"), ("Version", "3")),
    blocks=(
        Heading("The text"),
        Box("Doing nothing means consent."),
        Text(
            (Run("The Union "), Run("notes", Change.REMOVED), Run("condemns", Change.ADDED), Run(" it.")), number="1."
        ),
        Table(("Paragraph", "DK"), tuple((str(row), f"Comment {row}") for row in range(80)), shares=(1, 4)),
    ),
    foot="FIMI-2026-0042 · version 3 · sha256 0a1b2c",
)


@pytest.fixture(scope="module")
def word():
    return Document(io.BytesIO(as_docx(SHEET)))


@pytest.fixture(scope="module")
def pdf():
    return pypdf.PdfReader(io.BytesIO(as_pdf(SHEET)))


def spoken(paper):
    return pypdf.PdfReader(io.BytesIO(as_pdf(paper))).pages[0].extract_text()


def test_every_page_of_the_pdf_says_its_marking_its_number_and_what_it_belongs_to(pdf):
    assert len(pdf.pages) > 2
    for number, page in enumerate(pdf.pages, start=1):
        words = page.extract_text()
        assert words.startswith("LIMITE")
        assert f"Page {number} of {len(pdf.pages)} · LIMITE" in words
        assert "version 3 · sha256 0a1b2c" in words
        assert "Paragraph" in words, "the head of a table is repeated"


def test_the_pdf_can_be_read_aloud(pdf):
    assert pdf.metadata.title == "Request for instructions"
    assert pdf.trailer["/Root"]["/Lang"] == "en"
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_the_word_document_carries_marking_numbers_and_foot_on_every_page(word):
    [section] = word.sections
    assert section.header.paragraphs[0].text == "LIMITE"
    foot = section.footer._element.xml
    assert "version 3 · sha256 0a1b2c" in foot
    assert 'w:instr="PAGE"' in foot
    assert 'w:instr="NUMPAGES"' in foot
    assert word.core_properties.title == "Request for instructions"


def test_what_came_and_went_is_told_without_colour(word):
    [changed] = [each for each in word.paragraphs if "condemns" in each.text]
    assert changed.text == "1.\tThe Union notescondemns it."
    assert [run.text for run in changed.runs if run.font.strike] == ["notes"]
    assert [run.text for run in changed.runs if run.underline] == ["condemns"]
    assert all(run.font.color.rgb is None for run in changed.runs)


def test_tables_keep_every_row_and_repeat_their_head(word):
    table = word.tables[-1]
    assert [cell.text for cell in table.rows[0].cells] == ["Paragraph", "DK"]
    assert [cell.text for cell in table.rows[80].cells] == ["79", "Comment 79"]
    assert "w:tblHeader" in table.rows[0]._tr.xml


@pytest.mark.parametrize("words", ['#import "x"', "$a$ *b* _c_ [d] <e> @f // g", "\\ { } = - + / `h`"])
def test_what_a_person_wrote_is_never_read_as_markup(words):
    paper = Paper(title=words, marking="LIMITE", blocks=(Text(words), Table((words,), ((words,),))))
    assert spoken(paper).count(words) == 4
    assert Document(io.BytesIO(as_docx(paper))).paragraphs[0].text == words


@pytest.mark.parametrize("words", ["Ελλάδα", "България", "Žluťoučký kůň", "Ħal Għargħur", "Łódź", "Õõ Ää"])
def test_every_language_of_the_union_is_set_and_read_back(words):
    assert words in spoken(Paper(title="T", marking="LIMITE", blocks=(Text(words),)))


def test_letters_without_a_shape_or_without_meaning_stop_no_document():
    paper = Paper(title="العربية", marking="LIMITE", blocks=(Text("a\x00b\x0bc 中"), Text("")))
    assert as_pdf(paper).startswith(b"%PDF")
    assert Document(io.BytesIO(as_docx(paper))).paragraphs[1].text == "abc 中"


def test_the_same_paper_is_the_same_file():
    assert as_docx(SHEET) == as_docx(SHEET)
    assert as_pdf(SHEET) == as_pdf(SHEET)


def test_a_wide_paper_lies_on_its_side():
    wide = Paper(title="T", marking="LIMITE", blocks=(), wide=True)
    page = pypdf.PdfReader(io.BytesIO(as_pdf(wide))).pages[0]
    assert page.mediabox.width > page.mediabox.height
    section = Document(io.BytesIO(as_docx(wide))).sections[0]
    assert section.page_width > section.page_height
