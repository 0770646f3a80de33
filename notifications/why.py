"""Why somebody was told: asked by a link on every notice, answered in one sentence."""

from notifications.models import Notice
from notifications.rules.vocabulary import Audience
from notifications.wording import stored, text_for


def why(notice: Notice) -> str:
    """In the reader's language: for which body, in which role, until when."""
    reminder = notice.reminder
    if reminder is None:
        return text_for(notice.person, "notifications.why_you", {})
    params = stored({"delegation": reminder.delegation_id, "due": reminder.deadline.due_at})
    code = "notifications.why_chair" if reminder.audience == Audience.CHAIR else "notifications.why_delegation"
    return text_for(notice.person, code, params)
