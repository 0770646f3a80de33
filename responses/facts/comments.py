"""Comments as they stand: on which paragraph of today's text, supported by whom, decided how."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from core.rules.refusal import Reason
from responses.models import Comment, Disposition, Paragraph, Proposal, Support, TextVersion
from responses.rules.brackets import Bracket, brackets
from responses.rules.comments import PROPOSING, CommentKind, Decision
from responses.rules.openness import Point, still_open
from responses.rules.tracing import where_now


@dataclass(frozen=True, slots=True)
class Said:
    """One comment. ``now`` is the number of its paragraph in the latest version, None for the whole text
    or where the paragraph is ``gone``."""

    row: Comment
    supporters: tuple[str, ...]
    decision: Decision | None
    reason: str
    now: int | None
    gone: bool

    @property
    def is_open(self) -> bool:
        """Nobody has decided on it, and its delegation still holds it."""
        return self.decision is None and self.row.withdrawn_at is None and self.row.kind != CommentKind.NOTHING

    @property
    def proposes(self) -> bool:
        """Whether it contests the words."""
        return self.row.kind in PROPOSING


@dataclass(frozen=True, slots=True)
class Discussion:
    """The latest text and all that was said about it and its forerunners, in protocol order of delegations."""

    proposal: Proposal
    version: TextVersion | None
    paragraphs: tuple[Paragraph, ...]
    said: tuple[Said, ...]

    @property
    def brackets(self) -> tuple[Bracket, ...]:
        """The contested words in the latest text."""
        return brackets(tuple(paragraph.text for paragraph in self.paragraphs))


def said_about(proposal: Proposal) -> Discussion:
    """Everything, in a fixed number of queries."""
    versions = list(proposal.versions.order_by("number").prefetch_related(Prefetch("paragraphs", _in_order())))
    traced = where_now([tuple(one.text for one in version.paragraphs.all()) for version in versions])
    numbers = {version.pk: where for version, where in zip(versions, traced, strict=True)}
    latest = versions[-1] if versions else None
    said = tuple(_said(row, numbers[row.version_id]) for row in comments_of(proposal))
    return Discussion(proposal, latest, tuple(latest.paragraphs.all()) if latest else (), said)


def comments_of(proposal: Proposal) -> Iterable[Comment]:
    """The rows with who supports and what was decided, in protocol order, then as they came."""
    return with_decisions(proposal.comments.all()).order_by("delegation__protocol_order", "number")


def with_decisions(rows: QuerySet) -> QuerySet:
    """Comments with all that a page or a system shows of one."""
    supporting = Support.objects.filter(withdrawn_at__isnull=True).order_by("delegation__protocol_order")
    related = rows.select_related("delegation", "author", "paragraph", "version", "proposal__case")
    return related.prefetch_related(
        Prefetch("supports", supporting), Prefetch("dispositions", Disposition.objects.order_by("sequence"))
    )


def open_sentence(discussion: Discussion) -> Reason:
    """What is still open, in one sentence."""
    inside = discussion.brackets
    points = [Point(one.paragraph) for one in inside]
    waiting = [said for said in discussion.said if said.is_open]
    points += [Point(said.now, (said.row.delegation_id, *said.supporters)) for said in waiting if said.proposes]
    remarks = sum(1 for said in waiting if not said.proposes)
    return still_open(points, brackets=len(inside), remarks=remarks)


def _in_order() -> QuerySet:
    return Paragraph.objects.order_by("number")


def _said(row: Comment, now: dict[int, int]) -> Said:
    last = list(row.dispositions.all())[-1:]
    decision = Decision(last[0].decision) if last and last[0].decision != Decision.REOPENED else None
    place = now.get(row.paragraph.number) if row.paragraph else None
    supporters = tuple(one.delegation_id for one in row.supports.all())
    return Said(row, supporters, decision, last[0].reason if last else "", place, bool(row.paragraph) and place is None)
