"""The page of comments: each paragraph with what was said about it, and what this reader may do there."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from core.clock import db_now
from delegations import facts as people
from delegations.rules.roles import Actor
from responses.actions.commenting import running_phase
from responses.actions.working import open_working_text
from responses.facts.comments import Discussion, Said, open_sentence, said_about
from responses.forms.comments import Say
from responses.models import Paragraph, Proposal
from responses.rules.authorship import may_hold_the_pen
from responses.rules.brackets import marked
from responses.rules.comments import CommentKind, may_comment, may_support
from responses.rules.proposal import ProposalStatus
from responses.rules.tasks import EDITABLE
from responses.rules.text import compare
from responses.words import COMMENTS, DECISIONS


@dataclass(frozen=True, slots=True)
class Reader:
    """What this reader may do with the text now."""

    actor: Actor
    comments: bool
    writes: bool
    status: ProposalStatus


def comments_page(proposal: Proposal, user: Any) -> dict[str, Any]:
    """Everything the page shows, in a number of queries that does not depend on how much was said."""
    discussion = said_about(proposal)
    reader, phase = reader_of(proposal, user), running_phase(proposal)
    own = reader.actor.delegation
    return {
        "proposal": proposal,
        "version": discussion.version,
        "phase": phase,
        "open": open_sentence(discussion) if discussion.version else None,
        "brackets": discussion.brackets,
        "rows": [_row(one, discussion, reader) for one in discussion.paragraphs],
        "whole": _elsewhere(discussion, reader),
        "all_form": say_form(discussion, None) if reader.comments and discussion.version else None,
        "said_nothing": [said for said in discussion.said if said.row.kind == CommentKind.NOTHING],
        "refusal": refusal_to_comment(proposal, reader.actor),
        "reader": reader,
        "answered": any(said.row.delegation_id == own and said.row.withdrawn_at is None for said in discussion.said),
        "working": open_working_text(proposal) if reader.writes else None,
        "count": sum(1 for said in discussion.said if said.row.kind != CommentKind.NOTHING),
        "now": db_now(),
    }


def reader_of(proposal: Proposal, user: Any) -> Reader:
    """The rules asked once for the whole page."""
    actor, status = people.actor(user), ProposalStatus(proposal.status)
    writes = may_hold_the_pen(actor, proposal.penholder_id) is None and status in EDITABLE
    return Reader(actor, refusal_to_comment(proposal, actor) is None, writes, status)


def refusal_to_comment(proposal: Proposal, actor: Actor) -> Any:
    """Why this reader cannot comment now, or None."""
    invited = proposal.comment_phases.exists()
    return may_comment(actor, ProposalStatus(proposal.status), invited=invited)


def say_form(discussion: Discussion, paragraph: Paragraph | None) -> Say:
    """An empty form about one paragraph; its fields have ids of their own on the page."""
    number = paragraph.number if paragraph else None
    start = {"version": discussion.version.number if discussion.version else 0, "paragraph": number}
    return Say(words=paragraph.text if paragraph else None, initial=start, auto_id=f"say-{number or 'all'}-%s")


def _row(paragraph: Paragraph, discussion: Discussion, reader: Reader) -> dict[str, Any]:
    here = [said for said in discussion.said if said.now == paragraph.number]
    return {
        "paragraph": paragraph,
        "runs": marked(paragraph.text),
        "lines": [line(said, reader) for said in here if said.is_open],
        "settled": [line(said, reader) for said in here if not said.is_open],
        "form": say_form(discussion, paragraph) if reader.comments else None,
    }


def _elsewhere(discussion: Discussion, reader: Reader) -> list[dict[str, Any]]:
    """What was said about the whole text, or about a paragraph that is no longer there."""
    return [line(one, reader) for one in discussion.said if one.now is None and one.row.kind != CommentKind.NOTHING]


def line(said: Said, reader: Reader) -> dict[str, Any]:
    """One comment with its marked difference and the buttons this reader has."""
    row, own = said.row, reader.actor.delegation
    supportable = may_support(reader.actor, reader.status, author=row.delegation_id, kind=CommentKind(row.kind))
    return {
        "said": said,
        "row": row,
        "kind": COMMENTS[row.kind],
        "pieces": pieces(said),
        "decision": DECISIONS.get(str(said.decision), ""),
        "supports": own in said.supporters,
        "may_support": said.is_open and reader.comments and not reader.writes and supportable is None,
        "is_own": reader.comments and row.delegation_id == own and row.withdrawn_at is None,
        "decides": reader.writes and row.withdrawn_at is None,
        "url": reverse("responses:comments", args=[row.proposal_id]),
    }


def pieces(said: Said) -> tuple[Any, ...]:
    """Proposed wording as a marked difference to the paragraph it was made on."""
    row = said.row
    if row.kind == CommentKind.DELETE and row.paragraph:
        return compare((row.paragraph.text,), ())[0].pieces
    if row.kind == CommentKind.INSERT:
        return compare((), (row.wording,))[0].pieces
    if row.kind == CommentKind.AMEND and row.paragraph:
        return compare((row.paragraph.text,), (row.wording,))[0].pieces
    return ()
