"""Items come onto an agenda, change places, get their annotation and their outcome.

Every act on an item is recorded at its proposal, so that its memory is read by whoever may see that.
Lock: the meeting, so that two chairs do not number at once.
"""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max

from audit import trail
from cases.actions.guard import refuse_marked_text
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts as people
from responses.models import AgendaItem, Meeting, Proposal, Round
from responses.rules.agenda import (
    Direction,
    ItemKind,
    ItemOutcome,
    Placed,
    check_all_concluded,
    check_kind,
    check_outcome,
    may_add_item,
    may_change_agenda,
    may_conclude,
    may_run_meetings,
    moved,
)
from responses.rules.vocabulary import Procedure


def add_item(
    *, meeting: Meeting, proposal: Proposal, kind: str, by: Any, annotation: str = "",
    came_from: AgendaItem | None = None,
) -> AgendaItem:  # fmt: skip
    """Put a proposal on the agenda, last in order, with the meeting round that is open on it.

    ``came_from``: the item of an earlier meeting that returns. Refused: not the chair or the secretariat
    (403), a meeting that is over, a proposal that is settled or stands on it already (409), a kind the
    body does not know (400), a classification marking (422).
    """
    refuse_marked_text({"annotation": annotation}, by=by, case=proposal.case)
    return _added(meeting, proposal, ItemKind(kind), annotation.strip(), came_from, by)


@transaction.atomic
def _added(
    meeting: Meeting, proposal: Proposal, kind: ItemKind, annotation: str, came_from: AgendaItem | None, by: Any
) -> AgendaItem:
    meeting = _locked(meeting.pk, by)
    enforce(may_add_item(meeting.status) or check_kind(meeting.body, kind))
    enforce(_still_to_decide(proposal))
    round_ = open_meeting_rounds(proposal).exclude(agenda_items__in=meeting.items.live()).first()
    enforce(_not_twice(meeting, proposal, round_))
    last = meeting.items.aggregate(last=Max("place"))["last"] or 0
    made = AgendaItem.objects.create(
        meeting=meeting, proposal=proposal, round=round_, came_from=came_from, place=last + 1, kind=kind,
        annotation=annotation, added_by=by,
    )  # fmt: skip
    _record(made, by, "add_item", f"put {proposal.reference} on the agenda of {meeting}")
    return made


def change_item(*, item: AgendaItem, kind: str, annotation: str, round_: Round | None, by: Any) -> AgendaItem:
    """Its kind, annotation and meeting round, while the meeting is planned."""
    refuse_marked_text({"annotation": annotation}, by=by, case=item.proposal.case)
    return _changed(item, ItemKind(kind), annotation.strip(), round_, by)


@transaction.atomic
def _changed(item: AgendaItem, kind: ItemKind, annotation: str, round_: Round | None, by: Any) -> AgendaItem:
    meeting = _locked(item.meeting_id, by)
    enforce(may_change_agenda(meeting.status) or check_kind(meeting.body, kind))
    foreign = round_ is not None and not meeting_rounds(item.proposal).filter(pk=round_.pk).exists()
    no = Refusal("responses.not_a_round_of_the_item", kind=Kind.INVALID, field="round_")
    enforce(no if foreign else None)
    others = meeting.items.live().filter(proposal=item.proposal, round=round_).exclude(pk=item.pk)
    enforce(_twice() if others.exists() else None)
    _write(item, kind=kind, annotation=annotation, round=round_)
    _record(item, by, "change_item", f"changed the item on {item.proposal.reference} for {meeting}")
    return item


@transaction.atomic
def move_item(*, item: AgendaItem, direction: str, by: Any) -> AgendaItem:
    """One place up or down, past the next item the mover sees. At the end of the list nothing changes."""
    meeting = _locked(item.meeting_id, by)
    enforce(may_change_agenda(meeting.status))
    rows = list(meeting.items.live().order_by("place", "created_at"))
    seen = set(meeting.items.live().visible_to(by).values_list("pk", flat=True))
    before = [row.pk for row in rows]
    order = moved([Placed(row.pk, row.pk in seen) for row in rows], item.pk, Direction(direction))
    if list(order) == before:
        return item
    places = {pk: place for place, pk in enumerate(order, start=1)}
    for row in rows:
        row.place = places[row.pk]
    AgendaItem.objects.bulk_update(rows, ["place"])
    item.place = places[item.pk]
    _write(item)
    _record(item, by, "move_item", f"moved {item.proposal.reference} {Direction(direction)} on the agenda of {meeting}")
    return item


