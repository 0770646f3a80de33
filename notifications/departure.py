"""The calendar addresses of an account that is taken out of use end with it."""

from typing import Any

from core.clock import db_now
from notifications.models import CalendarFeed


def end_feeds(user: Any, by: Any) -> None:
    """Close every calendar address of this person; putting the account back into use opens none of them again."""
    CalendarFeed.objects.filter(person=user, revoked_at__isnull=True).update(revoked_at=db_now())
