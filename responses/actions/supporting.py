"""Standing behind another delegation's comment, and no longer: one click each."""

from typing import Any

from django.db import transaction

from audit import trail
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts as people
from notifications.actions import cancel_reminders
from responses.actions.commenting import running_phase
from responses.actions.moves import lock_proposal
from responses.instants import COMMENTS_CLOSE
from responses.models import Comment, Support
from responses.rules.comments import CommentKind, may_support
from responses.rules.proposal import ProposalStatus


@transaction.atomic
def support(*, comment: Comment, by: Any) -> Support:
    """The supporter's delegation stands behind the comment; it has answered the phase with that. Twice is once."""
    proposal = lock_proposal(comment.proposal_id)
    comment = Comment.objects.get(pk=comment.pk)
    actor = people.actor(by)
    kind, status = CommentKind(comment.kind), ProposalStatus(proposal.status)
    enforce(may_support(actor, status, author=comment.delegation_id, kind=kind))
    if comment.withdrawn_at is not None:
        enforce(Refusal("responses.comment_withdrawn", kind=Kind.STATE))
    row, is_new = Support.objects.get_or_create(
        comment=comment, delegation_id=actor.delegation, withdrawn_at=None, defaults={"given_by": by}
    )
    if is_new:
        phase = running_phase(proposal)
        if phase is not None:
            cancel_reminders(subject=phase, handler=COMMENTS_CLOSE, delegation=actor.delegation)
        _record(comment, by, "support_comment", "supports")
    return row


@transaction.atomic
def withdraw_support(*, comment: Comment, by: Any) -> Comment:
    """The supporter's delegation stands behind it no longer; nothing happens if it did not."""
    proposal = lock_proposal(comment.proposal_id)
    actor = people.actor(by)
    kind, status = CommentKind(comment.kind), ProposalStatus(proposal.status)
    enforce(may_support(actor, status, author=comment.delegation_id, kind=kind))
    rows = comment.supports.filter(delegation_id=actor.delegation, withdrawn_at__isnull=True)
    if rows.update(withdrawn_at=db_now()):
        _record(comment, by, "withdraw_support", "no longer supports")
    return comment


def _record(comment: Comment, by: Any, verb: str, what: str) -> None:
    body = people.actor(by).delegation
    proposal = comment.proposal
    trail.record(
        verb=verb, subject=proposal, by=by, chain=proposal.case, body=body, comment=str(comment.pk),
        sentence=f"{{actor}} ({body}) {what} comment {comment.number} of {comment.delegation_id} on "
        f"{proposal.reference}.",
    )  # fmt: skip
