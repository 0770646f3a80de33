"""Files of every kind are searched where people put words; what cannot be read is said; nothing runs away."""

import io
import time
import zipfile

import pytest

from cases import jail
from cases.inspection.budget import Budget
from cases.inspection.kinds import READERS, look
from cases.rules.uploads import ALLOWED
from tests.cases import corpus

MARK = "NATO SECRET"
MARKED = {
    "in a paragraph.docx": corpus.docx(MARK),
    "in a header.docx": corpus.docx(MARK, "header"),
    "in a table.docx": corpus.docx(MARK, "table"),
    "in a property.docx": corpus.docx(MARK, "property"),
    "each letter a run.docx": corpus.docx(MARK, "split"),
    "watermark.docx": corpus.docx_watermark(MARK),
    "in an embedded sheet.docx": corpus.docx_with("x.xlsx", corpus.xlsx(MARK)),
    "in an embedded picture.docx": corpus.docx_with("image1.png", corpus.picture(MARK)),
    "in a cell.xlsx": corpus.xlsx(MARK),
    "name of a sheet.xlsx": corpus.xlsx(MARK, "sheet"),
    "in a header.xlsx": corpus.xlsx(MARK, "header"),
    "in a comment.xlsx": corpus.xlsx(MARK, "comment"),
    "in a title.pptx": corpus.slides(MARK),
    "in notes.pptx": corpus.slides(MARK, "notes"),
    "split over spans.odt": corpus.opendocument(MARK),
    "split over spans.ods": corpus.opendocument(MARK, "spreadsheet"),
    "split over spans.odp": corpus.opendocument(MARK, "presentation"),
    "in its title.pdf": corpus.pdf(MARK),
    "on a page.pdf": corpus.pdf(MARK, "page"),
    "in a note.pdf": corpus.pdf(MARK, "note"),
    "in an attachment.pdf": corpus.pdf(MARK, "attachment"),
    "subject.eml": corpus.mail(MARK),
    "split over tags.eml": corpus.mail(MARK, "html"),
    "own header.eml": corpus.mail(MARK, "header"),
    "name of an attachment.eml": corpus.mail(MARK, "attachment"),
    "in an attached sheet.eml": corpus.mail(MARK, "attached"),
    "subject.msg": corpus.outlook(MARK),
    "body.msg": corpus.outlook("harmless", MARK),
    "compressed text.png": corpus.picture(MARK),
    "title for Windows.jpg": corpus.picture(MARK, "exif"),
    "comment.gif": corpus.picture(MARK, "comment"),
    "escaped.json": rb'{"a": "NATO\u0020SECRET"}',
    "broken over lines.txt": b"NATO\nSECRET",
    "wide.txt": MARK.encode("utf-16"),
    "attached without a name.eml": corpus.mail_with("", corpus.docx(MARK, "split")),
    "attached under another name.eml": corpus.mail_with("part.bin", corpus.docx(MARK, "split")),
    "attached as if it were text.eml": corpus.mail_with("note.txt", corpus.docx(MARK, "split")),
    "embedded without its ending.docx": corpus.docx_with("oleObject1.bin", corpus.xlsx(MARK)),
    "an attached page with tags.eml": corpus.mail_with("page.html", b"<p>NATO&nbsp;<b>SEC</b>RET</p>"),
    "a drawing with spans.docx": corpus.docx_with("a.svg", b"<svg><text>NATO <tspan>SEC</tspan>RET</text></svg>"),
    "attached rich text.eml": corpus.mail_with("note.rtf", rb"{\rtf1\ansi NATO\~{\b SEC}RE\'54\par}"),
    "wide without a mark.eml": corpus.mail_with("note.txt", MARK.encode("utf-16-le")),
    "in its tags.mp3": b"ID3\x04" + b"\x00" * 20 + MARK.encode("utf-16-le") + b"\x00" * 3000,
}
HARMLESS = {
    "a.docx": corpus.docx("NATO Secretary General spoke"),
    "a.xlsx": corpus.xlsx("a secret plan"),
    "a.pptx": corpus.slides("EU Secretariat"),
    "a.odt": corpus.opendocument("the EU restricted imports"),
    "a.pdf": corpus.pdf("confidential between friends", "page"),
    "a.eml": corpus.mail("harmless"),
    "a.msg": corpus.outlook("harmless"),
    "a.png": corpus.picture("harmless"),
    "a.jpg": corpus.picture("harmless", "exif"),
    "a.txt": b"harmless",
}


def looked(name: str, data: bytes, **limits: float) -> jail.Look:
    return look(io.BytesIO(data), name, Budget(**limits))


@pytest.mark.parametrize("name", MARKED)
def test_a_marking_is_found_wherever_people_put_words(name):
    assert looked(name, MARKED[name]).marking == MARK


@pytest.mark.parametrize("name", HARMLESS)
def test_a_harmless_file_is_read_to_its_end_and_raises_no_alarm(name):
    found = looked(name, HARMLESS[name])
    assert (found.marking, found.unread) == ("", ())


