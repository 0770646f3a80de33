"""Simple majority of the members, for procedural questions (Art. 31(5) TEU)."""

from core.rules.refusal import Reason
from responses.rules.needs import any_of
from responses.rules.outcome import Limb, LimbCode, Outcome
from responses.rules.question import Count
from responses.rules.thresholds import legal_basis, states_needed
from responses.rules.vocabulary import Answer, OutcomeCode


def tally_simple_majority(count: Count) -> Outcome:
    """Carried by more than half of the electorate; the others cannot stop it."""
    in_favour, needed = len(count.gave(Answer.FOR)), states_needed(count.question)
    code = _verdict(in_favour, needed, len(count.missing))
    return Outcome(
        code=code,
        reason=_reason(count, code, in_favour, needed),
        legal_basis=legal_basis(count.question),
        states_for=in_favour,
        limbs=(Limb(LimbCode.STATES, in_favour, needed, len(count.electorate), in_favour >= needed),),
        missing=count.missing,
        bound=count.question.participating if code is OutcomeCode.ADOPTED else (),
        needs=any_of(count.missing, needed - in_favour) if code is OutcomeCode.INCOMPLETE else None,
    )


def _reason(count: Count, code: OutcomeCode, in_favour: int, needed: int) -> Reason:
    facts = {
        "states_for": in_favour,
        "states_needed": needed,
        "electorate": len(count.electorate),
        "missing": count.missing,
        "count": needed - in_favour,
    }
    return Reason(_sentence(code, count.missing), facts)


def _verdict(in_favour: int, needed: int, missing: int) -> OutcomeCode:
    if in_favour >= needed:
        return OutcomeCode.ADOPTED
    if in_favour + missing >= needed:
        return OutcomeCode.INCOMPLETE
    return OutcomeCode.NOT_ADOPTED_THRESHOLD


def _sentence(code: OutcomeCode, missing: tuple[str, ...]) -> str:
    if code is OutcomeCode.ADOPTED:
        return "responses.simple_reached"
    if code is OutcomeCode.INCOMPLETE:
        return "responses.simple_incomplete"
    return "responses.simple_out_of_reach" if missing else "responses.simple_short"
