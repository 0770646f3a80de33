"""An agenda as one reader sees it: page, paper, API and flash note are made of this and of nothing else.

Numbers, marking, version and hash are those of the items the reader may see. What is hidden leaves no gap.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from cases.rules.markings import most_restrictive
from cases.rules.vocabulary import Marking
from core.constraints import choices
from core.rules.showing import shown_day
from core.sentences import render
from delegations import facts as people
from delegations.rules.roles import Can
from responses.meeting_words import ITEM_OUTCOMES, MEETING_STATUS, kind_in
from responses.models import AgendaItem, Meeting, Round
from responses.record import reason_of
from responses.rules.agenda import MeetingStatus
from responses.rules.rounds import RUNNING, RoundStatus
from responses.words import STAGES

UNFINISHED = (RoundStatus.DRAFT, *RUNNING)


@dataclass(frozen=True, slots=True)
class Line:
    """One item with its number for this reader. ``said`` is what the rule or the chair found in its round."""

    number: int
    row: AgendaItem
    kind: str
    left_at: str
    outcome: str
    sentence: str
    said: str

    @property
    def round_waits(self) -> bool:
        """Whether its meeting round is still to be recorded."""
        return self.row.round is not None and self.row.round.status in RUNNING


@dataclass(frozen=True, slots=True)
class Agenda:
    """A meeting and the items one reader sees. ``outcomes``: whether what came of them may be read now."""

    meeting: Meeting
    body: str
    lines: tuple[Line, ...]
    marking: Marking
    version: int
    sha256: str
    outcomes: bool

    @property
    def day(self) -> str:
        """The day in Brussels."""
        return shown_day(people.brussels_day(self.meeting.starts_at))

    @property
    def status(self) -> str:
        """Where the meeting stands, in words."""
        return str(MEETING_STATUS[self.meeting.status])

    @property
    def marked(self) -> str:
        """The marking as it stands on pages and papers."""
        return dict(choices(Marking))[self.marking.value]


def agenda_for(meeting: Meeting, user: Any) -> Agenda:
    """As this reader sees it. One query."""
    rows = AgendaItem.objects.filter(meeting=meeting).visible_to(user)
    found = list(
        rows.select_related("proposal__case", "round", "came_from__meeting").order_by("place", "created_at", "pk")
    )
    outcomes = meeting.status == MeetingStatus.CLOSED or people.actor(user).can(Can.CHAIR)
    live = [row for row in found if row.removed_at is None]
    lines = tuple(_line(n, row, meeting, outcomes=outcomes) for n, row in enumerate(live, start=1))
    # An item taken off still counts, so that a later paper never bears an earlier number.
    version = meeting.revision + sum(row.revision for row in found)
    return Agenda(
        meeting, str(STAGES[meeting.body]), lines, marking_of(live), version, _digest(meeting, lines), outcomes
    )


def marking_of(items: Iterable[AgendaItem]) -> Marking:
    """The highest of what the reader sees; LIMITE where that is nothing."""
    marks = [Marking(row.proposal.marking) for row in items]
    return most_restrictive(marks) if marks else Marking.LIMITE


def attendance_lines(meeting: Meeting) -> tuple[list[str], list[tuple[str, str]]]:
    """Who was present, and pairs of an absent State and the one that acted for it."""
    kept = meeting.attendance or {}
    return list(kept.get("present", ())), list(kept.get("proxies", {}).items())


def _line(number: int, row: AgendaItem, meeting: Meeting, *, outcomes: bool) -> Line:
    return Line(
        number=number,
        row=row,
        kind=kind_in(meeting.body, row.kind),
        left_at=_left_at(row.came_from),
        outcome=str(ITEM_OUTCOMES.get(row.outcome, "")) if outcomes else "",
        sentence=row.sentence if outcomes else "",
        said=_said(row.round),
    )


def _left_at(earlier: AgendaItem | None) -> str:
    return f"{earlier.meeting}: {earlier.sentence}" if earlier is not None else ""


def _said(round_: Round | None) -> str:
    """The kept finding of a round that is over; whoever sees its proposal may read it then."""
    if round_ is None or not round_.outcome or round_.status in UNFINISHED:
        return ""
    return render(reason_of(round_.outcome["reason"]))


def _digest(meeting: Meeting, lines: Iterable[Line]) -> str:
    """Over what the reader reads, in whatever language: the stored words, not their rendering."""
    said = [meeting.body, meeting.starts_at.isoformat(), meeting.place, meeting.status, meeting.attendance]
    items = [
        [str(line.row.proposal_id), line.row.proposal.title, line.row.kind, line.row.annotation, line.row.outcome
         if line.outcome else "", line.sentence, str(line.row.round_id or ""), bool(line.said)]
        for line in lines
    ]  # fmt: skip
    return hashlib.sha256(json.dumps([said, items], sort_keys=True).encode()).hexdigest()
