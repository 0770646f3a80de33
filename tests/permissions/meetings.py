"""Meetings in the world of the matrix: one planned, one held and not closed yet, each with an item on the case."""

import time
from datetime import timedelta
from typing import Any

from core.clock import db_now
from delegations import facts as people
from responses.actions.agenda import conclude_item
from responses.actions.meetings import record_attendance
from tests.factories.meetings import a_meeting, an_item


def meetings(who: dict[str, Any], proposal: Any) -> dict[str, Any]:
    """The held one begins in a moment and is waited for, because attendance is entered once it has begun."""
    chair = who["chair"]
    planned = a_meeting(chair)
    met = a_meeting(chair, starts_at=db_now() + timedelta(milliseconds=50))
    things = {"meeting": planned, "agenda_item": an_item(planned, proposal, chair), "met": met}
    things["met_item"] = an_item(met, proposal, chair)
    time.sleep(0.1)
    present = [state.code for state in people.states()]
    record_attendance(meeting=met, present=present, proxies={}, by=chair)
    conclude_item(item=things["met_item"], outcome="noted", by=chair)
    return things
