"""Who may answer, when, and what an answer does to a round."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.rules.refusal import Kind, Refusal
from delegations.rules.roles import Actor, Can
from responses.rules.rounds import RoundStatus
from responses.rules.vocabulary import Answer, Procedure, ReservationEffect, ReservationType, Rule

S = RoundStatus

ANSWERABLE = (S.OPEN, S.BROKEN)
"""A broken silence still takes answers until its instant: the drafter sees all problems at once."""

LATE_ONLY = (S.EXPIRED_SILENT, S.HELD, S.AGREED, S.VOTED, S.NOT_AGREED, S.INCOMPLETE, S.CONFIRMED)


class Effect(StrEnum):
    """What an answer does when it arrives."""

    COUNTS = "counts"
    BREAKS = "breaks"  # ends a running silence at once
    REVIVES = "revives"  # no objection is left before the instant: the round runs on
    LATE = "late"  # kept, never counted; the chair is told
    COMMENT_ONLY = "comment_only"


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """A round as rules see it. ``electorate`` are the States that may answer: asked, not suspended."""

    procedure: Procedure
    rule: Rule
    status: RoundStatus
    answers: tuple[Answer, ...]
    electorate: tuple[str, ...]
    closes_at: datetime | None
    text_sha256: str


@dataclass(frozen=True, slots=True)
class Given:
    """A position on record. ``effect`` is that of its reservation, if it is one.

    ``reopened``: it came too late for an instant that is history, for the round runs or ran again.
    """

    state: str
    sequence: int
    answer: Answer
    effect: ReservationEffect | None = None
    late: bool = False
    withdraws: bool = False
    reopened: bool = False

    @property
    def takes_back(self) -> bool:
        """Only takes back what the State said: it is silent again, or has not answered."""
        return self.withdraws and self.answer is Answer.COMMENT

    @property
    def lifts(self) -> bool:
        """Whether it ends the State's own reservation without an objection; a mere comment leaves it."""
        mere_comment = self.answer is Answer.COMMENT and not self.withdraws
        return self.answer not in (Answer.RESERVATION, Answer.OBJECT) and not mere_comment

    @property
    def breaks(self) -> bool:
        """An objection, or a reservation that works as one."""
        return self.answer is Answer.OBJECT or (
            self.answer is Answer.RESERVATION and self.effect is ReservationEffect.BREAKS
        )


@dataclass(frozen=True, slots=True)
class Answering:
    """What a signatory is about to give. ``text_sha256`` is the text they were shown."""

    answer: Answer
    text_sha256: str
    text: str = ""
    reservation: ReservationType | None = None
    withdraws: bool = False


def may_answer(actor: Actor, facts: RoundFacts) -> Refusal | None:
    """Whether this person may commit its State in this round now.

    An answer that comes after the instant is not refused here: it is kept as late
    (``position_effect``). A meeting is recorded by the secretariat, nobody answers it from afar.
    """
    if not actor.speaks_for_a_state:
        return Refusal("responses.only_states_answer")
    if not actor.can(Can.SIGN_POSITION):
        return Refusal("responses.only_signatories_answer")
    if actor.delegation not in facts.electorate:
        return Refusal("responses.state_not_asked", {"state": actor.delegation})
    return _takes_answers(facts)


def may_prepare(actor: Actor, facts: RoundFacts) -> Refusal | None:
    """Whether this person may prepare a position for a signatory of its State to confirm."""
    if not actor.can(Can.PREPARE_POSITION) or actor.delegation not in facts.electorate:
        return Refusal("responses.may_not_prepare")
    return _takes_answers(facts)


def may_record_on_behalf(
    actor: Actor, facts: RoundFacts, *, state: str, proof: str, received_at: datetime | None, now: datetime
) -> Refusal | None:
    """A position given by phone or mail: the secretariat needs the proof and the time of receipt."""
    if not actor.can(Can.RECORD_ON_BEHALF):
        return Refusal("responses.only_secretariat_records")
    if state not in facts.electorate:
        return Refusal("responses.state_not_asked", {"state": state}, field="state")
    if not proof.strip():
        return Refusal("responses.proof_required", kind=Kind.INVALID, field="proof")
    if received_at is None or received_at > now:
        return Refusal("responses.receipt_time_required", kind=Kind.INVALID, field="received_at")
    return _takes_answers(facts) if facts.procedure is not Procedure.MEETING else None


