"""Consent of participants: each State named agrees for itself, and only for itself.

Nobody outside is counted and no act of the Union results; silence is not enough.
"""

from core.rules.refusal import Reason
from responses.rules.needs import every_one
from responses.rules.outcome import Limb, LimbCode, Outcome
from responses.rules.question import Count
from responses.rules.thresholds import legal_basis
from responses.rules.vocabulary import Answer, OutcomeCode

REFUSING = (Answer.AGAINST, Answer.ABSTAIN)


def tally_consent(count: Count) -> Outcome:
    """Agreed only when every participant has said so; one refusal or abstention ends it."""
    agreeing, size = len(count.gave(Answer.FOR)), len(count.electorate)
    code = _verdict(count)
    facts = {
        "states_for": agreeing,
        "electorate": size,
        "refusing": count.gave(*REFUSING),
        "missing": count.missing,
    }
    return Outcome(
        code=code,
        reason=Reason(_SENTENCE[code], facts),
        legal_basis=legal_basis(count.question),
        states_for=agreeing,
        limbs=(Limb(LimbCode.STATES, agreeing, size, size, agreeing == size),),
        missing=count.missing,
        needs=every_one(count.missing) if code is OutcomeCode.INCOMPLETE else None,
    )


def _verdict(count: Count) -> OutcomeCode:
    if count.gave(*REFUSING):
        return OutcomeCode.NOT_ADOPTED_OPPOSED
    return OutcomeCode.INCOMPLETE if count.missing else OutcomeCode.AGREED


_SENTENCE = {
    OutcomeCode.AGREED: "responses.consent_given",
    OutcomeCode.NOT_ADOPTED_OPPOSED: "responses.consent_refused",
    OutcomeCode.INCOMPLETE: "responses.consent_incomplete",
}
