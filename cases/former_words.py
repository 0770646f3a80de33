"""Acts on a case keep its words as they were before; once a name was taken out, those words are shown to nobody."""

from typing import Any

from django.db.models import Max

from audit import trail

KEEPS, TAKES_OUT = "rewrite_case", "pseudonymise"
"""The act that keeps title and summary as they were, and the one before which they may hold a name taken out since."""


def withheld(case: Any) -> set[int]:
    """Keys of the acts whose kept words may hold a name that was taken out after them, erased or not."""
    events = trail.chain_of(case)
    last = events.order_by().filter(verb=TAKES_OUT).aggregate(last=Max("number"))["last"]
    return set(events.filter(verb=KEEPS, number__lt=last).values_list("pk", flat=True)) if last else set()
