"""What the kernel is told of meetings: their sentences, the subject, and the hour they begin."""

from datetime import datetime
from typing import Any

from core import sentences
from core.registry import register_deadline, register_subject
from notifications.models import Deadline, Reminder
from notifications.rules.vocabulary import ReminderKind
from responses.actions.meetings import told_of
from responses.instants import MEETING_STARTS
from responses.meeting_words import (
    DIRECTIONS,
    ITEM_KINDS,
    ITEM_OUTCOMES,
    MEETING_MOVES,
    MEETING_STATUS,
    SENTENCES,
)
from responses.models import Meeting
from responses.rules.agenda import Direction, ItemKind, ItemOutcome, MeetingStatus


def register() -> None:
    """Called once, from the registrations of this app."""
    sentences.register(SENTENCES)
    sentences.register_words(MeetingStatus, MEETING_STATUS, moves=MEETING_MOVES)
    for kind, words in ((ItemKind, ITEM_KINDS), (ItemOutcome, ITEM_OUTCOMES), (Direction, DIRECTIONS)):
        sentences.register_words(kind, words)
    register_subject(Meeting, url=lambda meeting: meeting.get_absolute_url())
    register_deadline(MEETING_STARTS, fire=begins, still_owed=still_planned, notice=notice)


def begins(deadline: Deadline, at: datetime) -> None:
    """The hour has come. Whether it was held says whoever enters who is in the room."""


def still_planned(deadline: Deadline, reminder: Reminder) -> bool:
    """As long as it is going to take place."""
    return Meeting.objects.filter(pk=deadline.subject_id, status=MeetingStatus.PLANNED).exists()


def notice(deadline: Deadline, reminder: Reminder) -> tuple[str, dict[str, Any], str]:
    """Which body meets when and where; what it speaks about each reader finds on the agenda."""
    meeting = Meeting.objects.get(pk=deadline.subject_id)
    code = "planned" if reminder.kind == ReminderKind.OPENED else "soon"
    return f"responses.notice_meeting_{code}", told_of(meeting), meeting.get_absolute_url()
