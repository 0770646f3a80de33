"""Every spelling of ``classified_words`` as something to look for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache, cached_property

from cases.rules.classified_words import ANYWHERE, BANNERS, CAPITALS, IN_PROSE_TOO
from cases.rules.plain_letters import plain, squeeze

_GAP = r"(?:\s{1,8}|\s{0,4}[-_–—/\\|*·]{1,3}(?:\s{1,4}[-_–—/\\|*·]{0,3})?|\.\s?)?"
_MARKED = r"(?:classified|classification|marked|marking|level)\W{1,4}(?:as\W{1,3}|is\W{1,3})?"
_A_DOCUMENT = r"\s+(?:documents?|information|material|reports?|papers?|files?|notes?|version)\b"
_NO_LETTERS = re.compile(r"[\W\d_]+")
_TOO_SHORT_TO_SQUEEZE = 4


class Care(Enum):
    """How careful to be with a spelling, because many are ordinary words."""

    NONE = auto()  # found in upper and lower case
    CAPITALS = auto()  # found in capitals only
    PROSE = auto()  # in capitals, or set apart from prose


@dataclass(frozen=True)
class Form:
    """One spelling. ``name``: what the marking is usually called; ``letters``: the spelling squeezed."""

    name: str
    words: str
    care: Care

    @cached_property
    def letters(self) -> str:
        """Empty where so few letters would be found in half the words of a page."""
        squeezed = squeeze(plain(self.words))
        return squeezed if len(squeezed) > _TOO_SHORT_TO_SQUEEZE else ""

    @cached_property
    def as_written(self) -> re.Pattern[str]:
        """The spelling where no letter or digit touches it; a hyphen before it may."""
        words = self.words.upper() if self.care is Care.PROSE else self.words
        return _alone(words, re.IGNORECASE if self.care is Care.NONE else 0)

    @cached_property
    def in_any_case(self) -> re.Pattern[str]:
        """The spelling in a file name, where two words side by side are no prose."""
        return _alone(self.words, 0 if self.care is Care.CAPITALS else re.IGNORECASE)

    @cached_property
    def apart(self) -> re.Pattern[str]:
        """The pair set apart from prose: on a line, in brackets, after "classified", before "document"."""
        body = _phrase(self.words)
        apart = rf"(?:^(?:[^\w\n]|[\d_]){{0,20}}|[(\[]\s{{0,4}}|{_MARKED}){body}(?=\s*(?:$|[)\].,;:/]))"
        lower = rf"(?-i:(?<![^\W_]){_phrase(self.words.lower())}(?![^\W_]))"
        before_document = rf"(?<![^\W_]){body}(?={_A_DOCUMENT})"
        return re.compile(f"{apart}|{lower}|{before_document}", re.IGNORECASE | re.MULTILINE)


def _phrase(words: str) -> str:
    return _GAP.join(map(re.escape, re.split(r"[ -]", plain(words))))


def _alone(words: str, flags: int) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){_phrase(words)}(?![^\W_])", flags)


def _forms() -> Iterator[Form]:
    for table, care in ((ANYWHERE, Care.NONE), (CAPITALS, Care.CAPITALS)):
        for name, spellings in table.items():
            yield from (Form(name, words, care) for words in spellings)
    yield from (Form(name, words, Care.PROSE) for name, words in IN_PROSE_TOO)


FORMS = tuple(_forms())
LONG = tuple(form for form in FORMS if form.letters)
SHORT = tuple(form for form in FORMS if not form.letters)
_BANNERS = {_NO_LETTERS.sub("", plain(banner)): banner for banner in BANNERS}
_LONGEST_BANNER_LINE = 120


@cache
def short() -> re.Pattern[str]:
    """All spellings too short to be squeezed, in one pattern. Only in capitals, so only where capitals are."""
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(_phrase(form.words) for form in SHORT)})(?![^\W_])")


def banner_line(text: str) -> str | None:
    """The banner that stands alone on a line in capitals, letter-spaced or broken over two lines too."""
    before = ""
    for line in text.splitlines():
        if not line.isupper() or len(line) > _LONGEST_BANNER_LINE:
            before = ""
            continue
        letters = _NO_LETTERS.sub("", line)
        if found := _BANNERS.get(letters) or _BANNERS.get(before + letters):
            return found
        before = letters
    return None
