"""The penholder takes a comment into the next version, brackets it, merges it or says why not."""

from typing import Any

from django.db import transaction

from audit import trail
from cases.actions.guard import refuse_marked_text
from core.rules.refusal import Kind, Refusal, Refused, enforce
from delegations import facts as people
from notifications import outbox
from responses.actions.moves import lock_proposal
from responses.actions.reopening import disposed
from responses.actions.working import Overtaken, begun, insert_after, locked_for_the_pen, touched, write
from responses.facts.comments import said_about
from responses.models import Comment, Disposition, Proposal, WorkingParagraph, WorkingText
from responses.people import persons_of
from responses.rules.brackets import bracketed
from responses.rules.comments import CommentKind, Decision, may_decide
from responses.rules.merging import merged
from responses.rules.proposal import ProposalStatus

SAID = {
    Decision.ACCEPTED: "accepted",
    Decision.BRACKETED: "put in square brackets",
    Decision.MERGED: "merged",
    Decision.REJECTED: "did not take up",
    Decision.REOPENED: "opened again",
}


class WordsClash(Refused):
    """The draft has other words in the same place already: a person must choose between them."""

    def __init__(self, paragraph: WorkingParagraph | None) -> None:
        super().__init__(Refusal("responses.wordings_clash", kind=Kind.STATE))
        self.paragraph = paragraph


@transaction.atomic
def accept_comment(*, comment: Comment, by: Any) -> Disposition:
    """Its words go into the draft of the next version. ``WordsClash`` (409) where the draft changed the same place."""
    proposal, comment = _locked(comment, by, Decision.ACCEPTED)
    working = begun(proposal, by)
    row = _paragraph_in(working, proposal, comment)
    if comment.kind == CommentKind.INSERT:
        insert_after(working, row, (comment.wording,), by)
    elif comment.kind == CommentKind.DELETE:
        write(working, _there(row), "", by)
    else:
        write(working, row, _both(comment, _there(row)), by)
    return _decided(proposal, comment, Decision.ACCEPTED, by, working=working)


@transaction.atomic
def bracket_comment(*, comment: Comment, by: Any) -> Disposition:
    """Its words stand beside those of the draft in square brackets: contested, for the next meeting to settle."""
    proposal, comment = _locked(comment, by, Decision.BRACKETED)
    working = begun(proposal, by)
    row = _paragraph_in(working, proposal, comment)
    if comment.kind == CommentKind.INSERT:
        insert_after(working, row, (f"[{comment.wording}]",), by)
    else:
        there = _there(row)
        write(working, row, _bracketed(comment, there), by)
    return _decided(proposal, comment, Decision.BRACKETED, by, working=working)


def merge_comment(*, comment: Comment, text: str, revision: int, by: Any) -> Disposition:
    """The penholder's own words for the paragraph take the comment up. ``Overtaken`` (409) on a newer revision."""
    refuse_marked_text({"text": text}, by=by, case=comment.proposal.case)
    return _merged(comment, text, revision, by)


@transaction.atomic
def _merged(comment: Comment, text: str, revision: int, by: Any) -> Disposition:
    proposal, comment = _locked(comment, by, Decision.MERGED)
    working = begun(proposal, by)
    row = _paragraph_in(working, proposal, comment)
    if row is not None and row.revision != revision:
        raise Overtaken([row])
    write(working, row, text, by)
    return _decided(proposal, comment, Decision.MERGED, by, working=working)


def reject_comment(*, comment: Comment, reason: str, by: Any) -> Disposition:
    """Not taken up, and why; its delegation is told."""
    refuse_marked_text({"reason": reason}, by=by, case=comment.proposal.case)
    return _rejected(comment, reason.strip(), by)


@transaction.atomic
def _rejected(comment: Comment, reason: str, by: Any) -> Disposition:
    proposal, comment = _locked(comment, by, Decision.REJECTED, reason)
    return _decided(proposal, comment, Decision.REJECTED, by, reason=reason)


@transaction.atomic
def reopen_comment(*, comment: Comment, by: Any) -> Disposition:
    """The penholder looks at it anew. What went into the draft stays there until the draft is changed."""
    proposal, comment = _locked(comment, by, Decision.REOPENED)
    return _decided(proposal, comment, Decision.REOPENED, by)


def paragraph_of(comment: Comment, working: WorkingText) -> WorkingParagraph | None:
    """Where a comment stands in the draft, for the page that merges by hand."""
    return _paragraph_in(working, comment.proposal, comment)


def _locked(comment: Comment, by: Any, decision: Decision, reason: str = "") -> tuple[Proposal, Comment]:
    proposal = lock_proposal(comment.proposal_id)
    comment = Comment.objects.select_related("paragraph", "proposal").get(pk=comment.pk)
    actor, status = people.actor(by), ProposalStatus(proposal.status)
    kind = CommentKind(comment.kind)
    enforce(may_decide(actor, proposal.penholder_id, status, decision=decision, kind=kind, reason=reason))
    if comment.withdrawn_at is not None:
        enforce(Refusal("responses.comment_withdrawn", kind=Kind.STATE))
    last = comment.dispositions.order_by("-sequence").first()
    stands = Decision(last.decision) if last else Decision.REOPENED
    if stands is decision and decision is not Decision.REJECTED:
        enforce(Refusal("responses.decided_already", kind=Kind.STATE))
    return (
        proposal if decision in (Decision.REJECTED, Decision.REOPENED) else locked_for_the_pen(proposal, by)
    ), comment


def _paragraph_in(working: WorkingText, proposal: Proposal, comment: Comment) -> WorkingParagraph | None:
    """Followed from the version it was made on to the one the draft began from."""
    now = next(said.now for said in said_about(proposal).said if said.row.pk == comment.pk)
    return working.paragraphs.filter(origin__number=now, origin__version=working.base_id).first() if now else None


def _there(row: WorkingParagraph | None) -> WorkingParagraph:
    if row is None or row.removed:
        raise WordsClash(row)
    return row


def _both(comment: Comment, row: WorkingParagraph) -> str:
    """The draft's words and the comment's, where they touch different places."""
    assert comment.paragraph is not None  # noqa: S101 - an amendment has one
    text = merged(comment.paragraph.text, row.text, comment.wording)
    if text is None:
        raise WordsClash(row)
    return text


def _bracketed(comment: Comment, row: WorkingParagraph) -> str:
    return bracketed(row.text, comment.wording) if comment.kind == CommentKind.AMEND else f"[{row.text}]"


def _decided(
    proposal: Proposal, comment: Comment, decision: Decision, by: Any, *, reason: str = "", working: Any = None
) -> Disposition:
    row = disposed(comment, decision, by, reason=reason, working=working)
    if working is not None:
        touched(working)
    body = people.actor(by).delegation
    trail.record(
        verb=f"comment_{decision}", subject=proposal, by=by, chain=proposal.case, body=body, comment=str(comment.pk),
        sentence=f"{{actor}} ({body}) {SAID[decision]} comment {comment.number} of {comment.delegation_id} on "
        f"{proposal.reference}. {reason}".strip(),
    )  # fmt: skip
    outbox.notify(
        people=persons_of([comment.delegation_id]), code=f"responses.notice_comment_{decision}", subject=comment,
        params={"number": comment.number, "proposal": str(proposal), "reason": reason},
        url=comment.get_absolute_url(), dedupe=f"decided:{row.pk}", chain=str(proposal.case_id), by_mail=False,
    )  # fmt: skip
    return row