def check_order(
    state: str, answer: Answer, *, answered_at: datetime | None, taken_back: bool = False
) -> Refusal | None:
    """What was received before the State's own later answer (``answered_at``) does not undo that one.

    An objection is left out only where the State has since ``taken_back`` what it said in so many words;
    otherwise it stood when the State spoke again.
    """
    if answered_at is None or (answer is Answer.OBJECT and not taken_back):
        return None
    params = {"state": state, "at": answered_at}
    return Refusal("responses.answered_since", params, kind=Kind.STATE, field="proof_received_at")


def _takes_answers(facts: RoundFacts) -> Refusal | None:
    if facts.procedure is Procedure.MEETING:
        return Refusal("responses.answered_in_the_room", kind=Kind.STATE)
    if facts.status is S.SUSPENDED:
        return Refusal("responses.clock_stands_still", kind=Kind.STATE)
    if facts.status in (*ANSWERABLE, *LATE_ONLY):
        return None
    return Refusal("responses.round_takes_no_answers", {"status": facts.status}, kind=Kind.STATE)


def check_answer(answering: Answering, facts: RoundFacts, current: Given | None = None) -> Refusal | None:
    """Whether the answer itself is in order, given the State's ``current`` one.

    Reasons are never required, objections included; text is, for a formal declaration only.
    """
    if answering.text_sha256 != facts.text_sha256:
        return Refusal("responses.text_changed", kind=Kind.STATE, field="text_sha256")
    if answering.answer not in facts.answers or answering.answer is Answer.ABSENT:
        params = {"answer": answering.answer, "answers": facts.answers}
        return Refusal("responses.answer_not_known", params, kind=Kind.INVALID, field="answer")
    if answering.answer is Answer.ABSTAIN_WITH_DECLARATION and not answering.text.strip():
        return Refusal("responses.declaration_text_required", kind=Kind.INVALID, field="reason")
    if (answering.answer is Answer.RESERVATION) != (answering.reservation is not None):
        return Refusal("responses.reservation_type_required", kind=Kind.INVALID, field="reservation")
    return _one_voice(answering, current)


def _one_voice(answering: Answering, current: Given | None) -> Refusal | None:
    """An objection of the State stands until someone authorised says in so many words it is withdrawn."""
    stands = current is not None and current.breaks and answering.answer is not Answer.OBJECT
    if stands and not answering.withdraws:
        return Refusal("responses.objection_stands", kind=Kind.STATE, field="withdraws")
    return None


def current_positions(given: Iterable[Given]) -> dict[str, Given]:
    """Each State's position: the last in sequence that was not late.

    Every position is given by a signatory, and one that replaces an objection says that it
    withdraws it; so the last word of a State is its word, whoever of its people gave the first.
    A row that would replace an objection without saying so leaves the objection standing. A reservation
    lifted after the end is lifted when the round is put again: its State says nothing until it answers anew.
    """
    current: dict[str, Given] = {}
    for position in sorted(given, key=lambda p: p.sequence):
        before = current.get(position.state)
        stands = before is not None and before.breaks and not (position.breaks or position.withdraws)
        if not position.late and not stands:
            current[position.state] = position
        elif position.reopened and position.lifts and before is not None and before.answer is Answer.RESERVATION:
            del current[position.state]
    return current


def position_effect(given: Given, *, at: datetime, facts: RoundFacts, others: Sequence[Given] = ()) -> Effect:
    """What this answer does, received ``at``, beside the ``others``' current positions.

    At the instant it still counts; a microsecond later it is late. The first objection to a
    silence breaks it; when the last one is withdrawn before the instant, the round runs on.
    """
    if given.state not in facts.electorate:
        return Effect.COMMENT_ONLY
    if facts.status not in ANSWERABLE or is_late(at, facts.closes_at):
        return Effect.LATE
    if facts.procedure is not Procedure.SILENCE:
        return Effect.COUNTS
    if given.breaks:
        return Effect.BREAKS if facts.status is S.OPEN else Effect.COUNTS
    if facts.status is S.BROKEN and not any(other.breaks for other in others):
        return Effect.REVIVES
    return Effect.COMMENT_ONLY if given.answer is Answer.COMMENT else Effect.COUNTS


def is_late(at: datetime, closes_at: datetime | None) -> bool:
    """After the closing instant; the instant itself is in time."""
    return closes_at is not None and at > closes_at


def voice_of(actor: Actor, facts: RoundFacts) -> Effect:
    """Whether this person's word counts or is a comment: only States that are asked break a silence."""
    counts = actor.speaks_for_a_state and actor.delegation in facts.electorate
    return Effect.COUNTS if counts else Effect.COMMENT_ONLY


def alerts_chair(effect: Effect, given: Given) -> bool:
    """Whether the chair is told at once: silence broken, or an objection that came too late."""
    return effect is Effect.BREAKS or (effect is Effect.LATE and given.breaks)
