"""A comment is open again: because its draft was discarded, or because the penholder looks at it anew."""

from typing import Any

from django.db.models import Max

from responses.models import Comment, Disposition, WorkingText
from responses.rules.comments import Decision


def disposed(
    comment: Comment, decision: Decision, by: Any, *, reason: str = "", working: WorkingText | None = None
) -> Disposition:
    """One more word on a comment of a locked proposal; the last one counts."""
    last = comment.dispositions.aggregate(last=Max("sequence"))["last"] or 0
    return Disposition.objects.create(
        comment=comment, sequence=last + 1, decision=decision, reason=reason, working=working, decided_by=by
    )  # fmt: skip


def reopen_what_went_into(working: WorkingText, by: Any) -> None:
    """Every comment whose last word was that it went into this draft."""
    for comment in Comment.objects.filter(dispositions__working=working).distinct():
        last = comment.dispositions.order_by("-sequence").first()
        if last is not None and last.working_id == working.pk:
            disposed(comment, Decision.REOPENED, by)
