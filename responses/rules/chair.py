"""What the chair may do with a round. The instant may move on, never back."""

from datetime import datetime, timedelta

from core.rules.refusal import Kind, Refusal
from core.rules.transitions import Move, check
from delegations.rules.roles import Actor, Can
from responses.rules.instrument_facts import InstrumentFacts
from responses.rules.positions import Given, RoundFacts
from responses.rules.rounds import RoundStatus, table_of
from responses.rules.vocabulary import FAVOURABLE, OutcomeCode, Procedure


def may_open(
    actor: Actor, facts: RoundFacts, instrument: InstrumentFacts, *, closes_at: datetime | None, now: datetime
) -> Refusal | None:
    """A draft round, on a pair its instrument admits, with an instant to come (none in a room)."""
    if not instrument.admits(facts.procedure, facts.rule):
        params = {"instrument": instrument.name, "procedure": facts.procedure, "rule": facts.rule}
        return Refusal("responses.pair_not_admitted", params, kind=Kind.INVALID, field="procedure")
    if not facts.electorate:
        return Refusal("responses.nobody_asked", kind=Kind.INVALID, field="participants")
    if facts.procedure is not Procedure.MEETING and (closes_at is None or closes_at <= now):
        return Refusal("responses.closing_must_come", kind=Kind.INVALID, field="closes_at")
    return _move(actor, facts, "open")


def may_extend(actor: Actor, facts: RoundFacts, *, closes_at: datetime, now: datetime) -> Refusal | None:
    """Only before the instant, and only to a later one, the same for everyone."""
    refusal = _move(actor, facts, "extend")
    if refusal is not None:
        return refusal
    if facts.closes_at is None or now > facts.closes_at:
        return Refusal("responses.too_late_to_extend", kind=Kind.STATE)
    if closes_at <= facts.closes_at:
        return Refusal("responses.never_shortened", {"closes_at": facts.closes_at}, Kind.INVALID, "closes_at")
    return None


def may_suspend(actor: Actor, facts: RoundFacts, *, reason: str, now: datetime) -> Refusal | None:
    """A technical outage stops the clock for everyone; it cannot stop an instant already past."""
    refusal = _move(actor, facts, "suspend")
    if refusal is not None:
        return refusal
    if facts.closes_at is not None and now > facts.closes_at:
        return Refusal("responses.too_late_to_suspend", kind=Kind.STATE)
    if not reason.strip():
        return Refusal("responses.outage_described", kind=Kind.INVALID, field="reason")
    return None


def may_resume(actor: Actor, facts: RoundFacts) -> Refusal | None:
    """A suspended round runs on; its instant is ``resumed_closing``."""
    return _move(actor, facts, "resume")


def resumed_closing(closes_at: datetime, *, suspended_at: datetime, resumed_at: datetime) -> datetime:
    """The new instant: everyone gets back exactly the time the outage took."""
    return closes_at + max(resumed_at - suspended_at, timedelta(0))


def may_reopen(actor: Actor, facts: RoundFacts, *, closes_at: datetime, now: datetime) -> Refusal | None:
    """A held, incomplete or late-contested round runs again to a new instant; everyone is told."""
    refusal = _move(actor, facts, "reopen")
    if refusal is None and closes_at <= now:
        return Refusal("responses.closing_must_come", kind=Kind.INVALID, field="closes_at")
    return refusal


def may_put_again(actor: Actor, facts: RoundFacts, *, closes_at: datetime | None, now: datetime) -> Refusal | None:
    """A vote whose brake was lifted is put again on the same text: with a new instant, in a room without."""
    refusal = _move(actor, facts, "open")
    if refusal is None and facts.procedure is not Procedure.MEETING and (closes_at is None or closes_at <= now):
        return Refusal("responses.closing_must_come", kind=Kind.INVALID, field="closes_at")
    return refusal


def may_reconvene(actor: Actor, facts: RoundFacts) -> Refusal | None:
    """A meeting without a quorum, or with an answer missing, is taken up again; a room has no instant."""
    if facts.procedure is not Procedure.MEETING:
        return Refusal("responses.not_a_meeting", kind=Kind.STATE)
    return _move(actor, facts, "reopen")


