"""How a decision came about: what was said about its text, where it was spoken of, and who was told of a round."""

from typing import Any

from core.sentences import render
from delegations import facts as people
from exchange.dossier.plain import plain, value_of
from notifications.models import Deadline
from notifications.queries import Delivery, delivery_of
from notifications.rules.access import may_see_log
from responses.facts.comments import comments_of
from responses.instants import ROUND_CLOSES
from responses.models import AgendaItem, Comment, Proposal, Round
from responses.presenting.agenda import Agenda, Line, agenda_for

ASKED = ("number", "opened_at", "opened_by", "closes_at", "closed_at")
COMMENT = ("id", "number", "delegation", "kind", "text", "wording", "author", "received_at", "late", "channel",
           "withdrawn_at", "withdrawn_by")  # fmt: skip
DECISION = ("sequence", "decision", "reason", "decided_by", "created_at")
MEETING = ("id", "body", "starts_at", "place", "status", "reason", "attendance", "closed_at")
REFERRAL = ("sequence", "direction", "from_stage", "to_stage", "generated", "line", "reason", "referred_by",
            "created_at")  # fmt: skip


def discussion(proposal: Proposal) -> dict[str, Any]:
    """When comments were asked for; each comment with its supporters and what the penholder did with it."""
    asked = proposal.comment_phases.select_related("version", "opened_by").order_by("number")
    return {
        "asked": [plain(row, *ASKED, version=row.version.number) for row in asked],
        "comments": [_comment(row) for row in comments_of(proposal)],
    }


def _comment(row: Comment) -> dict[str, Any]:
    return plain(row, *COMMENT) | {
        "version": row.version.number,
        "paragraph": row.paragraph.number if row.paragraph else None,
        "supported_by": [one.delegation_id for one in row.supports.all()],
        "decisions": [plain(one, *DECISION) for one in row.dispositions.all()],
    }


def met(proposal: Proposal, reader: Any) -> dict[str, Any]:
    """Its line at each meeting, with presence and what came of it as the reader's agenda and flash note say it;
    where it was sent up with its open point, or back with a reason."""
    items = AgendaItem.objects.visible_to(reader).live().filter(proposal=proposal)
    meetings = [row.meeting for row in items.select_related("meeting").order_by("meeting__starts_at", "created_at")]
    agendas = [agenda_for(meeting, reader) for meeting in dict.fromkeys(meetings)]
    sent = proposal.referrals.select_related("round", "referred_by").order_by("sequence")
    return {
        "items": [_item(agenda, line) for agenda in agendas for line in agenda.lines if line.row.proposal == proposal],
        "referrals": [plain(row, *REFERRAL, round=row.round.number if row.round else None) for row in sent],
    }


def _item(agenda: Agenda, line: Line) -> dict[str, Any]:
    """``number``, ``version`` and ``sha256`` are those of the agenda as this reader has it."""
    more = {"marking": agenda.marking.value, "version": agenda.version, "sha256": agenda.sha256}
    return {
        "meeting": plain(agenda.meeting, *MEETING) | more,
        "number": line.number,
        "kind": line.row.kind,
        "annotation": line.row.annotation,
        "round": line.row.round.number if line.row.round else None,
        "left_at": line.left_at,
        "outcome": line.row.outcome if agenda.outcomes else "",
        "sentence": line.sentence,
        "explanation": line.said,
    }


def told_of(round_: Round, reader: Any) -> list[dict[str, Any]] | None:
    """Whether each State is known to have been told of a round; for those who run the procedure, else None."""
    if may_see_log(people.actor(reader)):
        return None
    deadline = Deadline.objects.filter(subject_id=round_.pk, handler=ROUND_CLOSES).first()
    return [_told(one) for one in delivery_of(deadline).values()] if deadline else []


def _told(one: Delivery) -> dict[str, Any]:
    said = render(one.problem) if one.problem else ""
    return {
        "delegation": one.delegation,
        "state": one.state,
        "told_at": value_of(one.told_at),
        "acknowledged_at": value_of(one.acknowledged_at),
        "problem": said,
    }
