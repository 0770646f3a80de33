"""What pictures say beside their pixels: EXIF, XMP, IPTC, comments, and the text chunks of PNG."""

import warnings
from collections.abc import Iterator
from typing import IO, Any

from PIL import ExifTags, Image, ImageFile, IptcImagePlugin

from cases.inspection.budget import Budget, Piece, Unread
from cases.inspection.plain import decoded, words

MOST_PIXELS = 100_000_000
FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
WIDE_TAGS = range(0x9C9B, 0x9CA0)
_COMMENT_CODES = {b"ASCII\x00\x00\x00": "ascii", b"UNICODE\x00": "utf-16", b"JIS\x00\x00\x00\x00\x00": "euc_jp"}


def picture(file: IO[bytes], budget: Budget) -> Iterator[Piece]:
    """Its properties as understood, and runs of letters as they stand."""
    yield from words(file, budget)
    file.seek(0)
    try:
        yield Piece("its properties", "\n".join(_told(opened(file))))
    except Exception as broken:
        raise Unread("is not a whole picture") from broken


def opened(file: IO[bytes]) -> ImageFile.ImageFile:
    """The picture, its size checked before a pixel is unpacked. Raises ``Unread`` where it is too large."""
    Image.MAX_IMAGE_PIXELS = None
    warnings.simplefilter("ignore")
    image = Image.open(file, formats=FORMATS)
    if image.width * image.height > MOST_PIXELS:
        raise Unread("has too many pixels")
    return image


def _told(image: ImageFile.ImageFile) -> Iterator[str]:
    if image.format == "PNG":
        image.load()  # text may stand behind the pixels
    for key, value in {**image.info, **getattr(image, "text", {})}.items():
        yield f"{key}\n{_words(value)}"
    exif = image.getexif()
    for tags in (exif, *(exif.get_ifd(ifd) for ifd in ExifTags.IFD)):
        yield from (_of_tag(tag, value) for tag, value in tags.items())
    for value in (IptcImagePlugin.getiptcinfo(image) or {}).values():
        yield from map(_words, value if isinstance(value, list) else [value])


def _of_tag(tag: int, value: Any) -> str:
    if isinstance(value, bytes) and tag in WIDE_TAGS:
        return value.decode("utf-16-le", "replace")
    if isinstance(value, bytes) and value[:8] in _COMMENT_CODES:
        return value[8:].decode(_COMMENT_CODES[value[:8]], "replace")
    return _words(value)


def _words(value: Any) -> str:
    return decoded(value) if isinstance(value, bytes) else str(value)
