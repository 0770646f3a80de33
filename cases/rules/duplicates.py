"""Which earlier reports probably say the same thing; shown before saving, decided by people."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from cases.rules.defang import comparable
from core.rules.refusal import Reason

LIKELY = 0.5
"""From here on a report is shown as a likely duplicate."""
SHOWN = 5

# What full agreement of one trait alone is worth.
_TITLE, _LINKS, _TECHNIQUES = 0.7, 0.8, 0.3
_SHORTEST_WORD = 3
_WORD = re.compile(r"\w+")
_FILLERS = frozenset(
    {"about", "after", "against", "and", "are", "but", "der", "des", "die", "for", "from", "has"}
    | {"have", "http", "https", "les", "not", "over", "that", "the", "their", "this", "und", "une"}
    | {"was", "were", "who", "with", "www"}
)


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared of a report. ``key`` is the caller's own, such as a row's id."""

    key: str
    title: str
    links: tuple[str, ...] = ()
    techniques: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two reports are, 0 to 1, and why."""

    key: str
    score: float
    reasons: tuple[Reason, ...]


def words(title: str) -> frozenset[str]:
    """The telling words of a title: no accents, no case, no fillers, three letters at least."""
    plain = unicodedata.normalize("NFKD", title.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    found = frozenset(_WORD.findall(plain))
    return frozenset(word for word in found if len(word) >= _SHORTEST_WORD) - _FILLERS


def likeness(new: Traits, old: Traits) -> Likeness:
    """How probably ``old`` already says what ``new`` says. Each trait adds to the doubt."""
    shared_words = words(new.title) & words(old.title)
    shared_links = _addresses(new) & _addresses(old)
    shared_techniques = new.techniques & old.techniques
    difference = (
        (1 - _TITLE * _overlap(shared_words, words(new.title) | words(old.title)))
        * (1 - _LINKS * _overlap(shared_links, min(_addresses(new), _addresses(old), key=len)))
        * (1 - _TECHNIQUES * _overlap(shared_techniques, new.techniques | old.techniques))
    )
    reasons = _reasons(shared_words, shared_links, shared_techniques)
    return Likeness(old.key, round(1 - difference, 3), reasons)


def likely_duplicates(new: Traits, earlier: Iterable[Traits]) -> tuple[Likeness, ...]:
    """At most five earlier reports that score ``LIKELY`` or more, the most alike first."""
    scored = (likeness(new, old) for old in earlier)
    found = [each for each in scored if each.score >= LIKELY]
    return tuple(sorted(found, key=lambda each: (-each.score, each.key))[:SHOWN])


def _addresses(report: Traits) -> frozenset[str]:
    return frozenset(filter(None, map(comparable, report.links)))


def _overlap(shared: Collection[str], whole: Collection[str]) -> float:
    return len(shared) / len(whole) if whole else 0.0


def _reasons(shared_words: frozenset[str], links: frozenset[str], techniques: frozenset[str]) -> tuple[Reason, ...]:
    reasons = (
        Reason("cases.same_words", {"words": tuple(sorted(shared_words))}) if shared_words else None,
        Reason("cases.same_links", {"count": len(links)}) if links else None,
        Reason("cases.same_techniques", {"techniques": tuple(sorted(techniques))}) if techniques else None,
    )
    return tuple(reason for reason in reasons if reason)
