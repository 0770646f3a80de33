"""Rows of attribution → the frozen values rules take. The only bridge."""

from typing import Any

from attribution.models import Assessment
from attribution.rules.readiness import AssessmentFacts
from attribution.rules.vocabulary import Confidence, HypothesisKind, Likelihood


def assessment_facts(assessment: Assessment) -> AssessmentFacts:
    """An assessment with the kinds of its hypotheses. One query, none if they were fetched before."""
    return AssessmentFacts(
        likelihood=Likelihood(assessment.likelihood) if assessment.likelihood else None,
        confidence=Confidence(assessment.confidence) if assessment.confidence else None,
        reasons=assessment.reasons,
        hypotheses=tuple(HypothesisKind(one.kind) for one in assessment.hypotheses.all()),
    )


def token(user: Any) -> str:
    """A person as rules know one; empty for nobody."""
    return str(user.token) if user else ""
