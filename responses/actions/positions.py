"""One State's answer: locked, timed by the database, added, never overwritten, with a receipt."""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import transaction

from audit import trail
from cases.actions.guard import refuse_marked_text
from cases.actions.naming import keep_names_out
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, Refused, enforce
from delegations import facts as people
from notifications.actions import cancel_reminders
from responses.actions.effects import after_answer
from responses.actions.keys import open_draft, settle, turn_keys
from responses.actions.moves import lock_round
from responses.actions.reservations import ask_owner_in_time, reserved
from responses.facts import Standing, case_of, standing
from responses.facts.round import given
from responses.instants import ROUND_CLOSES
from responses.models import Position, Round
from responses.rules.positions import Answering, Effect, check_answer, check_order, may_answer, position_effect
from responses.rules.positions import may_record_on_behalf as may_record
from responses.rules.vocabulary import Answer, ReservationType


@dataclass(frozen=True, slots=True)
class Words:
    """What a State says, apart from who says it. Nothing but the answer is ever required."""

    answer: Answer
    reservation: str = ""
    clearing_condition: str = ""
    expected_on: date | None = None
    reason: str = ""
    fix: str = ""
    withdraws: bool = False

    def columns(self) -> dict[str, Any]:
        """As stored."""
        names = ("answer", "reservation", "clearing_condition", "expected_on", "reason", "fix", "withdraws")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class Entry:
    """An answer on its way in: by whom, how, and what they saw.

    ``after`` is the number of the State's last answer the signer had seen; None where nobody was shown any.
    """

    state: str
    words: Words
    text_sha256: str
    by: Any
    channel: str
    after: int | None = None
    proof: Mapping[str, Any] = field(default_factory=dict)


def give_position(
    *,
    round_id: UUID,
    answer: str,
    by: Any,
    text_sha256: str,
    reservation: str = "",
    clearing_condition: str = "",
    expected_on: date | None = None,
    reason: str = "",
    fix: str = "",
    withdraws: bool = False,
    channel: str = "page",
    after: int | None = None,
) -> Position:
    """Commit the State of this signatory. The round is locked first, only then is the time read.

    ``text_sha256`` is what the signer was shown; another text is refused (409). After the instant the
    answer is kept as late, never counted, and the chair is told. The same words sent twice over the
    same ``after`` give the same row and receipt; a colleague's answer in between is refused (409),
    except that an objection always goes through. Where the State wants two persons another one must have
    prepared exactly these words (409). Breaks or revives a silence as the rule says.
    """
    refuse_marked_text({"reason": reason, "fix": fix, "clearing_condition": clearing_condition}, by=by)
    words = Words(
        *known(answer, reservation), clearing_condition.strip(), expected_on, reason.strip(), fix.strip(), withdraws
    )
    state = people.actor(by).delegation
    return _give(round_id, Entry(state, words, text_sha256, by, channel, after))


def known(answer: str, reservation: str) -> tuple[Answer, str]:
    """Both as this house spells them; a word nobody knows is refused here, before anything is locked."""
    if answer not in tuple(Answer):
        params = {"answer": answer[:40], "answers": tuple(Answer)}
        raise Refused(Refusal("responses.answer_not_known", params, kind=Kind.INVALID, field="answer"))
    if reservation and reservation not in tuple(ReservationType):
        raise Refused(Refusal("responses.reservation_type_required", kind=Kind.INVALID, field="reservation"))
    return Answer(answer), reservation


@transaction.atomic
def _give(round_id: UUID, entry: Entry) -> Position:
    round_ = lock_round(round_id)
    at = db_now()
    play = standing(round_)
    enforce(may_answer(people.actor(entry.by), play.facts))
    before = _repeated(round_, entry, play)
    if before is not None:
        return before
    enforce(checked(entry, play))
    waiting = open_draft(round_.pk, entry.state)
    signs = turn_keys(waiting, entry.by, entry.words.columns(), entry.text_sha256)
    row = _added(round_, play, entry, at)
    settle(waiting, row, signs=signs)
    return row


def record_on_behalf(
    *,
    round_id: UUID,
    state: str,
    answer: str,
    by: Any,
    proof: str,
    proof_received_at: datetime,
    reservation: str = "",
    reason: str = "",
    fix: str = "",
    withdraws: bool = False,
) -> Position:
    """The secretariat enters what a State said by phone or mail: proof and time of receipt are needed.

    What counts is when it was received by the secretariat: an objection phoned in before the instant
    and typed in after it, while the round is not yet closed, is in time.
    """
    refuse_marked_text({"reason": reason, "fix": fix, "proof": proof}, by=by)
    keep_names_out({"reason": reason, "fix": fix}, by=by, thing=case_of(round_id))
    words = Words(*known(answer, reservation), "", None, reason.strip(), fix.strip(), withdraws)
    return _record_on_behalf(round_id, state, words, by, {"proof": proof, "proof_received_at": proof_received_at})