@transaction.atomic
def remove_item(*, item: AgendaItem, by: Any) -> AgendaItem:
    """Off the agenda while the meeting is planned; that it stood there stays in the memory."""
    meeting = _locked(item.meeting_id, by)
    enforce(may_change_agenda(meeting.status))
    _write(item, removed_at=db_now())
    _record(item, by, "remove_item", f"took {item.proposal.reference} off the agenda of {meeting}")
    return item


def conclude_item(*, item: AgendaItem, outcome: str, by: Any, sentence: str = "") -> AgendaItem:
    """What came of an item in the chair's own sentence; may be put right until the meeting is closed.

    Refused: not held or closed already (409), a returning item that does not say where it was left (400).
    """
    refuse_marked_text({"sentence": sentence}, by=by, case=item.proposal.case)
    return _concluded(item, outcome, sentence.strip(), by)


@transaction.atomic
def _concluded(item: AgendaItem, outcome: str, sentence: str, by: Any) -> AgendaItem:
    meeting = _locked(item.meeting_id, by)
    enforce(may_conclude(meeting.status) or check_outcome(outcome, sentence))
    _write(item, outcome=outcome, sentence=sentence)
    said = ItemOutcome(outcome).value
    _record(item, by, "conclude_item", f"said what came of {item.proposal.reference} at {meeting}: {said}")
    return item


def take_up_rounds(meeting: Meeting) -> None:
    """When the meeting begins, items take up the meeting round open on their proposal. On a locked meeting."""
    taken = set(meeting.items.live().exclude(round=None).values_list("round_id", flat=True))
    waiting = {row.proposal_id: row for row in meeting.items.live().filter(round=None)}
    opened = Round.objects.running().filter(procedure=Procedure.MEETING, proposal__in=waiting).order_by("number")
    for round_ in opened.exclude(pk__in=taken):
        item = waiting.pop(round_.proposal_id, None)
        if item is not None:
            _write(item, round=round_)


def conclude_the_rest(meeting: Meeting, by: Any) -> None:
    """Refuse to close over items without outcome; those hidden from whoever closes return. On a locked meeting."""
    visible = meeting.items.live().visible_to(by).order_by("place", "created_at").values_list("outcome", flat=True)
    enforce(check_all_concluded([number for number, said in enumerate(visible, start=1) if not said]))
    for row in meeting.items.live().filter(outcome=""):
        _write(row, outcome=ItemOutcome.RETURNS)


def meeting_rounds(proposal: Proposal) -> Any:
    """Rounds of a proposal that are decided in a room, newest first."""
    return proposal.rounds.filter(procedure=Procedure.MEETING).order_by("-number")


def open_meeting_rounds(proposal: Proposal) -> Any:
    """Those that run now."""
    return Round.objects.running().filter(proposal=proposal, procedure=Procedure.MEETING).order_by("number")


def _locked(pk: UUID, by: Any) -> Meeting:
    enforce(may_run_meetings(people.actor(by)))
    return Meeting.objects.select_for_update().get(pk=pk)


def _still_to_decide(proposal: Proposal) -> Refusal | None:
    on_the_table = Proposal.objects.unfinished().filter(pk=proposal.pk).exists()
    return None if on_the_table else Refusal("responses.proposal_is_over", kind=Kind.STATE, field="proposal")


def _not_twice(meeting: Meeting, proposal: Proposal, round_: Round | None) -> Refusal | None:
    there = meeting.items.live().filter(proposal=proposal)
    another_act = round_ is not None and not there.filter(round=None).exists()
    return _twice() if there.exists() and not another_act else None


def _twice() -> Refusal:
    return Refusal("responses.already_on_agenda", kind=Kind.STATE, field="proposal")


def _write(item: AgendaItem, **changes: Any) -> None:
    AgendaItem.objects.filter(pk=item.pk).update(revision=F("revision") + 1, **changes)
    for name, value in changes.items():
        setattr(item, name, value)


def _record(item: AgendaItem, by: Any, verb: str, what: str) -> None:
    body = people.actor(by).delegation
    trail.record(
        verb=verb, subject=item.proposal, by=by, chain=item.proposal.case, body=body, about=item.pk,
        sentence=f"{{actor}} ({body}) {what}.",
    )  # fmt: skip
