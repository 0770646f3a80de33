"""The comment phase ends with the status it belongs to, whichever step leaves it."""

from datetime import datetime

from notifications.actions import cancel_deadline
from responses.instants import COMMENTS_CLOSE
from responses.models import CommentPhase, Proposal


def end_comments(proposal: Proposal, at: datetime) -> None:
    """Close the phase that runs, if one does, and its deadline; called when a locked proposal moves on."""
    for phase in proposal.comment_phases.filter(closed_at__isnull=True):
        CommentPhase.objects.filter(pk=phase.pk).update(closed_at=at)
        cancel_deadline(subject=phase, handler=COMMENTS_CLOSE)
