"""A paper as a tagged PDF, set by Typst from data: nothing a person wrote is ever read as markup."""

import json
from pathlib import Path
from typing import Any, Literal

import typst

from core.paper.blocks import Block, Box, Heading, Paper, Table, Text, Words, clean, runs

CONTENT_TYPE = "application/pdf"
SHEET = Path(__file__).with_name("paper.typ")


def as_pdf(paper: Paper) -> bytes:
    """The file, tagged for reading aloud: PDF/UA-1, which refuses letters the fonts have no shape for.

    A text with such letters (Arabic, Chinese) is tagged too, but without the claim to the standard.
    """
    told = {"paper": json.dumps(_as_data(paper))}
    try:
        return _compiled(told, "ua-1")
    except typst.TypstError:
        return _compiled(told, None)


def _compiled(told: dict[str, str], standard: Literal["ua-1"] | None) -> bytes:
    return typst.compile(
        SHEET.read_bytes(), format="pdf", sys_inputs=told, ignore_system_fonts=True, pdf_standards=standard
    )


def _as_data(paper: Paper) -> dict[str, Any]:
    before, _, rest = paper.page_of.partition("{page}")
    between, _, after = rest.partition("{pages}")
    return {
        "title": clean(paper.title),
        "marking": paper.marking,
        "language": paper.language[:2],
        "foot": paper.foot,
        "page_of": [before, between, after],
        "wide": paper.wide,
        "facts": paper.facts,
        "blocks": [_block(block) for block in paper.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "text": clean(block.text), "level": block.level}
        case Text():
            return {"kind": "text", "words": _words(block.words), "number": block.number}
        case Box():
            return {"kind": "box", "words": _words(block.words)}
        case Table():
            rows = [[_words(cell) for cell in row] for row in block.rows]
            return {"kind": "table", "head": block.head, "rows": rows, "widths": block.widths()}


def _words(words: Words) -> list[dict[str, Any]]:
    return [{"text": clean(run.text), "change": str(run.change), "strong": run.strong} for run in runs(words)]
