"""What the instant of a comment phase does, and whom it reminds."""

from datetime import datetime
from typing import Any

from notifications.rules.vocabulary import Audience
from responses.actions.commenting import close_comments
from responses.facts.comments import open_sentence, said_about
from responses.models import CommentPhase, Support


def close_at_instant(deadline: Any, at: datetime) -> None:
    """Close the phase; harmless if it was closed or moved. ``RuntimeError`` if it is not due after all."""
    phase = close_comments(phase_id=deadline.subject_id)
    if phase.closed_at is None and phase.closes_at == deadline.due_at:
        raise RuntimeError(f"comment phase {phase.pk} is not due yet")


def still_owed(deadline: Any, reminder: Any) -> bool:
    """While the phase runs, and of those who owe an answer only to whoever has said nothing in it."""
    phase = CommentPhase.objects.filter(pk=deadline.subject_id).first()
    if phase is None or phase.closed_at is not None:
        return False
    return reminder.audience != Audience.OWING or not _has_answered(phase, reminder.delegation_id)


def _has_answered(phase: CommentPhase, delegation: str) -> bool:
    """A comment, the word that there is none, or support for another's, each in this phase."""
    if phase.comments.filter(delegation_id=delegation).exists():
        return True
    supports = Support.objects.filter(comment__proposal=phase.proposal_id, delegation_id=delegation)
    return supports.filter(created_at__gte=phase.opened_at).exists()


def notice(deadline: Any, reminder: Any) -> tuple[str, dict, str]:
    """Until when, and the page where one comments."""
    phase = CommentPhase.objects.select_related("proposal__case").get(pk=deadline.subject_id)
    params: dict[str, Any] = {"proposal": str(phase.proposal), "closes_at": deadline.due_at}
    if reminder.audience == Audience.CHAIR:
        told = params | {"open": open_sentence(said_about(phase.proposal))}
        return "responses.notice_comments_close_soon", told, phase.get_absolute_url()
    return "responses.notice_asked_comments", params, phase.get_absolute_url()