def test_every_kind_we_keep_has_a_reader_or_gives_up_its_letters():
    recordings = {"mp3", "wav", "mp4", "webm"}
    assert set(ALLOWED) - set(READERS) == recordings


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.pdf", corpus.encrypted_pdf(), "is encrypted"),
        ("a.pdf", b"%PDF-1.7\n" + b"not a pdf at all " * 20, "is not a whole PDF"),
        ("scan.pdf", corpus.pdf("harmless"), "words inside pictures"),
        ("a.docx", b"PK\x03\x04 nothing", "is not a whole container"),
        ("a.docx", corpus.archive({"word/document.xml": b"a" * 60_000_000}), "packed too tightly"),
        ("a.docx", corpus.archive({"word/document.xml": b"<a><b></a>"}), "not well-formed"),
        ("a.xlsx", corpus.archive({f"xl/sheet{n}.xml": b"<a/>" for n in range(60)}), "too many files"),
        ("a.docx", corpus.docx_with("inner.7z", b"7z"), "inner.7z, which cannot be searched"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 64, "is not a whole picture"),
        ("a.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "cannot be read"),
        ("a.eml", b"Content-Type: application/pkcs7-mime\r\n\r\nMII", "encrypted"),
    ],
)
def test_what_cannot_be_read_is_said(name, data, said):
    found = looked(name, data, members_left=50)
    assert found.marking == ""
    assert said in "; ".join(found.unread)


def test_entities_of_xml_are_not_followed():
    bomb = b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c SYSTEM "file:///etc/passwd">]><a>&b;&c; NATO SECRET</a>'
    found = looked("a.docx", corpus.archive({"word/document.xml": bomb}))
    assert found.marking == MARK  # its letters are still searched
    assert "root:" not in str(found)


@pytest.mark.parametrize("sign", [b"7z\xbc\xaf", b"Rar!\x1a\x07", b"\x1f\x8b\x08", b"BZh9", b"\xfd7zXZ\x00"])
def test_a_packed_file_that_hides_behind_another_name_is_said_not_to_be_searched(sign):
    found = looked("a.eml", corpus.mail_with("note.dat", sign + bytes(99)))
    assert found.unread == ("holds note.dat, which cannot be searched",)


def test_containers_in_containers_end_somewhere():
    inner = corpus.archive({"a.txt": b"NATO SECRET"})
    for _depth in range(6):
        inner = corpus.archive({"deeper.zip": inner})
    found = looked("a.docx", inner)
    assert "too deep to follow" in "; ".join(found.unread)


def test_a_container_is_read_up_to_its_budget_and_says_so():
    big = corpus.archive({"a.txt": bytes(range(97, 123)) * 40_000, "b.txt": b"harmless"})
    assert "in part only" in "; ".join(looked("a.docx", big, bytes_left=100_000).unread)


def test_a_long_text_is_searched_over_the_seams_of_its_pieces():
    data = b"word " * 209_714 + b" NATO SEC" + b"RET " + b"word " * 1000
    assert looked("a.txt", data).marking == MARK
    late = Budget(seconds=-1)
    assert look(io.BytesIO(b"x"), "a.txt", late).unread == ("takes too long to read to the end",)


def test_a_hidden_file_in_a_container_with_a_marked_name_is_found():
    assert looked("a.docx", corpus.archive({"media/NATO_SECRET.bin": b"x"})).marking == MARK


def test_the_search_runs_in_a_process_of_its_own_that_may_not_write():
    found = jail.look(io.BytesIO(corpus.docx(MARK, "header")), "a.docx")
    assert (found.marking, found.where) == (MARK, "header1.xml")


def test_a_reader_that_eats_time_or_memory_is_stopped_and_that_is_said():
    found = jail.look(io.BytesIO(corpus.docx(MARK)), "a.docx", seconds=0.01)
    assert found == jail.Look(unread=("takes too long or too much memory to read",))


@pytest.mark.parametrize(
    ("name", "data", "pages"),
    [
        ("a.png", corpus.picture("secret words", size=(3000, 20)), 1),
        ("a.jpg", corpus.picture("secret words", "exif"), 1),
        ("a.gif", corpus.picture("secret words", "comment"), 1),
        ("a.pdf", corpus.pdf("secret words", "page"), 1),
    ],
)
def test_a_preview_is_drawn_anew_and_keeps_nothing_of_the_senders_bytes(name, data, pages):
    count, sheets = jail.draw(io.BytesIO(data), name)
    assert (count, len(sheets)) == (pages, pages)
    assert sheets[0].startswith(b"\xff\xd8\xff")
    assert b"secret words" not in sheets[0]
    assert b"Exif" not in sheets[0]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 64),
        ("a.pdf", b"%PDF-1.7 nothing"),
        ("a.pdf", corpus.encrypted_pdf()),
        ("a.gif", b"GIF89a" + b"\xff\xff\xff\xff" + b"\x00" * 40),
    ],
)
def test_what_cannot_be_drawn_is_refused_quickly(name, data):
    started = time.monotonic()
    with pytest.raises(jail.CannotDraw):
        jail.draw(io.BytesIO(data), name)
    assert time.monotonic() - started < 30


def test_a_picture_of_too_many_pixels_is_not_unpacked():
    header = zipfile.crc32(b"IHDR" + (200_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00").to_bytes(4, "big")
    bomb = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (200_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00" + header
    assert looked("a.png", bomb).unread == ("is not a whole picture",)
    with pytest.raises(jail.CannotDraw):
        jail.draw(io.BytesIO(bomb), "a.png")
