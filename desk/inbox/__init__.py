"""What waits for whom: one list per reader, built from what each app has in its tables.

Every source costs one query however many rows there are, and reads through ``visible_to``.
"""

from django.http import HttpRequest

from core.clock import db_now
from desk.inbox.items import Group, Item
from desk.inbox.sources import inbox_of

__all__ = ["Group", "Item", "inbox_of", "of_request"]


def of_request(request: HttpRequest) -> dict[Group, list[Item]]:
    """The reader's inbox, worked out once per request: the page and the figure in the frame share it."""
    found: dict[Group, list[Item]] | None = getattr(request, "inbox_found", None)
    if found is None:
        found = request.inbox_found = inbox_of(request.user, db_now())  # type: ignore[attr-defined]
    return found
