"""Finds classification markings in text and file names, so that what bears one stays outside.

Markings are found broken over lines, letter-spaced, hyphenated or with odd punctuation between
their words. Prose is spared: "a secret plan", "a restricted area", "the EU restricted imports".
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from cases.rules.classified_words import ANYWHERE, BANNERS, CAPITALS, IN_PROSE_TOO
from core.rules.refusal import Kind, Refusal

_GAP = r"(?:\s{1,8}|\s{0,4}[-_–—/\\|*·]{1,3}\s{0,4}|\.\s?)?"
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_BROKEN_WORD = re.compile(r"(?<=\w)[-‐]\s{0,20}\n\s{0,20}(?=\w)")
_BROKEN_CAPITALS = re.compile(r"(?<=[A-Z])\s{0,20}\n\s{0,20}(?=[A-Z])")
_LETTER_SPACED = re.compile(r"(?<!\w)(?:\w[ _.\-·]{1,3}){3,60}\w(?!\w)")
_LETTER_GAP = re.compile(r"(?<=\w)[ _.\-·](?=\w)")
_NO_LETTERS = re.compile(r"[\W\d_]+")
_LONGEST_BANNER_LINE = 120
_US_BANNER = re.compile(r"\b(?:TOP SECRET|SECRET|CONFIDENTIAL)\s?//\s?[A-Z]|\((?:TS|S|C)//[A-Z][A-Z/ ,]*\)")
_MARKED = r"(?:classified|classification|marked|marking|level)\W{1,4}(?:as\W{1,3}|is\W{1,3})?"
_A_DOCUMENT = r"\s+(?:documents?|information|material|reports?|papers?|files?|notes?|version)\b"


def found(text: str) -> str | None:
    """The classification marking the text bears, by its usual name, or None.

    >>> found("Ref. 12/27 RESTREINT UE/EU RESTRICTED")
    'RESTREINT UE/EU RESTRICTED'
    """
    plain = _plain(text)
    variants = dict.fromkeys((plain, *_repaired(plain)))
    for place, variant in enumerate(variants):
        marking = _in_any_case(variant) or _in_capitals(variant)
        if not marking and place == 0 and _PAIRS_IN_NAMES.first(variant):
            marking = _first(_STANDING_ALONE, variant)
        if marking:
            return marking
    return None


def found_in_name(file_name: str) -> str | None:
    """As ``found``, for a file name: there, two English words side by side are no prose."""
    spellings = (file_name.rpartition(".")[0], file_name)
    plain = [_plain(re.sub(r"[_.\s]+", " ", spelling)) for spelling in spellings]
    for variant in dict.fromkeys((*plain, *_repaired(plain[0]), *_repaired(plain[1]))):
        marking = _in_any_case(variant) or _PAIRS_IN_NAMES.first(variant) or _in_capitals(variant)
        if marking:
            return marking
    return None


def _plain(text: str) -> str:
    """Without accents, full-width forms and characters nobody sees."""
    split = unicodedata.normalize("NFKD", text.translate(_INVISIBLE))
    bare = "".join(letter for letter in split if not unicodedata.combining(letter))
    return re.sub(r"\b([EeUu])\.([EeUu])\.(?=\s)", r"\1\2", bare)


def _repaired(plain: str) -> Iterator[str]:
    """The text with words joined again that a line break or wide setting took apart."""
    yield _BROKEN_WORD.sub("", plain)
    yield _BROKEN_CAPITALS.sub("", plain)
    yield _LETTER_SPACED.sub(lambda run: _LETTER_GAP.sub("", run[0]), plain)
    yield _LETTER_SPACED.sub(lambda run: re.sub(r"[ _.\-·]", "", run[0]), plain)


def _phrase(words: str) -> str:
    return _GAP.join(map(re.escape, re.split(r"[ -]", _plain(words))))


def _alone(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern where no letter or digit touches it; a hyphen before it may."""
    return re.compile(rf"(?<![^\W_]){pattern}(?![^\W_])", flags)


class _Forms:
    """Spellings of markings. One pattern of all of them is tried first; most texts have none."""

    def __init__(self, forms: Iterable[tuple[str, tuple[str, ...]]], flags: int = 0) -> None:
        phrases = [(name, "|".join(map(_phrase, spellings))) for name, spellings in forms]
        self._any = _alone(f"(?:{'|'.join(phrase for _, phrase in phrases)})", flags)
        self._each = [(name, _alone(f"(?:{phrase})", flags)) for name, phrase in phrases]

    def first(self, text: str) -> str | None:
        """The name of the first marking of the table that stands in the text."""
        return _first(self._each, text) if self._any.search(text) else None


_ANYWHERE = _Forms(ANYWHERE.items(), re.IGNORECASE)
_CAPITALS = _Forms(CAPITALS.items())
_PAIRS = tuple((name, (words,)) for name, words in IN_PROSE_TOO)
_PAIRS_IN_NAMES = _Forms(_PAIRS, re.IGNORECASE)
_PAIRS_IN_CAPITALS = _Forms((name, (words.upper(),)) for name, (words,) in _PAIRS)
_BANNERS = {_NO_LETTERS.sub(" ", _plain(banner)).strip(): banner for banner in BANNERS}


def _standing_alone(words: str) -> re.Pattern[str]:
    """The pair set apart from prose: on a line, in brackets, after "classified", before "document"."""
    body = _phrase(words)
    apart = rf"(?:^(?:[^\w\n]|[\d_]){{0,20}}|[(\[]\s{{0,4}}|{_MARKED}){body}(?=\s*(?:$|[)\].,;:/]))"
    lower = rf"(?-i:(?<![^\W_]){_phrase(words.lower())}(?![^\W_]))"
    before_document = rf"(?<![^\W_]){body}(?={_A_DOCUMENT})"
    return re.compile(f"{apart}|{lower}|{before_document}", re.IGNORECASE | re.MULTILINE)


_STANDING_ALONE = tuple((name, _standing_alone(words)) for name, words in IN_PROSE_TOO)


def _in_any_case(text: str) -> str | None:
    return _ANYWHERE.first(text)


def _in_capitals(text: str) -> str | None:
    us_banner = _US_BANNER.search(text)
    return (
        _PAIRS_IN_CAPITALS.first(text)
        or _CAPITALS.first(text)
        or (us_banner[0] if us_banner else None)
        or _banner_line(text)
    )


def _banner_line(text: str) -> str | None:
    short = (line for line in text.splitlines() if len(line) <= _LONGEST_BANNER_LINE)
    bare = (_NO_LETTERS.sub(" ", line).strip() for line in short)
    return next((_BANNERS[line] for line in bare if line in _BANNERS), None)


def _first(patterns: Iterable[tuple[str, re.Pattern[str]]], text: str) -> str | None:
    return next((name for name, pattern in patterns if pattern.search(text)), None)


def check_text(text: str, *, field: str) -> Refusal | None:
    """Refuses text that bears a marking: it must not be kept, not even in quarantine."""
    return _refusal(found(text), field)


def check_name(file_name: str, *, field: str = "file") -> Refusal | None:
    """Refuses a file whose name bears a marking, before a byte of it is stored."""
    return _refusal(found_in_name(file_name), field)


def _refusal(marking: str | None, field: str) -> Refusal | None:
    if marking is None:
        return None
    params = {"marking": marking}
    return Refusal("cases.classified_marking", params, kind=Kind.UNPROCESSABLE, field=field)
