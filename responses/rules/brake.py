"""The emergency brake: vital and stated reasons of national policy (Art. 31(2) TEU)."""

from core.rules.refusal import Kind, Reason, Refusal
from core.rules.transitions import check
from delegations.rules.roles import Actor, Can
from responses.rules.outcome import Outcome
from responses.rules.positions import RoundFacts
from responses.rules.rounds import table_of
from responses.rules.vocabulary import OutcomeCode, Procedure, Rule

BRAKE_BASIS = "Art. 31(2) second subparagraph TEU"
_WITH_VOTES = (Procedure.WRITTEN, Procedure.MEETING)


def may_invoke(actor: Actor, facts: RoundFacts, *, act_has_brake: bool, state: str, reasons: str) -> Refusal | None:
    """A State, through its signatory or the secretariat for it, before a majority vote on a CFSP act.

    The treaty wants stated reasons, so here, and only for this and a declaration, text is required.
    """
    own = actor.can(Can.SIGN_POSITION) and actor.speaks_for_a_state and actor.delegation == state
    if not (own or actor.can(Can.RECORD_ON_BEHALF)):
        return Refusal("responses.only_the_state_brakes")
    if state not in facts.electorate:
        return Refusal("responses.state_not_asked", {"state": state}, field="state")
    if facts.rule is not Rule.QUALIFIED_MAJORITY or facts.procedure not in _WITH_VOTES or not act_has_brake:
        return Refusal("responses.no_brake_here", kind=Kind.STATE)
    if not reasons.strip():
        return Refusal("responses.brake_reasons_required", kind=Kind.INVALID, field="reasons")
    return check(table_of(facts.procedure), "invoke_brake", state=facts.status)


def braked(state: str) -> Outcome:
    """No vote is taken, however many would have been in favour."""
    return Outcome(
        code=OutcomeCode.BRAKE_INVOKED,
        reason=Reason("responses.brake_invoked", {"state": state}),
        legal_basis=BRAKE_BASIS,
        states_for=0,
        limbs=(),
        missing=(),
    )


def may_lift(actor: Actor, facts: RoundFacts) -> Refusal | None:
    """Once the High Representative has found a solution, the chair may put the text again."""
    if not actor.can(Can.CHAIR):
        return Refusal("responses.only_the_chair")
    if facts.procedure not in _WITH_VOTES:
        return Refusal("responses.no_brake_here", kind=Kind.STATE)
    return check(table_of(facts.procedure), "lift_brake", state=facts.status)
