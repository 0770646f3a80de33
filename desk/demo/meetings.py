"""A working party that met an hour ago, and its next meeting with what returned."""

from datetime import datetime, timedelta
from typing import Any

from delegations import facts
from desk.demo.files import INVENTED
from desk.demo.rounds import Desk
from responses.actions.agenda import add_item, conclude_item
from responses.actions.meetings import close_meeting, plan_meeting, record_attendance
from responses.models import AgendaItem, Meeting, Proposal
from responses.rules.agenda import ItemKind, ItemOutcome
from responses.rules.instrument_facts import Stage

RETURNS, SETTLED, NEW = "Declaration on stolen", "Council conclusions on covert", "Coordinated public attribution"
AWAY, HELD_BY = "CY", "EL"


def tell_of_meetings(desk: Desk) -> None:
    """One item was concluded, one returns; the next agenda takes it up where it was left."""
    desk.teller.at(minutes=40)
    met = _planned(desk, desk.teller.ahead(minutes=5))
    settled, open_ = _item(desk, met, SETTLED, ItemKind.INFORMATION), _item(desk, met, RETURNS, ItemKind.DISCUSSION)
    desk.teller.at(minutes=30)
    _meet(desk, met, settled, open_)
    desk.teller.at(minutes=20)
    following = _planned(desk, desk.teller.now + timedelta(days=3))
    _item(desk, following, RETURNS, ItemKind.DECISION, came_from=open_)
    words = f"The chair invites delegations to say how they would take part. {INVENTED}"
    _item(desk, following, NEW, ItemKind.DISCUSSION, annotation=words)


def _planned(desk: Desk, starts_at: datetime) -> Meeting:
    place = f"Meeting room. {INVENTED}"
    return plan_meeting(body=Stage.WORKING_PARTY, starts_at=starts_at, place=place, by=desk.cast["secretariat"])


def _item(desk: Desk, meeting: Meeting, title: str, kind: ItemKind, **more: Any) -> AgendaItem:
    found = Proposal.objects.unfinished().filter(title__startswith=title).latest("created_at")
    return add_item(meeting=meeting, proposal=found, kind=kind, by=desk.cast["secretariat"], **more)


def _meet(desk: Desk, met: Meeting, settled: AgendaItem, open_: AgendaItem) -> None:
    by = desk.cast["secretariat"]
    present = [state.code for state in facts.states() if state.code != AWAY]
    record_attendance(meeting=met, present=present, proxies={AWAY: HELD_BY}, by=by)
    noted = f"The working party took note. {INVENTED}"
    conclude_item(item=settled, outcome=ItemOutcome.NOTED, sentence=noted, by=by)
    left = f"The parliamentary reservation stands until the vote at home. {INVENTED}"
    conclude_item(item=open_, outcome=ItemOutcome.RETURNS, sentence=left, by=by)
    close_meeting(meeting=met, by=by)
