"""Reads the documents the site makes, for anything in them that a person's words became."""

import io
import re
import zipfile
from collections.abc import Iterator

import openpyxl
from defusedxml.ElementTree import fromstring
from pypdf import PdfReader

from tests.attack.payloads import MARK, PRODUCT

ICS_LINE = re.compile(r"^[A-Z][A-Z-]*[;:]")


def harm_of(kind: str, data: bytes) -> tuple[str, list[str]]:
    """What a document says, and what is wrong in it. Nothing of either for other kinds."""
    if kind == "application/pdf":
        return _pdf(data)
    if kind.endswith("wordprocessingml.document"):
        return _docx(data)
    if kind.endswith("spreadsheetml.sheet"):
        return _xlsx(data)
    return _calendar(data.decode()) if kind == "text/calendar" else ("", [])


def _pdf(data: bytes) -> tuple[str, list[str]]:
    """Nothing that opens, runs or leads away by itself; nothing reckoned by the typesetter."""
    paper = PdfReader(io.BytesIO(data))
    said = " ".join(page.extract_text() for page in paper.pages).replace("\n", "")
    wrong = [name for name in ("/OpenAction", "/AA", "/AcroForm") if name in paper.trailer["/Root"]]
    for page in paper.pages:
        notes = [note.get_object() for note in page.get("/Annots") or []]
        wrong += [str(note) for note in notes if MARK in str(note) or "JavaScript" in str(note)]
    return said, wrong + ([PRODUCT] if PRODUCT in said else [])


def _docx(data: bytes) -> tuple[str, list[str]]:
    """Words only in elements of text: no field, no relation and no name of anything holds them."""
    said, wrong = "", []
    with zipfile.ZipFile(io.BytesIO(data)) as box:
        for name in box.namelist():
            if name.endswith((".xml", ".rels")):
                for tag, text, attributes in _elements(box.read(name)):
                    said += text
                    about = tag + attributes + (text if "instrText" in tag else "")
                    wrong += [f"{name} {tag}"] if MARK in about or 'TargetMode="External"' in about else []
    return said, wrong


def _elements(part: bytes) -> Iterator[tuple[str, str, str]]:
    for each in fromstring(part).iter():
        yield each.tag, each.text or "", " ".join(f'{name}="{value}"' for name, value in each.attrib.items())


def _xlsx(data: bytes) -> tuple[str, list[str]]:
    """No formula and no link in any cell."""
    said, wrong = "", []
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            said += str(cell.value or "")
            wrong += [cell.coordinate] if cell.data_type == "f" or cell.hyperlink else []
    return said, wrong


def _calendar(said: str) -> tuple[str, list[str]]:
    """Every line is a property the standard knows the shape of, and none runs anything."""
    lines = said.replace("\r\n ", "").split("\r\n")
    return said, [line for line in lines if line and not ICS_LINE.match(line)]
