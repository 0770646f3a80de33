"""Files made to break whatever opens them. Each is made here, by a few lines; none comes from anywhere."""

import io
import struct
import zipfile
import zlib

from pypdf import PdfWriter

from tests.cases import corpus

GIF = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)
HTML = b"<!doctype html><html><body><script>alert(document.domain)</script></body></html>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff" + b"\x00" * 200 + b"PE\x00\x00"
SHELL = b"#!/bin/sh\nrm -rf /\n"
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12))
    + b"]><l>&m;</l>"
)


def gif_and_script() -> bytes:
    """A picture that is a script as well: the size of the picture opens a comment, its end closes it."""
    return b"GIF89a/*" + GIF[8:] + b"*/=1;alert(document.domain)"


def pdf_and_page() -> bytes:
    return corpus.pdf("harmless", "page") + HTML


def pdf_and_archive() -> bytes:
    """Read from the front a PDF, read from the end a container."""
    return corpus.pdf("harmless", "page") + corpus.archive({"run.html": HTML})


def picture_and_page() -> bytes:
    return corpus.picture("harmless") + HTML


def many_members(count: int = 10_000) -> bytes:
    return corpus.archive({f"word/part{n}.xml": b"<a/>" for n in range(count)} | {"word/document.xml": b"<a/>"})


def members_that_climb() -> bytes:
    """Names that lead out of any folder they are unpacked into, and one that points elsewhere."""
    kept = io.BytesIO(corpus.docx("harmless"))
    with zipfile.ZipFile(kept, "a") as box:
        for name in (
            "../../../../tmp/entente-climbed",
            "/tmp/entente-climbed",
            "..\\..\\entente-climbed",
            "C:\\x",
            "a\x00b",
        ):
            box.writestr(zipfile.ZipInfo(name), b"climbed")
        link = zipfile.ZipInfo("word/link.xml")
        link.external_attr = 0o120777 << 16
        box.writestr(link, b"/etc/passwd")
    return kept.getvalue()


def locked_archive() -> bytes:
    """The bit that says a member is encrypted, in both places it stands."""
    whole = bytearray(corpus.archive({"word/document.xml": b"<a>harmless</a>"}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        whole[whole.index(mark) + at] |= 1
    return bytes(whole)


def archive_that_lies() -> bytes:
    """It says its only member is four bytes long; unpacked it is twenty million."""
    whole = bytearray(corpus.archive({"word/document.xml": b"a" * 20_000_000}))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = whole.index(mark) + at
        whole[place : place + 4] = struct.pack("<I", 4)
    return bytes(whole)


def nested_archives(depth: int = 40) -> bytes:
    inner = corpus.archive({"a.txt": b"harmless"})
    for _each in range(depth):
        inner = corpus.archive({"word/document.xml": b"<a/>", "deeper.zip": inner})
    return inner


def many_pages(count: int = 5_000) -> bytes:
    writer, kept = PdfWriter(), io.BytesIO()
    for _each in range(count):
        writer.add_blank_page(100, 100)
    writer.write(kept)
    return kept.getvalue()


def pdf_that_swells() -> bytes:
    """One page whose content unpacks to 200 MB."""
    packed = zlib.compress(b"q " * 100_000_000, 9)
    plain = corpus.pdf("harmless", "page")
    start = plain.index(b"4 0 obj")
    return plain[:start] + b"4 0 obj\n<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (
        len(packed), packed,
    ) + plain[plain.index(b"5 0 obj") :]  # fmt: skip


def pdf_that_runs() -> bytes:
    opened = b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"
    act = opened + b" /AA << /O << /S /Launch /F (cmd.exe) >> >> /Type /Catalog"
    return corpus.pdf("harmless", "page").replace(b"/Type /Catalog", act)


def pdf_that_goes_round() -> bytes:
    """Its tree of pages holds itself."""
    return corpus.pdf("harmless", "page").replace(b"/Kids [3 0 R] /Count 1", b"/Kids [2 0 R] /Count 9")


def picture_of_many_pixels() -> bytes:
    size = (60_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", size)
        + _chunk(b"IDAT", zlib.compress(b"\x00" * 100_000))
        + _chunk(b"IEND", b"")
    )


def picture_with_a_long_remark() -> bytes:
    """A text of 200 MB, packed, beside a picture of one point."""
    whole = corpus.picture("harmless")
    remark = b"Comment\x00\x00" + zlib.compress(b"a" * 200_000_000, 9)
    return whole[:33] + _chunk(b"zTXt", remark) + whole[33:]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def mail_in_mail(depth: int = 400) -> bytes:
    """Parts in parts, deeper than any reader calls itself."""
    said = b"Subject: x\r\n"
    for n in range(depth):
        said += b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
    return said + b"Content-Type: text/plain\r\n\r\nharmless"


def brackets(count: int = 200_000) -> bytes:
    return b"[" * count + b"]" * count


def outlook_that_goes_round() -> bytes:
    """A compound file whose table of sectors leads back to itself."""
    whole = bytearray(corpus.outlook("harmless"))
    whole[512:1024] = struct.pack("<128I", *([0] * 128))
    return bytes(whole)
