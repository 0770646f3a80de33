"""What may be shown of a file: its pictures drawn anew, so that nothing of the sender's bytes is left."""

import io
from collections.abc import Iterator
from typing import IO

import pypdfium2
from PIL import Image, ImageOps

from cases.inspection.budget import Unread
from cases.inspection.pictures import opened

WIDEST = 1400
MOST_PAGES = 30
QUALITY = 80


def sheets(file: IO[bytes], kind: str) -> Iterator[bytes]:
    """First the number of pages there are, in decimal; then JPEG after JPEG, at most ``MOST_PAGES``."""
    return _pages(file) if kind == "pdf" else _picture(file)


def _picture(file: IO[bytes]) -> Iterator[bytes]:
    image = opened(file)
    image.draft("RGB", (WIDEST, WIDEST))
    yield b"1"
    yield _jpeg(ImageOps.exif_transpose(image))


def _pages(file: IO[bytes]) -> Iterator[bytes]:
    document = pypdfium2.PdfDocument(file.read())
    yield str(len(document)).encode()
    for number in range(min(len(document), MOST_PAGES)):
        page = document[number]
        widest = max(page.get_size())
        if widest <= 0:
            raise Unread("has a page without a size")
        yield _jpeg(page.render(scale=min(2.0, WIDEST / widest)).to_pil())
        page.close()


def _jpeg(image: Image.Image) -> bytes:
    """On white, at most ``WIDEST`` pixels each way, without any property."""
    image.thumbnail((WIDEST, WIDEST))
    shown = image.convert("RGBA")
    paper = Image.new("RGB", shown.size, "white")
    paper.paste(shown, mask=shown.getchannel("A"))
    drawn = io.BytesIO()
    paper.save(drawn, "JPEG", quality=QUALITY, optimize=True)
    return drawn.getvalue()
