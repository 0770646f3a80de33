"""The compilation table as a paper and as a spreadsheet."""

from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from core.paper import Block, Box, Change, Paper, Run, Table, Text
from core.paper.blocks import Words, clean
from core.rules.showing import shown_as
from responses.models import Proposal
from responses.papers.head import AS_SET, paper
from responses.presenting.compilation import Compilation, Entry

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BESIDE = 4
"""Delegations beside each other on one sheet of paper; more go on in a further table."""
MOST_IN_A_CELL = 32_000


def compilation_paper(proposal: Proposal, told: Compilation) -> Paper:
    """Turned on its side, a table for every four delegations; what came underlined, what went struck through."""
    blocks: list[Block] = [Box(told.open)]
    blocks += [_block(told, start) for start in range(0, max(len(told.heads), 1), BESIDE)]
    if told.silent:
        blocks.append(Text(_("No comment: %(who)s") % {"who": ", ".join(told.silent)}))
    return paper(
        proposal,
        title=_("Compilation of comments"),
        facts=[
            (_("Document"), told.document),
            (_("As of"), shown_as(told.made_at)),
            (_("SHA-256"), told.sha256),
        ],
        blocks=blocks,
        version=told.text,
        wide=True,
    )


def _block(told: Compilation, start: int) -> Table:
    heads = told.heads[start : start + BESIDE]
    rows: tuple[tuple[Words, ...], ...] = tuple(
        (line.number, line.text, *(_cell(entries) for entries in line.cells[start : start + BESIDE]))
        for line in told.lines
    )
    return Table(("§", _("Text"), *heads), rows, (1, 6, *(5 for _head in heads)))


def _cell(entries: tuple[Entry, ...]) -> tuple[Run, ...]:
    found: list[Run] = []
    for entry in entries:
        found += [Run("\n\n")] if found else []
        found.append(Run(f"{entry.number}. {entry.kind}", strong=True))
        found += [Run(f"\n{entry.text}")] if entry.text else []
        found += [Run("\n")] if entry.pieces else []
        found += [Run(piece.text, AS_SET.get(piece.change, Change.SAME)) for piece in entry.pieces]
        found += [Run(f"\n({note})") for note in entry.notes]
    return tuple(found) or (Run(""),)


def compilation_spreadsheet(told: Compilation) -> bytes:
    """One sheet. Every cell is text, whatever sign it begins with, so that none is read as a formula."""
    book = Workbook()
    page: Any = book.active
    page.title = f"v{told.version}"
    book.properties.title, book.properties.creator = clean(told.title), "Entente"
    head = len(_above(told)) + 1
    for row, words in enumerate([*_above(told), *_rows(told)], start=1):
        _write(page, row, words, bold=row <= head)
    page.freeze_panes = page.cell(row=head + 1, column=3)
    page.print_title_rows = f"{head}:{head}"
    _lay_out(page, told)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _above(told: Compilation) -> list[list[str]]:
    return [
        [told.marking, told.title],
        [told.document, told.open],
        ["SHA-256", told.sha256],
        ["", _("Words that came stand in {braces}, words that went between ~tildes~.")],
    ]


def _rows(told: Compilation) -> list[list[str]]:
    lines = [
        [line.number, line.text, *("\n\n".join(entry.plain() for entry in cell) for cell in line.cells)]
        for line in told.lines
    ]
    silent = [["", _("No comment: %(who)s") % {"who": ", ".join(told.silent)}]] if told.silent else []
    return [["§", _("Text"), *told.heads], *lines, *silent]


def _write(page: Any, row: int, words: list[str], *, bold: bool) -> None:
    for column, said in enumerate(words, start=1):
        text = clean(said)[:MOST_IN_A_CELL]
        if not text:
            continue
        cell = page.cell(row=row, column=column)
        cell.value = text
        cell.data_type, cell.quotePrefix = "s", True
        cell.alignment, cell.font = Alignment(wrap_text=True, vertical="top"), Font(bold=bold)


def _lay_out(page: Any, told: Compilation) -> None:
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 16, 60
    for column in range(3, 3 + len(told.heads)):
        page.column_dimensions[get_column_letter(column)].width = 40
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.oddHeader.center.text = clean(told.marking).replace("&", "&&")
    page.oddFooter.left.text = clean(told.about).replace("&", "&&")
    page.oddFooter.right.text = "&P / &N"
