"""Silence: no reply is consent, once, for that text only (Rules of Procedure Art. 12(2)).

What happens in Entente prepares the act; the silence that makes law runs in COREU.
"""

from collections.abc import Mapping
from dataclasses import replace

from core.rules.refusal import Reason
from responses.rules.outcome import Limb, LimbCode, Outcome
from responses.rules.question import Count, Question, count
from responses.rules.thresholds import legal_basis
from responses.rules.vocabulary import Answer, OutcomeCode, ReservationEffect


def tally_silence(count: Count) -> Outcome:
    """As at the closing instant. Silent States are silent, never counted as in favour."""
    code = _verdict(count)
    facts = {
        "objecting": count.gave(Answer.OBJECT),
        "reserving": count.gave(Answer.RESERVATION),
        "silent": len(count.missing),
        "electorate": len(count.electorate),
    }
    return Outcome(
        code=code,
        reason=Reason(_AT_CLOSE[code], facts),
        legal_basis=legal_basis(count.question),
        states_for=0,
        limbs=(Limb(LimbCode.STATES, 0, None, len(count.electorate), code is OutcomeCode.EXPIRED_SILENT),),
        missing=count.missing,
    )


def _verdict(count: Count) -> OutcomeCode:
    if count.gave(Answer.OBJECT):
        return OutcomeCode.BROKEN
    if count.gave(Answer.RESERVATION):
        return OutcomeCode.HELD
    return OutcomeCode.EXPIRED_SILENT


def standing(question: Question, positions: Mapping[str, str]) -> Reason:
    """The sentence for a silence that still runs."""
    outcome = tally_silence(count(question, positions))
    return Reason(_RUNNING[outcome.code], outcome.reason.params)


def at_closing(question: Question, positions: Mapping[str, str], *, unreached: tuple[str, ...] = ()) -> Outcome:
    """What the round becomes at its instant.

    A silence means nothing where the State was provably never told: with ``unreached`` States
    (delivery failed, nobody active) the round is held until the chair re-opens it or has reached
    them by phone.
    """
    outcome = tally_silence(count(question, positions))
    deaf = tuple(s for s in outcome.missing if s in unreached)
    if outcome.code is not OutcomeCode.EXPIRED_SILENT or not deaf:
        return outcome
    reason = Reason("responses.silence_undelivered", {**outcome.reason.params, "unreached": deaf})
    return replace(outcome, code=OutcomeCode.HELD, reason=reason)


def counted_as(answer: Answer, effect: ReservationEffect | None = None) -> Answer:
    """How an answer under silence is counted.

    A reservation works as its instrument says: one that breaks is an objection, one without
    effect (linguistic) leaves the State silent.
    """
    if answer is not Answer.RESERVATION or effect is ReservationEffect.HOLDS:
        return answer
    return Answer.OBJECT if effect is ReservationEffect.BREAKS else Answer.COMMENT


_AT_CLOSE = {
    OutcomeCode.EXPIRED_SILENT: "responses.silence_expired",
    OutcomeCode.BROKEN: "responses.silence_broken",
    OutcomeCode.HELD: "responses.silence_held",
}
_RUNNING = {
    OutcomeCode.EXPIRED_SILENT: "responses.standing_silence_clear",
    OutcomeCode.BROKEN: "responses.standing_silence_broken",
    OutcomeCode.HELD: "responses.standing_silence_held",
}
