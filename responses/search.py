"""What a search finds here: proposals by reference, title, reasons and instrument."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from core.registry import Hit
from responses.models import Proposal

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
