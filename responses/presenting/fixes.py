"""The wording States brought with their answers, as marked differences to the text they answered on."""

from typing import Any

from django.urls import reverse

from core.clock import db_now
from delegations.rules.roles import Actor
from responses.actions.fixing import fixes_of
from responses.board import sight_of
from responses.facts import StateOfPlay
from responses.models import Position, Round
from responses.rules.authorship import may_hold_the_pen
from responses.rules.proposal import ProposalStatus
from responses.rules.rounds import RoundStatus
from responses.rules.tasks import EDITABLE
from responses.rules.text import Row, compare, whole
from responses.words import ANSWERS


def proposed_wording(round_: Round | None, play: StateOfPlay | None, actor: Actor, latest: int) -> list[dict[str, Any]]:
    """What this reader may see of it in the last round, the last answer of each State only.

    ``latest``: the number of the newest version; wording on an older one is history and is not shown.
    """
    if round_ is None or play is None or round_.version.number != latest:
        return []
    sight = sight_of(round_, actor, play, db_now())
    last = {row.state_id: row for row in sorted(round_.positions.all(), key=lambda one: one.sequence) if not row.late}
    rows = [row for row in last.values() if row.fix and not row.takes_back and sight.of(row.state_id)]
    return [fix_line(row) | {"take": _take(round_, row, actor)} for row in rows]


def fix_line(row: Position) -> dict[str, Any]:
    """One State's wording, with the paragraphs it changes; ``rows`` is empty where it names no place."""
    paragraphs = tuple(row.round.version.paragraphs.order_by("number").values_list("text", flat=True))
    words = {fix.number: fix.words for fix in fixes_of(row)}
    changed: list[Row] = []
    for number, text in sorted(words.items()):
        changed += [Row(one.change, number, number, one.pieces) for one in compare((paragraphs[number - 1],), (text,))]
    return {"row": row, "state": row.state_id, "answer": ANSWERS[row.answer], "rows": tuple(changed)}


def marked_since(former: Round, round_: Round) -> tuple[Row, ...]:
    """What changed in the text between two rounds, the paragraphs that did not left out."""
    before, after = (
        tuple(one.version.paragraphs.order_by("number").values_list("text", flat=True)) for one in (former, round_)
    )
    return () if whole(before) == whole(after) else tuple(row for row in compare(before, after) if row.change != "same")


def again(former: Position, play: StateOfPlay) -> dict[str, str] | None:
    """The former answer as the form of the new round takes it; None where it is no answer there any more."""
    if former.takes_back or former.answer not in play.facts.answers:
        return None
    words = {
        "answer": former.answer, "reservation": former.reservation, "clearing_condition": former.clearing_condition,
        "expected_on": former.expected_on.isoformat() if former.expected_on else "", "reason": former.reason,
        "fix": former.fix, "text_sha256": play.facts.text_sha256, "after": "0",
    }  # fmt: skip
    return {name: value for name, value in words.items() if value}


def _take(round_: Round, row: Position, actor: Actor) -> dict[str, Any] | None:
    """The button of whoever holds the pen, and whether pressing it ends a round."""
    proposal = round_.proposal
    open_to_it = proposal.status in (*EDITABLE, ProposalStatus.ROUND_OPEN)
    if may_hold_the_pen(actor, proposal.penholder_id) or not open_to_it:
        return None
    runs = round_.status in (RoundStatus.OPEN, RoundStatus.SUSPENDED)
    return {"url": reverse("responses:take_fix", args=[row.pk]), "base": round_.version.number, "ends": runs}
