"""Files of every kind with words where people put them, written by independent writers or by hand."""

import io
import struct
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

import openpyxl
import pptx
from docx import Document
from PIL import Image, PngImagePlugin
from pypdf import PdfWriter
from pypdf.annotations import Text

NAMES = "urn:oasis:names:tc:opendocument:xmlns"
ODF = f'xmlns:office="{NAMES}:office:1.0" xmlns:text="{NAMES}:text:1.0"'


def docx(text: str, where: str = "body") -> bytes:
    """``where``: body, header, table, split (over runs) or property."""
    document = Document()
    if where == "header":
        document.sections[0].header.paragraphs[0].text = text
    elif where == "table":
        document.add_table(1, 1).cell(0, 0).text = text
    elif where == "property":
        document.core_properties.subject = text
    elif where == "split":
        paragraph = document.add_paragraph()
        for letter in text:
            paragraph.add_run(letter)
    else:
        document.add_paragraph(text)
    return _saved(document.save)


def docx_with(name: str, data: bytes) -> bytes:
    """A document with another file embedded."""
    kept = io.BytesIO(docx("harmless"))
    with zipfile.ZipFile(kept, "a") as box:
        box.writestr(f"word/embeddings/{name}", data)
    return kept.getvalue()


def docx_watermark(text: str) -> bytes:
    """As Word writes a watermark: in an attribute of a drawing."""
    kept = io.BytesIO(docx("harmless"))
    with zipfile.ZipFile(kept, "a") as box:
        box.writestr("word/header9.xml", f'<w:hdr xmlns:w="w" xmlns:v="v"><v:textpath string="{text}"/></w:hdr>')
    return kept.getvalue()


def xlsx(text: str, where: str = "cell") -> bytes:
    """``where``: cell, sheet (its name), header or comment."""
    book = openpyxl.Workbook()
    sheet = book.active
    if where == "sheet":
        sheet.title = text
    elif where == "header":
        sheet.oddHeader.center.text = text
    elif where == "comment":
        sheet["A1"].comment = openpyxl.comments.Comment(text, "A reader")
    else:
        sheet["B7"] = text
    return _saved(book.save)


def slides(text: str, where: str = "title") -> bytes:
    """``where``: title or notes."""
    show = pptx.Presentation()
    slide = show.slides.add_slide(show.slide_layouts[0])
    slide.shapes.title.text = text if where == "title" else "harmless"
    if where == "notes":
        slide.notes_slide.notes_text_frame.text = text
    return _saved(show.save)


def opendocument(text: str, kind: str = "text") -> bytes:
    """ODT, ODS or ODP with the words split over two spans."""
    half = len(text) // 2
    body = f"<text:p>{text[:half]}<text:span>{text[half:]}</text:span></text:p>"
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as box:
        box.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        box.writestr(
            "content.xml", f"<office:document-content {ODF}><office:body>{body}</office:body></office:document-content>"
        )
    return kept.getvalue()


def pdf(text: str, where: str = "title") -> bytes:
    """``where``: title, page, note or attachment."""
    writer = PdfWriter()
    page = writer.add_blank_page(300, 300)
    if where == "title":
        writer.add_metadata({"/Title": text})
    elif where == "note":
        writer.add_annotation(0, Text(rect=(50, 50, 80, 80), text=text))
    elif where == "attachment":
        writer.add_attachment("annex.txt", text.encode())
    else:
        return _page_of_text(text)
    assert page is not None
    return _saved(writer.write)


def _page_of_text(text: str) -> bytes:
    """One page with one line of text, written by hand."""
    stream = f"BT /F1 12 Tf 20 200 Td ({text}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources 6 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Font << /F1 5 0 R >> >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 7\n0000000000 65535 f \n" + table
    return out + b"trailer << /Size 7 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start


def encrypted_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("a password", algorithm="RC4-128")
    return _saved(writer.write)