def may_declare_broken(actor: Actor, facts: RoundFacts) -> Refusal | None:
    """The chair treats a held or contested silence as broken."""
    return _move(actor, facts, "declare_broken")


def may_confirm(actor: Actor, facts: RoundFacts, outcome: OutcomeCode) -> Refusal | None:
    """Only a result that lets the text go on is confirmed; a lost vote is closed and read."""
    refusal = _move(actor, facts, "confirm")
    if refusal is None and outcome not in FAVOURABLE:
        return Refusal("responses.nothing_to_confirm", {"outcome": outcome}, kind=Kind.STATE)
    return refusal


def may_record_adoption(
    actor: Actor,
    facts: RoundFacts | None,
    instrument: InstrumentFacts,
    *,
    reference: str,
    adopted_at: datetime | None,
    now: datetime,
) -> Refusal | None:
    """The act outside, with its number. Without a round only where nobody is asked."""
    if not actor.can(Can.RECORD_ADOPTION):
        return Refusal("responses.may_not_record_adoption")
    if not reference.strip():
        return Refusal("responses.reference_required", kind=Kind.INVALID, field="reference")
    if adopted_at is None or adopted_at > now:
        return Refusal("responses.adoption_time_required", kind=Kind.INVALID, field="adopted_at")
    if facts is not None:
        return check(table_of(facts.procedure), "record_adoption", state=facts.status)
    return None if instrument.without_round else Refusal("responses.round_needed_first", kind=Kind.STATE)


def may_withdraw(actor: Actor, facts: RoundFacts, *, reason: str) -> Refusal | None:
    """The chair takes the text off the table and says why: 27 capitals were at work on it."""
    refusal = _move(actor, facts, "withdraw")
    if refusal is None and not reason.strip() and facts.status is not RoundStatus.DRAFT:
        return Refusal("responses.withdrawal_explained", kind=Kind.INVALID, field="reason")
    return refusal


def may_supersede(actor: Actor, facts: RoundFacts) -> Refusal | None:
    """A changed text ends the round: every State answers anew, nothing carries over (R13)."""
    if not (actor.can(Can.CHAIR) or actor.can(Can.DRAFT)):
        return Refusal("responses.only_the_chair")
    return check(table_of(facts.procedure), "supersede", state=facts.status)


def may_revive(facts: RoundFacts, current: dict[str, Given], *, now: datetime) -> Refusal | None:
    """A broken silence runs on only if no objection is left and its instant has not passed."""
    refusal = check(table_of(facts.procedure), "revive", state=facts.status)
    if refusal is not None:
        return refusal
    objecting = tuple(s for s in facts.electorate if s in current and current[s].breaks)
    if objecting:
        return Refusal("responses.objections_remain", {"objecting": objecting}, kind=Kind.STATE)
    if facts.closes_at is None or now > facts.closes_at:
        return Refusal("responses.too_late_to_revive", kind=Kind.STATE)
    return None


def may_close(facts: RoundFacts, *, now: datetime) -> Refusal | None:
    """The clock closes a round once its instant has passed, and never before it."""
    if facts.status is not RoundStatus.OPEN:
        return Refusal("responses.not_open", {"status": facts.status}, kind=Kind.STATE)
    if facts.closes_at is None or now <= facts.closes_at:
        return Refusal("responses.not_due", kind=Kind.STATE)
    return None


def _move(actor: Actor, facts: RoundFacts, name: str) -> Refusal | None:
    if not actor.can(Can.CHAIR):
        return Refusal("responses.only_the_chair")
    table = table_of(facts.procedure)
    if name not in {row.name for row in table}:  # a vote is not declared broken, a meeting not extended
        params = {"move": Move(name, RoundStatus), "state": facts.status}
        return Refusal("core.not_from_this_state", params, kind=Kind.STATE)
    return check(table, name, state=facts.status)
