"""What the words of attribution are called on a page. The stored value never leaves the code."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from attribution.rules.vocabulary import (
    AssessmentStatus,
    AttributionLevel,
    Confidence,
    EUPosition,
    HypothesisKind,
    Likelihood,
    StateStance,
)

LABELS: dict[StrEnum, str | Promise] = {
    AssessmentStatus.DRAFT: _("Draft"),
    AssessmentStatus.PEER_REVIEW: _("Read by peers"),
    AssessmentStatus.AGREED: _("Agreed"),
    AssessmentStatus.SUPERSEDED: _("Superseded"),
    Likelihood.ALMOST_NO_CHANCE: _("Almost no chance (1 to 5 %)"),
    Likelihood.VERY_UNLIKELY: _("Very unlikely (5 to 20 %)"),
    Likelihood.UNLIKELY: _("Unlikely (20 to 45 %)"),
    Likelihood.ROUGHLY_EVEN_CHANCE: _("Roughly even chance (45 to 55 %)"),
    Likelihood.LIKELY: _("Likely (55 to 80 %)"),
    Likelihood.VERY_LIKELY: _("Very likely (80 to 95 %)"),
    Likelihood.ALMOST_CERTAIN: _("Almost certain (95 to 99 %)"),
    Confidence.LOW: _("Low confidence"),
    Confidence.MODERATE: _("Moderate confidence"),
    Confidence.HIGH: _("High confidence"),
    AttributionLevel.CONTENT: _("Content or asset"),
    AttributionLevel.NETWORK: _("Persona or network"),
    AttributionLevel.OPERATOR: _("Operator: company or unit"),
    AttributionLevel.SPONSOR: _("Sponsor: service or ministry"),
    AttributionLevel.STATE: _("Responsibility of a State"),
    StateStance.OWN_ATTRIBUTION: _("Own attribution"),
    StateStance.ASSOCIATES: _("Associates itself"),
    StateStance.SOLIDARITY_ONLY: _("Solidarity, without attribution"),
    StateStance.NO_POSITION: _("No position"),
    StateStance.OPPOSES: _("Opposes"),
    EUPosition.NOTES: _("Takes note"),
    EUPosition.SOLIDARITY: _("Expresses solidarity"),
    EUPosition.ENDORSES: _("Endorses"),
    EUPosition.ATTRIBUTES: _("Attributes"),
    HypothesisKind.ACTOR: _("An actor did it"),
    HypothesisKind.DOMESTIC: _("Domestic or organic"),
    HypothesisKind.FALSE_FLAG: _("False flag"),
}


def label(value: StrEnum) -> str:
    """The word for a value, in the reader's language."""
    return str(LABELS[value])


def labelled(kind: type[StrEnum]) -> list[tuple[str, str | Promise]]:
    """Choices for a form: every value of a vocabulary with its word."""
    return [(value.value, LABELS[value]) for value in kind]
