"""A meeting is recorded by the chair or the secretariat: who was there, who acted for whom, what came of it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from audit import trail
from cases.actions.guard import refuse_marked_text
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts as people
from responses.actions.closing import settle
from responses.actions.electorate import settle_electorate
from responses.actions.moves import lock_both, move_round
from responses.actions.positions import receipt_of
from responses.actions.telling import tell_everyone
from responses.facts import StateOfPlay, state_of_play
from responses.models import Position, Round
from responses.rules import meeting
from responses.rules.chair import may_reconvene
from responses.rules.meeting import Attendance
from responses.rules.vocabulary import Answer, Rule

CHANNEL = "room"
NONE: Mapping[str, str] = {}


def record_roll_call(
    *,
    round_: Round,
    present: Iterable[str],
    proxies: Mapping[str, str],
    answers: Mapping[str, str],
    by: Any,
    texts: Mapping[str, str] | None = None,
    note: str = "",
) -> Round:
    """Each State present or represented votes once; the rule computes the outcome.

    ``proxies``: absent State to the one acting for it, at most one each. Without a quorum no vote is
    kept and the round waits for the chair (``NO_QUORUM``). ``texts`` are those of formal declarations.
    """
    refuse_marked_text({"note": note, **(texts or {})}, by=by, case=round_.proposal.case)
    room = Attendance(frozenset(present), dict(proxies))
    return _roll_call(round_, room, dict(answers), dict(texts or {}), note.strip(), by)


@transaction.atomic
def _roll_call(round_: Round, room: Attendance, answers: dict, texts: dict, note: str, by: Any) -> Round:
    round_, play = _in_the_room(round_, room, by, consensus=False)
    enforce(meeting.check_answers_known(play.facts, answers, texts))
    if meeting.has_quorum(play.question, room):
        enforce(meeting.check_roll_call(play.question, room, answers))
        _keep(round_, play, answers, texts, note, by)
    outcome = meeting.roll_call(play.question, room, answers)
    settle(round_, outcome, state_of_play(round_), at=db_now(), attendance=_as_kept(room, note))
    _record(round_, by, "record_meeting", f"recorded the vote in the room on round {round_.number}: {outcome.code}")
    return round_


def record_consensus(
    *,
    round_: Round,
    present: Iterable[str],
    found: bool,
    by: Any,
    proxies: Mapping[str, str] | None = None,
    answers: Mapping[str, str] | None = None,
    kinds: Mapping[str, str] | None = None,
    note: str = "",
) -> Round:
    """What the chair found in the room. ``answers`` name who objected or reserved, nobody else.

    ``kinds`` says of which kind each reservation is. Refused: consensus over an objection on record, a
    reservation without its kind.
    """
    refuse_marked_text({"note": note}, by=by, case=round_.proposal.case)
    room = Attendance(frozenset(present), dict(proxies or {}))
    return _consensus(round_, room, found, dict(answers or {}), dict(kinds or {}), note.strip(), by)


@transaction.atomic
def _consensus(round_: Round, room: Attendance, found: bool, answers: dict, kinds: dict, note: str, by: Any) -> Round:
    round_, play = _in_the_room(round_, room, by, consensus=True)
    enforce(meeting.check_answers_known(play.facts, answers, {}))
    spoke = {state: answer for state, answer in answers.items() if answer != Answer.ABSENT}
    enforce(meeting.may_find_consensus(spoke) if found else None)
    enforce(_spoke_in_the_room(room, spoke, play))
    enforce(meeting.check_kinds(spoke, kinds))
    _keep(round_, play, spoke, {}, note, by, kinds)
    outcome = meeting.chairs_finding(play.question, spoke, found=found)
    settle(round_, outcome, state_of_play(round_), at=db_now(), attendance=_as_kept(room, note))
    _record(round_, by, "record_meeting", f"recorded the chair's finding on round {round_.number}: {outcome.code}")
    return round_


@transaction.atomic
def reconvene(*, round_: Round, by: Any) -> Round:
    """Take up again a meeting that had no quorum or no complete vote; its record is replaced by the next one."""
    round_ = lock_both(round_.pk)
    enforce(may_reconvene(people.actor(by), state_of_play(round_).facts))
    move_round(round_, "reopen", closed_at=None, outcome=None, attendance=None)
    _record(round_, by, "reconvene_meeting", f"took up round {round_.number} on {round_.proposal.reference} again")
    tell_everyone(round_, "responses.notice_meeting_again")
    return round_


def _in_the_room(round_: Round, room: Attendance, by: Any, *, consensus: bool) -> tuple[Round, StateOfPlay]:
    round_ = lock_both(round_.pk)
    settle_electorate(round_)
    play = state_of_play(round_)
    enforce(meeting.may_record_meeting(people.actor(by), play.facts))
    if (play.facts.rule is Rule.CONSENSUS_BY_CHAIR) is not consensus:
        enforce(Refusal("responses.other_way_in_the_room", {"rule": play.facts.rule}, kind=Kind.STATE))
    enforce(meeting.check_attendance(play.question, room))
    return round_, play


def _spoke_in_the_room(room: Attendance, spoke: Mapping[str, str], play: StateOfPlay) -> Refusal | None:
    outside = tuple(sorted(set(spoke) - set(room.represented(play.question.electorate))))
    return Refusal("responses.not_in_the_room", {"states": outside}, kind=Kind.INVALID) if outside else None


def _keep(
    round_: Round, play: StateOfPlay, answers: dict, texts: dict, note: str, by: Any, kinds: Mapping[str, str] = NONE
) -> None:
    """A row for each State asked; whoever said nothing before and was away leaves none."""
    at = db_now()
    for state in play.question.electorate:
        answer = answers.get(state, Answer.ABSENT)
        if answer != Answer.ABSENT or state in play.current:
            words = {"answer": answer, "reason": texts.get(state, "").strip()}
            kind = kinds.get(state, "") if answer == Answer.RESERVATION else ""
            _keep_one(round_, state, words | {"reservation": kind}, note, by, at)


def _keep_one(round_: Round, state: str, words: dict[str, str], note: str, by: Any, at: datetime) -> None:
    row = Position(
        round=round_, state_id=state, sequence=round_.positions.filter(state_id=state).count() + 1,
        **words, withdraws=words["answer"] != Answer.OBJECT, text_sha256=round_.text_sha256,
        received_at=at, signed_by=by, recorded_by=by, proof=note or "In the meeting", proof_received_at=at,
        channel=CHANNEL,
    )  # fmt: skip
    row.receipt = receipt_of(row)
    row.save(force_insert=True)


def _as_kept(room: Attendance, note: str) -> dict[str, Any]:
    return {"present": sorted(room.present), "proxies": dict(sorted(room.proxies.items())), "note": note}


def _record(round_: Round, by: Any, verb: str, what: str) -> None:
    body = people.actor(by).delegation
    trail.record(
        verb=verb, subject=round_, by=by, chain=round_.proposal.case, body=body, text_sha256=round_.text_sha256,
        attendance=round_.attendance, sentence=f"{{actor}} ({body}) {what}.",
    )  # fmt: skip
