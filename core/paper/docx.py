"""A paper as a Word document (Office Open XML), editable and readable aloud."""

import io
import zipfile
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from core.paper.blocks import Box, Change, Heading, Paper, Table, Text, Words, clean, runs

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)  # so that the same paper gives the same file
SHORT, LONG, MARGIN = Cm(21), Cm(29.7), Cm(2)


def as_docx(paper: Paper) -> bytes:
    """The file."""
    word = Document()
    _properties(word, paper)
    _sheet(word, paper)
    word.add_heading(clean(paper.title), level=0)
    if paper.facts:
        _facts(word, paper.facts)
    for block in paper.blocks:
        _block(word, block)
    return _same_every_time(word)


def _same_every_time(word: Word) -> bytes:
    """The package with the hour of its making taken out: the same paper is the same file, and has the same hash."""
    made, kept = io.BytesIO(), io.BytesIO()
    word.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as package:
        for name in parts.namelist():
            package.writestr(zipfile.ZipInfo(name), parts.read(name), zipfile.ZIP_DEFLATED)
    return kept.getvalue()


def _properties(word: Word, paper: Paper) -> None:
    about = word.core_properties
    about.title, about.author, about.language = clean(paper.title)[:255], "Entente", paper.language
    about.created = about.modified = EPOCH
    style = word.styles["Normal"]
    style.font.size = Pt(11)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), paper.language)
    style.element.get_or_add_rPr().append(language)


def _sheet(word: Word, paper: Paper) -> None:
    """A4, the marking above and below every page, page x of y and the foot line."""
    section = word.sections[0]
    section.page_width, section.page_height = (LONG, SHORT) if paper.wide else (SHORT, LONG)
    section.orientation = WD_ORIENT.LANDSCAPE if paper.wide else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    head.alignment = foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.add_run(clean(paper.marking)).bold = True
    foot.add_run(clean(paper.foot)).font.size = Pt(8)
    page = section.footer.add_paragraph()
    page.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, _, rest = paper.page_of.partition("{page}")
    between, _, after = rest.partition("{pages}")
    for words, field in ((before, "PAGE"), (between, "NUMPAGES")):
        page.add_run(words)
        _field(page, field)
    page.add_run(f"{after} · {clean(paper.marking)}")


def _field(paragraph: Paragraph, name: str) -> None:
    """A number the word processor fills in."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run, shown = OxmlElement("w:r"), OxmlElement("w:t")
    shown.text = "1"
    run.append(shown)
    field.append(run)
    paragraph._p.append(field)


def _facts(word: Word, facts: tuple[tuple[str, str], ...]) -> None:
    table = word.add_table(rows=0, cols=2)
    for label, value in facts:
        name, said = table.add_row().cells
        name.paragraphs[0].add_run(clean(label)).bold = True
        said.paragraphs[0].add_run(clean(value))
    word.add_paragraph()


def _block(word: Word, block: Heading | Text | Box | Table) -> None:
    match block:
        case Heading():
            word.add_heading(clean(block.text), level=block.level)
        case Text():
            paragraph = word.add_paragraph()
            if block.number:
                paragraph.add_run(f"{clean(block.number)}\t")
            _say(paragraph, block.words)
        case Box():
            framed = word.add_table(rows=1, cols=1, style="Table Grid")
            _say(framed.cell(0, 0).paragraphs[0], block.words)
            word.add_paragraph()
        case Table():
            _table(word, block)


def _table(word: Word, block: Table) -> None:
    table = word.add_table(rows=1, cols=len(block.head), style="Table Grid")
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for cell, text in zip(table.rows[0].cells, block.head, strict=True):
        cell.paragraphs[0].add_run(clean(text)).bold = True
    for row in block.rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            _fill(cell, words)
    sheet = word.sections[0].page_width
    room = (sheet or LONG) - 2 * MARGIN
    widths = block.widths()
    for column, share in zip(table.columns, widths, strict=True):
        for cell in column.cells:
            cell.width = room * share // sum(widths)
    word.add_paragraph()


def _fill(cell: _Cell, words: Words) -> None:
    _say(cell.paragraphs[0], words)


def _say(paragraph: Paragraph, words: Words) -> None:
    for run in runs(words):
        said = paragraph.add_run(clean(run.text))
        said.bold = run.strong or None
        said.underline = run.change is Change.ADDED or None
        said.font.strike = run.change is Change.REMOVED or None
