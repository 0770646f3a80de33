"""The word for a stored value of attribution, wherever a page shows one."""

from django import template

from attribution.rules import vocabulary
from attribution.words import label

register = template.Library()

KINDS = {
    "status": vocabulary.AssessmentStatus,
    "likelihood": vocabulary.Likelihood,
    "confidence": vocabulary.Confidence,
    "level": vocabulary.AttributionLevel,
    "stance": vocabulary.StateStance,
    "union": vocabulary.EUPosition,
    "hypothesis": vocabulary.HypothesisKind,
}


@register.filter
def in_words(value: str, kind: str) -> str:
    """``{{ assessment.likelihood|in_words:"likelihood" }}``; empty stays empty."""
    return label(KINDS[kind](value)) if value else ""
