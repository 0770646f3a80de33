"""From a round to the picture of it: sentence, bars, 27 tiles, groups and table, for one reader.

What a reader may not see of other States' answers is left out here, before anything is drawn.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from core.clock import db_now
from core.rules.refusal import Reason
from core.sentences import render
from delegations import facts as people
from delegations.models import Delegation
from delegations.rules.roles import Actor
from responses.actions.closing import is_due
from responses.actions.reaching import undelivered
from responses.facts import StateOfPlay, state_of_play
from responses.models import Position, Round
from responses.record import reason_of
from responses.rules import speaking
from responses.rules.closing import outcome_at_close
from responses.rules.outcome import LimbCode
from responses.rules.rounds import RoundStatus
from responses.rules.visibility import Visibility, board_mark, has_answered, is_closed, sees_answers, without_names
from responses.rules.vocabulary import OutcomeCode, Procedure, Rule
from responses.words import ANSWERS, LIMBS, RESERVATIONS, worded

BLOCKING_FIRST = (
    "object", "against", "reservation", "abstain_with_declaration", "abstain", "missing", "none", "hidden",
    "comment", "late", "silent", "unasked", "agree", "for", "absent", "suspended", "outside",
)  # fmt: skip
DRAWN = {"missing": "none", "hidden": "none", "unasked": "none"}
LIVE = (RoundStatus.OPEN, RoundStatus.SUSPENDED, RoundStatus.BROKEN)
DRAWN_LIMBS = (LimbCode.STATES, LimbCode.POPULATION, LimbCode.DECLARED_STATES, LimbCode.DECLARED_POPULATION)


@dataclass(frozen=True, slots=True)
class Sight:
    """What one reader may see of a round: all answers, or only that of ``own``."""

    own: str
    everything: bool

    def of(self, state: str) -> bool:
        """Whether the answer of ``state`` may be shown."""
        return self.everything or state == self.own


@dataclass(frozen=True, slots=True)
class Verdict:
    """The words and bars at the head of a board."""

    sentence: Reason
    tone: str
    limbs: tuple[dict[str, Any], ...] = ()
    if_clock_ran_out: Reason | str = ""
    needs: Reason | str = ""
    notes: tuple[Reason, ...] = ()


def board(round_: Round, user: Any) -> dict[str, Any]:
    """The dict that ``components/board/board.html`` draws. The same number of queries for any round.

    ``round_`` comes with its proposal and instrument, and members and positions prefetched.
    """
    now, actor = db_now(), people.actor(user)
    play = state_of_play(round_)
    sight = sight_of(round_, actor, play, now)
    said = verdict(round_, play, sight, now)
    rows = [_row(state, round_, play, sight) for state in people.states()]
    live = round_.status in LIVE and round_.closed_at is None
    return {
        "id": f"round-{round_.number}",
        "title": gettext("Where the round stands"),
        "tone": said.tone,
        "sentence": said.sentence,
        "if_clock_ran_out": said.if_clock_ran_out,
        "needs": said.needs,
        "note": noted(said.notes),
        "bars": [bar(limb) for limb in said.limbs],
        "tiles": rows,
        "groups": groups(rows),
        "rows": rows,
        "history": history(round_, sight),
        "what_if_url": reverse("responses:what_if", args=[round_.pk]) if speaking.polled(play.facts) else "",
        "poll_url": f"{reverse('responses:board', args=[round_.pk])}?seen={mark_of(round_, sight)}" if live else "",
        "as_of": now,
    }


def sight_of(round_: Round, actor: Actor, play: StateOfPlay, now: datetime) -> Sight:
    """The rule of visibility applied to one reader; it holds on page, API and export alike."""
    own = actor.delegation if actor.speaks_for_a_state else ""
    closed = is_closed(play.facts, now=now)
    given = has_answered(play.current, own)
    everything = sees_answers(actor, Visibility(round_.visibility), closed=closed, own_given=given)
    return Sight(own, everything)


def mark_of(round_: Round, sight: Sight) -> str:
    """What this reader's next poll brings back."""
    own = max((row.sequence for row in round_.positions.all() if row.state_id == sight.own), default=0)
    return board_mark(round_.revision if sight.everything else None, round_.terms_revision, own)


def verdict(round_: Round, play: StateOfPlay, sight: Sight, now: datetime) -> Verdict:
    """What is said about the round: its kept outcome, else how it stands at ``now``."""
    if round_.outcome:
        return _kept(round_.outcome)
    if is_due(round_, now):
        return Verdict(Reason("responses.being_closed"), "waiting")
    sentence, outcome = speaking.as_it_stands(play.facts, play.question, play.current)
    if not sight.everything and outcome is not None:
        hidden = (speaking.hidden(Visibility(round_.visibility)),)
        return Verdict(without_names(outcome.code), "waiting", notes=hidden)
    if outcome is None:
        return Verdict(sentence, "waiting")
    deaf = undelivered(round_) if play.facts.procedure is Procedure.SILENCE else ()
    at_close = outcome_at_close(play.question, play.current, unreached=deaf)
    return Verdict(
        sentence=sentence,
        tone=speaking.tone_of(outcome.code, over=False),
        limbs=drawn_limbs(play.facts.procedure, [{**_as_dict(limb)} for limb in outcome.limbs]),
        if_clock_ran_out=at_close.reason if at_close.reason != sentence else "",
        needs=speaking.needs_reason(outcome) or "",
        notes=outcome.remarks,
    )


