"""What a search finds here: proposals by reference, title, reasons and instrument; comments by their words."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from core.registry import Hit
from responses.models import Comment, Proposal

MOST = 50


def proposals_with(user: Any, words: str) -> Iterable[Hit]:
    """Visible proposals in which every word occurs, newest change first. One query."""
    rows = Proposal.objects.visible_to(user).select_related("case", "instrument")
    for word in words.split():
        rows = rows.filter(
            Q(title__icontains=word)
            | Q(rationale__icontains=word)
            | Q(case__reference__icontains=word)
            | Q(instrument__name__icontains=word)
        )
    for row in rows.order_by("-changed_at")[:MOST]:
        yield Hit("responses.proposal", str(row), row.get_absolute_url(), row.instrument.name, row.changed_at)


def comments_with(user: Any, words: str) -> Iterable[Hit]:
    """Comments on visible proposals in which every word occurs, newest first. One query."""
    rows = Comment.objects.visible_to(user).select_related("proposal__case")
    for word in words.split():
        rows = rows.filter(Q(text__icontains=word) | Q(wording__icontains=word))
    for row in rows.order_by("-received_at")[:MOST]:
        said = (row.text or row.wording)[:200]
        yield Hit(
            "responses.comment", f"{row.delegation_id}: {row.proposal}", row.get_absolute_url(), said, row.received_at
        )
