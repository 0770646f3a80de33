"""Text as a reader sees it, and as bare letters that remember where they stood."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

# What Unicode lets a program leave undrawn: soft hyphens, joiners, marks of direction, selectors of variants, tags.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]+"
)
_ACCENTS = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
# Greek and Cyrillic letters that are drawn like Latin ones, either case of a letter as the same one: a Greek keyboard
# writes ΝΑΤΟ. Then the small capitals, and the hyphens and slashes a word processor puts in.
_GREEK, _AS_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαβεζηικμνορτυχ", "ABEZHIKMNOPTYXabezhikmnoptyx"
_CYRILLIC, _AS_CYRILLIC = "АВЕЅІЈКМНОРСТУҮХҺԚԜԁавеѕіјкмнорстуүхһԛԝ", "ABESIJKMHOPCTYYXHQWdabesijkmhopctyyxhqw"
_SMALL_CAPITALS, _AS_SMALL = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz"
_HYPHENS, _SLASHES = "\u2010\u2011\u2012\u2015\u2043\u2212", "\u2044\u2215"
_DRAWN_ALIKE = str.maketrans(
    _GREEK + _CYRILLIC + _SMALL_CAPITALS + _HYPHENS + _SLASHES,
    _AS_GREEK + _AS_CYRILLIC + _AS_SMALL + "-" * len(_HYPHENS) + "/" * len(_SLASHES),
)
_DOTTED_UNION = re.compile(r"\b([EeUu])\.([EeUu])\.(?=\s)")
_BROKEN_WORD = re.compile(r"(?<=\w)[-‐]\s{0,20}\n\s{0,20}(?=\w)")
_BROKEN_CAPITALS = re.compile(r"(?<=[A-Z])\s{0,20}\n\s{0,20}(?=[A-Z])")
_LETTER_SPACED = re.compile(r"(?<!\w)(?:\w[ _.\-·]{1,3}){3,60}\w(?!\w)")
_LETTER_GAP = re.compile(r"(?<=\w)[ _.\-·](?=\w)")
_ANY_GAP = re.compile(r"[ _.\-·]")
_LETTERS = re.compile(r"[^\W\d_]+")


def plain(text: str) -> str:
    """Without accents, full-width forms and characters nobody sees; letters drawn alike are one letter."""
    if not text.isascii():
        bare = unicodedata.normalize("NFKD", _UNSEEN.sub("", text).replace("ı", "i"))
        text = _ACCENTS.sub("", bare).translate(_DRAWN_ALIKE)
    return _DOTTED_UNION.sub(r"\1\2", text)


def repaired(text: str) -> Iterator[str]:
    """The text with words joined again that a line break or wide setting took apart."""
    yield _BROKEN_WORD.sub("", text)
    yield _BROKEN_CAPITALS.sub("", text)
    yield _LETTER_SPACED.sub(lambda run: _LETTER_GAP.sub("", run[0]), text)
    yield _LETTER_SPACED.sub(lambda run: _ANY_GAP.sub("", run[0]), text)


def squeeze(text: str) -> str:
    """Its letters alone, in lower case; both small sigmas are one. As long as the letters it is made of."""
    return "".join(_LETTERS.findall(text)).lower().replace("ς", "σ")


class Squeezed:
    """The letters of a text in one row. A phrase is found here however its words and letters are set apart."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.letters = squeeze(text)
        self._runs: tuple[list[int], list[int]] | None = None

    def places(self, letters: str) -> Iterator[tuple[int, int]]:
        """Where whole words of the text spell ``letters``: beginning and end in the text."""
        at = self.letters.find(letters)
        while at >= 0:
            first, last = self._run(at), self._run(at + len(letters) - 1)
            begins, stands = self.runs
            if at == begins[first] and at + len(letters) == begins[last + 1]:
                yield stands[first], stands[last] + begins[last + 1] - begins[last]
            at = self.letters.find(letters, at + 1)

    @property
    def runs(self) -> tuple[list[int], list[int]]:
        """Where each run of letters begins among the letters, and where in the text."""
        if self._runs is None:
            found = [run.span() for run in _LETTERS.finditer(self._text)]
            begins = list(accumulate((end - start for start, end in found), initial=0))
            self._runs = begins, [start for start, _ in found]
        return self._runs

    def _run(self, letter: int) -> int:
        return bisect_right(self.runs[0], letter) - 1
