"""What a report says, as its sender said it; what cannot be taken, and how a repeat is told."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from urllib.parse import urlsplit

from cases.rules.defang import refanged
from cases.rules.vocabulary import Marking
from core.rules.letters import check as check_letters
from core.rules.refusal import Kind, Refusal

LONGEST = {"title": 200, "body": 100_000, "language": 10, "actor_named": 200, "external_id": 200}
LONGEST_LINK = 1000
MOST_LINKS = 100


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a report, kept verbatim. ``techniques`` are codes of the DISARM framework."""

    title: str
    body: str = ""
    language: str = "en"
    observed_on: date | None = None
    links: tuple[str, ...] = ()
    techniques: frozenset[str] = frozenset()
    actor_named: str = ""
    marking: Marking = Marking.LIMITE

    def content_hash(self) -> str:
        """SHA-256 over everything said; the order of links and techniques does not matter."""
        said = asdict(self) | {"links": sorted(self.links), "techniques": sorted(self.techniques)}
        return hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()

    def texts(self) -> dict[str, str]:
        """Every text in which a classification marking could stand, by where it stands."""
        return {
            "title": self.title, "body": self.body, "links": "\n".join(self.links), "actor_named": self.actor_named
        }  # fmt: skip


def check_words(words: Words, *, external_id: str, today: date) -> Refusal | None:
    """None, or the first thing that cannot be stored."""
    return next(_faults(words, external_id, today), None)


def check_link(link: str) -> Refusal | None:
    """Only http and https, with a host; a defanged spelling is as good as the plain one."""
    try:
        parts = urlsplit(refanged(link.strip()))
        usable = parts.scheme in ("http", "https") and "." in (parts.hostname or "")
    except ValueError:
        usable = False
    if usable and len(link) <= LONGEST_LINK and "\x00" not in link:
        return None
    return _invalid("cases.link_unusable", "links", link=link[:80], longest=LONGEST_LINK)


def _faults(words: Words, external_id: str, today: date) -> Iterator[Refusal]:
    if not words.title.strip():
        yield _invalid("cases.title_missing", "title")
    for name, longest in LONGEST.items():
        text = external_id if name == "external_id" else getattr(words, name)
        if len(text) > longest or "\x00" in text:
            yield _invalid("cases.text_too_long", name, field=name, longest=longest)
    for name in ("title", "actor_named"):
        yield from filter(None, [check_letters(getattr(words, name), name)])
    yield from filter(None, [check_letters(external_id, "external_id"), check_letters("\n".join(words.links), "links")])
    if words.observed_on and words.observed_on > today:
        yield _invalid("cases.observed_in_the_future", "observed_on", today=today)
    if len(words.links) > MOST_LINKS:
        yield _invalid("cases.too_many_links", "links", most=MOST_LINKS)
    yield from filter(None, map(check_link, words.links))


def _invalid(code: str, field_at_fault: str, **params: object) -> Refusal:
    return Refusal(code, params, kind=Kind.INVALID, field=field_at_fault)
