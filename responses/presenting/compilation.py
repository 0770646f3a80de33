"""The compilation table as working parties circulate it: paragraph by delegation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from core.clock import db_now
from core.rules.showing import shown_as
from core.sentences import render
from responses.facts.comments import Discussion, Said, open_sentence, said_about
from responses.models import Corrigendum, Proposal, TextVersion
from responses.presenting.comments import pieces
from responses.rules.comments import CommentKind
from responses.rules.council_number import DocumentNumber, label, of_version, parse
from responses.rules.text import Change
from responses.words import COMMENTS, DECISIONS

WHOLE = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One comment in a cell: what it is, its words as a marked difference, and what became of it."""

    number: int
    kind: str
    text: str
    pieces: tuple[Any, ...]
    notes: tuple[str, ...]

    def plain(self) -> str:
        """The same where nothing can be marked: what came in braces, what went between tildes."""
        signs = {Change.ADDED: "{%s}", Change.REMOVED: "~%s~", Change.SAME: "%s"}
        marked = "".join(signs[piece.change] % piece.text for piece in self.pieces)
        return "\n".join(part for part in (f"{self.number}. {self.kind}", self.text, marked, *self.notes) if part)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the latest version (``number`` as text), or the whole of it, with a cell by delegation."""

    number: str
    text: str
    cells: tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True, slots=True)
class Compilation:
    """Everything a sheet must say of itself, and the table. ``heads`` are display codes in protocol order."""

    title: str
    reference: str
    document: str
    marking: str
    version: int
    language: str
    sha256: str
    open: str
    made_at: datetime
    text: TextVersion
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    silent: tuple[str, ...]

    @property
    def about(self) -> str:
        """The line at the foot of every sheet."""
        version = _("version %(n)s") % {"n": self.version}
        return f"{self.document} · {version} · SHA-256 {self.sha256[:16]}… · {shown_as(self.made_at)}"

    @property
    def file_name(self) -> str:
        """Of the file without its ending."""
        return f"{self.reference.replace('/', '-')}-v{self.version}-comments"


def compilation(proposal: Proposal) -> Compilation | None:
    """The table as of now; None while there is no text. Withdrawn comments are left out."""
    discussion = said_about(proposal)
    version = discussion.version
    if version is None:
        return None
    told = [said for said in discussion.said if said.row.withdrawn_at is None]
    heads = tuple(dict.fromkeys(said.row.delegation_id for said in told if said.row.kind != CommentKind.NOTHING))
    return Compilation(
        title=proposal.title, reference=proposal.reference, document=document_of(proposal, version.number),
        marking=proposal.get_marking_display().upper(), version=version.number, language=version.language,
        sha256=version.sha256, open=render(open_sentence(discussion)), made_at=db_now(), text=version, heads=heads,
        lines=tuple(_lines(discussion, told, heads)),
        silent=tuple(dict.fromkeys(one.row.delegation_id for one in told if one.row.kind == CommentKind.NOTHING)),
    )  # fmt: skip


def document_of(proposal: Proposal, version: int) -> str:
    """The Council's number of a version where the document has one, else our reference with the same mark."""
    first = parse(proposal.council_number) if proposal.council_number else None
    if isinstance(first, DocumentNumber):
        return str(of_version(first, version))
    return f"{proposal.reference} {label(version)}"


def corrigenda_of(version: TextVersion) -> list[tuple[str, Corrigendum]]:
    """The corrections of this very text, each with its number: COR 1, COR 2 …"""
    rows = Corrigendum.objects.filter(paragraph__version=version).select_related("paragraph", "round", "accepted_by")
    document = document_of(version.proposal, version.number)
    return [(f"{document} COR {place}", row) for place, row in enumerate(rows.order_by("created_at"), start=1)]


def _lines(discussion: Discussion, told: list[Said], heads: tuple[str, ...]) -> Iterable[Line]:
    for paragraph in discussion.paragraphs:
        here = [said for said in told if said.now == paragraph.number]
        yield Line(str(paragraph.number), paragraph.text, _cells(here, heads))
    rest = [said for said in told if said.now is None and said.row.kind != CommentKind.NOTHING]
    if rest:
        yield Line(WHOLE, _("The whole text, and paragraphs no longer in it"), _cells(rest, heads))


def _cells(here: list[Said], heads: tuple[str, ...]) -> tuple[tuple[Entry, ...], ...]:
    return tuple(tuple(_entry(said) for said in here if said.row.delegation_id == head) for head in heads)


def _entry(said: Said) -> Entry:
    row = said.row
    notes: list[str] = []
    if said.gone and row.paragraph:
        notes.append(_("on §%(n)s of version %(v)s") % {"n": row.paragraph.number, "v": row.version.number})
    if said.supporters:
        notes.append(_("Supported by %(who)s") % {"who": ", ".join(said.supporters)})
    if said.decision:
        notes.append(": ".join(part for part in (str(DECISIONS[said.decision]), said.reason) if part))
    if row.late:
        notes.append(_("after the instant"))
    return Entry(row.number, str(COMMENTS[row.kind]), row.text, pieces(said), tuple(notes))
