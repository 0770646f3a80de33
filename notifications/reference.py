"""Loads the plans, ladders, usual periods and terms the house delivers. Rows that are there stay."""

from datetime import date

from notifications.rules.timetables import delivered
from notifications.time_rules import TimeRule

SINCE = date(2026, 1, 1)
SOURCE = "delivered with the product: practice, not law; to be confirmed by the secretariat"


def load() -> None:
    """One row for each that an installation has none of."""
    for (sort, key), value in delivered().items():
        if not TimeRule.objects.filter(sort=sort, key=key).exists():
            TimeRule.objects.create(sort=sort, key=key, valid_from=SINCE, value=value, source=SOURCE)
