"""One line of the inbox, and the three groups it may stand in."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from notifications.models import Deadline
from notifications.rules.vocabulary import DeadlineStatus

URGENT = timedelta(hours=6)


class Group(StrEnum):
    """In the order of the page."""

    DECIDE = "decide"
    WORK = "work"
    OTHERS = "others"

    @property
    def label(self) -> str:
        """The heading of the group."""
        return str(HEADINGS[self])


HEADINGS = {
    Group.DECIDE: _("Needs your decision"),
    Group.WORK: _("Needs your work"),
    Group.OTHERS: _("Waiting for others"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that waits: where it leads, why it is here, until when."""

    group: Group
    title: str
    url: str
    note: str
    due: datetime | None = None
    when: str = ""
    tags: tuple[dict[str, str], ...] = field(default=())
    tone: str = ""

    def as_of(self, now: datetime) -> "Item":
        """The same line, marked urgent when it is the reader who has under six hours left."""
        if self.group is Group.OTHERS or self.due is None or self.tone or self.due - now > URGENT:
            return self
        return Item(self.group, self.title, self.url, self.note, self.due, self.when, self.tags, "urgent")


def instants_of(things: Sequence[Any]) -> dict[Any, datetime]:
    """When each of these is due, where it is; one query."""
    rows = Deadline.objects.filter(subject_id__in=[each.pk for each in things], status=DeadlineStatus.OPEN)
    return dict(rows.order_by("-due_at").values_list("subject_id", "due_at"))


def tag(text: str, tone: str = "") -> dict[str, str]:
    """A small label beside the line."""
    return {"text": str(text), "tone": tone}
