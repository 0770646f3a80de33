"""Meetings as the actions make them, with plain defaults."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from core.clock import db_now
from responses.actions.agenda import add_item
from responses.actions.meetings import plan_meeting, record_attendance
from responses.models import AgendaItem, Meeting, Proposal

NOBODY: Mapping[str, str] = {}


def a_meeting(by: Any, **words: Any) -> Meeting:
    """A working party in three days' time unless told otherwise."""
    usual = {"body": "working_party", "starts_at": db_now() + timedelta(days=3), "place": "Europa building, room 7"}
    return plan_meeting(by=by, **(usual | words))


def an_item(meeting: Meeting, proposal: Proposal, by: Any, **words: Any) -> AgendaItem:
    """Last on the agenda, for discussion."""
    return add_item(meeting=meeting, proposal=proposal, by=by, **({"kind": "discussion"} | words))


def held(meeting: Meeting, by: Any, clock: Any, present: Iterable[str], proxies: Mapping[str, str] = NOBODY) -> Meeting:
    """The meeting has begun and it is entered who is there."""
    clock.forward(hours=80)
    return record_attendance(meeting=meeting, present=present, proxies=proxies, by=by)