@transaction.atomic
def _record_on_behalf(round_id: UUID, state: str, words: Words, by: Any, proof: dict[str, Any]) -> Position:
    round_ = lock_round(round_id)
    now = db_now()
    play = standing(round_)
    received_at = proof["proof_received_at"]
    actor = people.actor(by)
    enforce(may_record(actor, play.facts, state=state, proof=proof["proof"], received_at=received_at, now=now))
    if received_at < round_.opened_at:
        enforce(Refusal("responses.receipt_time_required", kind=Kind.INVALID, field="proof_received_at"))
    since = round_.positions.filter(state_id=state, received_at__gt=received_at, late=False).order_by("sequence")
    later, taken_back = since.last(), since.filter(withdraws=True).exists()
    enforce(check_order(state, words.answer, answered_at=later.received_at if later else None, taken_back=taken_back))
    entry = Entry(state, words, round_.text_sha256, by, "on_behalf", proof=proof)
    enforce(checked(entry, play))
    return _added(round_, play, entry, now if round_.closed_at else received_at)


def _repeated(round_: Round, entry: Entry, play: Standing) -> Position | None:
    """The row this very form made before; a refusal if a colleague answered since the form was shown."""
    if entry.after is None or _last_number(play, entry.state) <= entry.after:
        return None
    since = round_.positions.filter(state_id=entry.state, sequence__gt=entry.after).order_by("sequence")
    first = since.select_related("signed_by")[0]
    if first.signed_by_id == entry.by.pk and _words_of(first) == entry.words:
        return first
    if entry.words.answer is Answer.OBJECT:
        return None
    params = {"person": first.signed_by.name, "answer": Answer(first.answer), "at": first.received_at}
    raise Refused(Refusal("responses.answered_meanwhile", params, kind=Kind.STATE))


def _words_of(row: Position) -> Words:
    columns = {name: getattr(row, name) for name in Words.__dataclass_fields__}
    return Words(**columns | {"answer": Answer(row.answer)})


def checked(entry: Entry, play: Standing) -> Refusal | None:
    """Whether the words are in order for this round and after what the State said before."""
    words = entry.words
    answering = Answering(
        answer=words.answer,
        text_sha256=entry.text_sha256,
        text=words.reason,
        reservation=ReservationType(words.reservation) if words.reservation else None,
        withdraws=words.withdraws,
    )
    return check_answer(answering, play.facts, play.current.get(entry.state))


def _added(round_: Round, play: Standing, entry: Entry, at: datetime) -> Position:
    row = _row(round_, entry, at, sequence=_last_number(play, entry.state) + 1)
    mine = given(row, play.instrument)
    others = [one for state, one in play.current.items() if state != entry.state]
    effect = position_effect(mine, at=at, facts=play.facts, others=others)
    row.late = effect is Effect.LATE
    row.receipt = receipt_of(row)
    row.save(force_insert=True)
    _record(round_, row, entry, effect)
    if effect not in (Effect.LATE, Effect.COMMENT_ONLY):
        cancel_reminders(subject=round_, handler=ROUND_CLOSES, delegation=entry.state)
    after_answer(round_, row, mine, effect, play.current.get(entry.state))
    ask_owner_in_time(round_, row, reserved_before=reserved(play.said_by(entry.state)))
    return row


def _last_number(play: Standing, state: str) -> int:
    return max((one.sequence for one in play.said_by(state)), default=0)


def _row(round_: Round, entry: Entry, at: datetime, *, sequence: int) -> Position:
    return Position(
        id=uuid.uuid4(), round=round_, state_id=entry.state, text_sha256=entry.text_sha256,
        sequence=sequence, received_at=at,
        signed_by=entry.by, recorded_by=entry.by if entry.proof else None,
        channel=entry.channel, **entry.words.columns(), **entry.proof,
    )  # fmt: skip


def receipt_of(row: Position) -> str:
    """SHA-256 over what was signed. The row's random id is in it, so a receipt betrays no answer."""
    signed = {
        "id": row.pk, "round": row.round_id, "state": row.state_id, "sequence": row.sequence,
        "answer": row.answer, "reservation": row.reservation, "clearing_condition": row.clearing_condition,
        "reason": row.reason, "fix": row.fix, "withdraws": row.withdraws, "text_sha256": row.text_sha256,
        "received_at": row.received_at.isoformat(), "late": row.late, "signed_by": row.signed_by_id,
    } | ({"package_sha256": row.round.package_sha256} if row.round.package_sha256 else {})  # fmt: skip
    return sha256(json.dumps(signed, sort_keys=True, default=str, ensure_ascii=False).encode()).hexdigest()


def _record(round_: Round, row: Position, entry: Entry, effect: Effect) -> None:
    """The sentence does not say the answer: who may read it is the body's choice."""
    how = "recorded a position on behalf of" if entry.proof else "gave the position of"
    late = "; it came after the instant and does not count" if effect is Effect.LATE else ""
    trail.record(
        verb="record_on_behalf" if entry.proof else "give_position", subject=round_, by=entry.by,
        chain=round_.proposal.case, body=people.actor(entry.by).delegation, receipt=row.receipt, position=row.pk,
        sentence=f"{{actor}} {how} {entry.state} in round {round_.number} on {round_.proposal.reference}{late}.",
    )  # fmt: skip
