"""What an assessment needs before peers read it, and what may be called attributed."""

from collections.abc import Collection
from dataclasses import dataclass

from attribution.rules.lint import findings
from attribution.rules.vocabulary import ChannelClass, Confidence, HypothesisKind, Likelihood
from core.rules.refusal import Kind, Refusal

LEAST_HYPOTHESES = 3
_ALTERNATIVES = (HypothesisKind.DOMESTIC, HypothesisKind.FALSE_FLAG)


@dataclass(frozen=True, slots=True)
class AssessmentFacts:
    """An assessment as the rules see it. Likelihood and confidence are None where not given."""

    likelihood: Likelihood | None
    confidence: Confidence | None
    reasons: str
    hypotheses: tuple[HypothesisKind, ...]


def may_go_to_review(assessment: AssessmentFacts) -> Refusal | None:
    """The first thing still missing, or None.

    At least three hypotheses, among them a domestic origin and a false flag; a likelihood and a
    confidence, each in its own field; reasons in which no sentence mixes the two.
    """
    for needed, code, field in (
        (assessment.likelihood, "attribution.likelihood_missing", "likelihood"),
        (assessment.confidence, "attribution.confidence_missing", "confidence"),
        (assessment.reasons.strip(), "attribution.reasons_missing", "reasons"),
    ):
        if not needed:
            return Refusal(code, kind=Kind.INVALID, field=field)
    return _hypotheses(assessment.hypotheses) or _wording(assessment.reasons)


def may_be_called_attributed(channel: ChannelClass) -> Refusal | None:
    """Channels of class 4 behave in line with a State; no link is proven (R23)."""
    return None if channel.attributable else Refusal("attribution.aligned_is_not_attributed", kind=Kind.STATE)


def _hypotheses(kinds: Collection[HypothesisKind]) -> Refusal | None:
    missing = [kind for kind in _ALTERNATIVES if kind not in kinds]
    if len(kinds) >= LEAST_HYPOTHESES and not missing:
        return None
    params = {"least": LEAST_HYPOTHESES}
    return Refusal("attribution.hypotheses_missing", params, kind=Kind.INVALID, field="hypotheses")


def _wording(reasons: str) -> Refusal | None:
    for finding in findings(reasons):
        return Refusal(finding.code, finding.params, kind=Kind.INVALID, field="reasons")
    return None
