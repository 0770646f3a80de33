"""A document as a person signs, files and prints it: one description, written as Word or as PDF.

Both say the same: marking on every page, title, facts, blocks, page x of y, and at the foot what the
document is and its hash. Whoever composes one knows nothing of either format::

    paper = Paper(title=…, marking="LIMITE", facts=(("Version", "3"),), blocks=(Heading("Text"), …), foot="…")
    as_docx(paper), as_pdf(paper)

What came and what went is told by underlining and striking through, so it reads without colour.
"""

from core.paper.blocks import Block, Box, Change, Heading, Paper, Run, Table, Text
from core.paper.docx import as_docx
from core.paper.download import download
from core.paper.pdf import as_pdf

__all__ = ["Block", "Box", "Change", "Heading", "Paper", "Run", "Table", "Text", "as_docx", "as_pdf", "download"]