def mail(text: str, where: str = "subject") -> bytes:
    """``where``: subject, html, header, attachment (its name) or attached (inside a spreadsheet)."""
    message = EmailMessage()
    message["Subject"] = text if where == "subject" else "harmless"
    message.set_content("harmless")
    if where == "html":
        half = len(text) // 2
        message.add_alternative(f"<p>{text[:half]}<b>{text[half:]}</b></p>", subtype="html")
    elif where == "header":
        message["X-Classification"] = text
    elif where == "attachment":
        message.add_attachment(b"x", maintype="application", subtype="pdf", filename=f"{text}.pdf")
    elif where == "attached":
        message.add_attachment(xlsx(text), maintype="application", subtype="octet-stream", filename="list.xlsx")
    return bytes(message)


def mail_with(name: str, data: bytes) -> bytes:
    """A mail with one attachment, called so; an empty name gives it none."""
    letter = EmailMessage()
    letter["Subject"] = "harmless"
    letter.set_content("harmless")
    letter.add_attachment(data, maintype="application", subtype="octet-stream", filename=name or None)
    return letter.as_bytes()


def picture(text: str, where: str = "png", size: tuple[int, int] = (8, 8)) -> bytes:
    """``where``: png (text chunk), late (behind the pixels), exif, comment (of a GIF) or plain."""
    image, kept = Image.new("RGB", size, "white"), io.BytesIO()
    if where == "exif":
        exif = Image.Exif()
        exif[0x9C9B] = text.encode("utf-16-le")
        image.save(kept, "JPEG", exif=exif)
    elif where == "comment":
        image.save(kept, "GIF", comment=text.encode())
    elif where == "plain":
        image.save(kept, "PNG")
    else:
        info = PngImagePlugin.PngInfo()
        info.add_text("Comment", text, zip=True)
        image.save(kept, "PNG", pnginfo=info)
    return kept.getvalue()


def archive(files: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as box:
        for name, data in files.items():
            box.writestr(name, data)
    return kept.getvalue()


def outlook(subject: str, body: str = "harmless") -> bytes:
    """A message of Outlook, as small as one can be."""
    streams = {"__substg1.0_0037001F": subject, "__substg1.0_1000001F": body}
    return compound({name: text.encode("utf-16-le") for name, text in streams.items()})


def compound(streams: dict[str, bytes]) -> bytes:
    """An OLE compound file with at most three streams in its root, padded to the least size of a regular one."""
    sector, least = 512, 4096
    padded = {name: data + b"\0" * (least - len(data)) for name, data in streams.items()}
    directory_at, per = 1, least // sector
    table = [0xFFFFFFFD, 0xFFFFFFFE]
    entries = [_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)]
    first = len(table)
    for number, name in enumerate(padded):
        start = first + number * per
        table += [*range(start + 1, start + per), 0xFFFFFFFE]
        right = number + 2 if number + 1 < len(padded) else 0xFFFFFFFF
        entries.append(_entry(name, 2, start, least, right=right))
    table += [0xFFFFFFFF] * (sector // 4 - len(table))
    head = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<IIIIIIIII", 0, 1, directory_at, 0, least, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<I", 0) + b"\xff" * (4 * 108)
    listed = b"".join(entries)
    listed += _entry("", 0, 0, 0) * (-len(entries) % 4)
    return head + struct.pack("<128I", *table) + listed + b"".join(padded.values())


def _entry(name: str, kind: int, start: int, size: int, *, right: int = 0xFFFFFFFF, child: int = 0xFFFFFFFF) -> bytes:
    written = name.encode("utf-16-le")
    length = len(written) + 2 if name else 0
    head = written.ljust(64, b"\0") + struct.pack("<HBBIII", length, kind, 1, 0xFFFFFFFF, right, child)
    return head + b"\0" * 36 + struct.pack("<IQ", start, size)


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    kept = io.BytesIO()
    save(kept)
    return kept.getvalue()
