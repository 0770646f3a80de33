"""Whoever tells the story: sets the clock, lets deadlines fire, says each step."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from core.clock import db_now, tell
from notifications.dispatcher import tick


class Teller:
    """Time is given as days before the telling began; within it the clock runs on by itself."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.now = datetime.now(UTC)
        self._say = say

    def at(self, *, days: float = 0, hours: float = 0, minutes: float = 0) -> datetime:
        """The clock says this long before the telling began. What was due happens first: now, then on the way there."""
        self.happen()
        moment = self.now - timedelta(days=days, hours=hours, minutes=minutes)
        tell(moment)
        self.happen()
        return moment

    def happen(self) -> None:
        """Whatever is due by the told clock happens, until nothing is left."""
        while tick("the demonstration"):
            pass

    def say(self, words: str) -> None:
        """One line of the story, with the time it happens at in Brussels."""
        self._say(words)

    def ago(self, *, days: float = 0, hours: float = 0) -> datetime:
        """An instant before the telling began, without moving the clock."""
        return self.now - timedelta(days=days, hours=hours)

    def ahead(self, *, days: float = 0, hours: float = 0, minutes: float = 0) -> datetime:
        """An instant after the told now."""
        return db_now() + timedelta(days=days, hours=hours, minutes=minutes)
