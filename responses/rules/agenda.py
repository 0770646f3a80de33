"""A meeting of one body, its agenda in running order, and what came of each item.

The bodies are those a proposal climbs (working party, PSC, Coreper, Council). An item taken without
debate is a Council's A item and a Coreper's I item; other bodies have none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from core.rules.refusal import Kind, Refusal
from core.rules.transitions import Lifecycle, Transition
from delegations.rules.roles import Actor, Can
from responses.rules.instrument_facts import CLIMB, Stage

BODIES = CLIMB


class MeetingStatus(StrEnum):
    """``held`` once attendance is entered; ``closed`` once its flash note is out."""

    PLANNED = "planned"
    HELD = "held"
    CLOSED = "closed"
    CANCELLED = "cancelled"


M = MeetingStatus

MEETING: Lifecycle = (
    Transition("hold", (M.PLANNED,), M.HELD),
    Transition("close", (M.HELD,), M.CLOSED),
    Transition("cancel", (M.PLANNED,), M.CANCELLED),
)


class ItemKind(StrEnum):
    """What the body is asked to do with an item."""

    INFORMATION = "information"
    DISCUSSION = "discussion"
    DECISION = "decision"
    WITHOUT_DEBATE = "without_debate"


class ItemOutcome(StrEnum):
    """What came of an item; ``returns`` is offered to the body's next meeting with where it was left."""

    CONCLUDED = "concluded"
    NOTED = "noted"
    RETURNS = "returns"
    WITHDRAWN = "withdrawn"


class Direction(StrEnum):
    """One place in the running order."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Placed:
    """An item in running order; ``seen``: whether whoever moves another may see it."""

    pk: UUID
    seen: bool


def kinds_of(body: str) -> tuple[ItemKind, ...]:
    """What can be asked of this body."""
    takes_without_debate = body in (Stage.COUNCIL, Stage.COREPER)
    return tuple(kind for kind in ItemKind if takes_without_debate or kind is not ItemKind.WITHOUT_DEBATE)


def may_run_meetings(actor: Actor) -> Refusal | None:
    """The chair or the secretariat plans, conducts and closes."""
    return None if actor.can(Can.CHAIR) else Refusal("responses.only_the_chair")


def check_start(starts_at: datetime, *, now: datetime) -> Refusal | None:
    """A meeting is planned for an instant that lies ahead."""
    return None if starts_at > now else _wrong("responses.meeting_starts_ahead", "starts_at")


def check_body(body: str) -> Refusal | None:
    """One of the bodies a proposal climbs."""
    return None if body in BODIES else _wrong("responses.no_such_body", "body")


def check_kind(body: str, kind: str) -> Refusal | None:
    """Only Council and Coreper take items without debate."""
    return None if kind in kinds_of(body) else _wrong("responses.kind_not_of_this_body", "kind", body=Stage(body))


def may_hold(status: str, starts_at: datetime, *, now: datetime) -> Refusal | None:
    """Attendance is entered once the meeting has begun, and put right until it is closed."""
    if status not in (M.PLANNED, M.HELD):
        return _not_now(status)
    early = Refusal("responses.meeting_not_begun", {"starts_at": starts_at}, kind=Kind.STATE)
    return early if now < starts_at else None


def may_change_agenda(status: str) -> Refusal | None:
    """Order, annotations and kinds are frozen when the meeting has begun."""
    return None if status == M.PLANNED else _not_now(status)


def may_add_item(status: str) -> Refusal | None:
    """Other business may still come up in the room."""
    return None if status in (M.PLANNED, M.HELD) else _not_now(status)


def may_conclude(status: str) -> Refusal | None:
    """Something can come of an item only at a meeting that was held and is not closed."""
    return None if status == M.HELD else _not_now(status)


def check_outcome(outcome: str, sentence: str) -> Refusal | None:
    """An item that returns says where it was left: the next meeting begins there."""
    if outcome not in tuple(ItemOutcome):
        return _wrong("responses.choose_an_outcome", "outcome")
    left_open = outcome == ItemOutcome.RETURNS and not sentence.strip()
    return _wrong("responses.say_where_it_was_left", "sentence") if left_open else None


def check_all_concluded(without: Sequence[int]) -> Refusal | None:
    """Every item has its outcome before delegations read it. ``without``: numbers as the chair sees them."""
    if not without:
        return None
    return Refusal("responses.items_without_outcome", {"numbers": tuple(map(str, without))}, kind=Kind.STATE)


def moved(order: Sequence[Placed], pk: UUID, direction: Direction) -> tuple[UUID, ...]:
    """The new running order: past the next item its mover sees, so that none unseen shows by standing still."""
    rest = [each for each in order if each.pk != pk]
    place = next(n for n, each in enumerate(order) if each.pk == pk)
    if direction is Direction.UP:
        before = [n for n in range(place) if order[n].seen]
        place = before[-1] if before else place
    else:
        after = [n for n in range(place, len(rest)) if rest[n].seen]
        place = after[0] + 1 if after else place
    ids = [each.pk for each in rest]
    return (*ids[:place], pk, *ids[place:])


def _wrong(code: str, field: str, **params: object) -> Refusal:
    return Refusal(code, params, kind=Kind.INVALID, field=field)


def _not_now(status: str) -> Refusal:
    return Refusal("responses.meeting_stands_elsewhere", {"status": MeetingStatus(status)}, kind=Kind.STATE)