def _kept(outcome: dict[str, Any]) -> Verdict:
    counted = [] if outcome["rule"] == Rule.CONSENSUS_BY_CHAIR else outcome["limbs"]
    other = outcome.get("alternative")
    return Verdict(
        sentence=reason_of(outcome["reason"]),
        tone=speaking.tone_of(OutcomeCode(outcome["code"]), over=True),
        limbs=drawn_limbs(Procedure(outcome["procedure"]), counted),
        notes=tuple(reason_of(note) for note in (*outcome["notes"], *([other["reason"]] if other else []))),
    )


def _as_dict(limb: Any) -> dict[str, Any]:
    return {name: getattr(limb, name) for name in ("code", "value", "needed", "total", "met", "exact")}


def drawn_limbs(procedure: Procedure, limbs: list[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """Only what the rule in force measures; nothing is measured under silence (decision 10)."""
    if procedure is Procedure.SILENCE:
        return ()
    shown = (limb for limb in limbs if limb["code"] in DRAWN_LIMBS)
    return tuple(limb for limb in shown if not str(limb["code"]).startswith("declared") or limb["value"])


def bar(limb: dict[str, Any]) -> dict[str, Any]:
    code = "responses.bar_with_mark" if limb["needed"] is not None else "responses.bar_plain"
    params = {"value": limb["value"], "total": limb["total"], "needed": limb["needed"] or 0}
    return {
        "label": LIMBS[str(limb["code"])],
        "value": limb["value"],
        "total": limb["total"],
        "mark": limb["needed"],
        "mark_label": "",
        "text": render(Reason(code, params)),
    }


def _row(state: Delegation, round_: Round, play: StateOfPlay, sight: Sight) -> dict[str, Any]:
    """One State: tile and table row in one, so that they can never say different things."""
    given = _counted(round_, play, state.code) if sight.of(state.code) else None
    key = answer_key(round_, play, sight, state.code)
    return {
        "code": state.code,
        "name": state.name,
        "col": state.tile_column,
        "row": state.tile_row,
        "answer": DRAWN.get(key, key),
        "key": key,
        "label": ANSWERS[key],
        "when": given.received_at if given else None,
        "version": round_.version.number if given else None,
        "note": RESERVATIONS.get(given.reservation, "") if given else "",
        "own": state.code == sight.own,
    }


def answer_key(round_: Round, play: StateOfPlay, sight: Sight, state: str) -> str:
    """How a State stands, as one word of ``words.ANSWERS``."""
    if state not in play.question.participating:
        return "outside"
    if state in play.question.suspended:
        return "suspended"
    if not sight.of(state):
        return "hidden"
    if state in play.current and not play.current[state].takes_back:
        return str(play.current[state].answer)
    if any(row.late and row.state_id == state for row in round_.positions.all()):
        return "late"
    if play.facts.rule is Rule.CONSENSUS_BY_CHAIR:
        return "unasked"
    if round_.closed_at is None:
        return "none"
    return "silent" if play.facts.procedure is Procedure.SILENCE else "missing"


def _counted(round_: Round, play: StateOfPlay, state: str) -> Position | None:
    given = play.current.get(state)
    if given is None:
        return None
    rows = (row for row in round_.positions.all() if row.state_id == state and row.sequence == given.sequence)
    return next(rows, None)


def history(round_: Round, sight: Sight) -> list[dict[str, Any]]:
    """Every answer that was ever given, newest first, late ones marked; only those this reader may see."""
    rows = [row for row in round_.positions.all() if sight.of(row.state_id)]
    return [_said(row) for row in sorted(rows, key=lambda row: (row.received_at, row.sequence), reverse=True)]


def _said(row: Position) -> dict[str, Any]:
    return {
        "code": row.state_id,
        "answer": row.answer,
        "label": worded(row.answer, withdraws=row.withdraws),
        "note": RESERVATIONS.get(row.reservation, ""),
        "when": row.received_at,
        "late": row.late,
        "on_behalf": row.recorded_by_id is not None,
    }


def groups(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Who blocks comes first; empty groups are left out."""
    found = []
    for key in BLOCKING_FIRST:
        codes = [row for row in rows if row["key"] == key]
        if codes:
            found.append({"answer": codes[0]["answer"], "label": ANSWERS[key], "codes": codes})
    return found


def noted(notes: Iterable[Reason]) -> str:
    """What is added to the sentence, one sentence each."""
    return " ".join(f"{_capital(render(note).rstrip('.'))}." for note in notes)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
