"""The words of attribution. Likelihood and confidence are two things and stay two fields."""

from enum import StrEnum


class AssessmentStatus(StrEnum):
    """Where the analysis of a case stands."""

    DRAFT = "draft"
    PEER_REVIEW = "peer_review"
    AGREED = "agreed"
    SUPERSEDED = "superseded"


class Likelihood(StrEnum):
    """ICD 203 terms. The term is stored, never a number: the ranges touch at their ends."""

    ALMOST_NO_CHANCE = "almost-no-chance"
    VERY_UNLIKELY = "very-unlikely"
    UNLIKELY = "unlikely"
    ROUGHLY_EVEN_CHANCE = "roughly-even-chance"
    LIKELY = "likely"
    VERY_LIKELY = "very-likely"
    ALMOST_CERTAIN = "almost-certain"


LIKELIHOOD_PERCENT: dict[Likelihood, tuple[int, int]] = {
    Likelihood.ALMOST_NO_CHANCE: (1, 5),
    Likelihood.VERY_UNLIKELY: (5, 20),
    Likelihood.UNLIKELY: (20, 45),
    Likelihood.ROUGHLY_EVEN_CHANCE: (45, 55),
    Likelihood.LIKELY: (55, 80),
    Likelihood.VERY_LIKELY: (80, 95),
    Likelihood.ALMOST_CERTAIN: (95, 99),
}


class Confidence(StrEnum):
    """How good the ground under a judgement is."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"

    @property
    def rank(self) -> int:
        """1 low, 2 moderate, 3 high; 0 is left for "no assessment"."""
        return tuple(Confidence).index(self) + 1


class AttributionLevel(StrEnum):
    """The actor chain. A claim at one level never implies the next."""

    CONTENT = "content"  # content, asset
    NETWORK = "network"  # persona, network
    OPERATOR = "operator"  # company, unit
    SPONSOR = "sponsor"  # service, ministry
    STATE = "state"  # State responsibility in the legal sense

    @property
    def rank(self) -> int:
        """0 for content up to 4 for State responsibility."""
        return tuple(AttributionLevel).index(self)


class ChannelClass(StrEnum):
    """How close a channel is to a State (EEAS exposure matrix)."""

    OFFICIAL = "1"
    CONTROLLED = "2"
    LINKED = "3"
    ALIGNED = "4"  # behaves in line; no link proven

    @property
    def overt(self) -> bool:
        """Official and controlled outlets act openly for the State."""
        return self in (ChannelClass.OFFICIAL, ChannelClass.CONTROLLED)

    @property
    def attributable(self) -> bool:
        """Class 4 is never shown as attributed (R23)."""
        return self is not ChannelClass.ALIGNED


class StateStance(StrEnum):
    """One State's own position on an attribution. Stances are listed, never added up."""

    OWN_ATTRIBUTION = "own_attribution"
    ASSOCIATES = "associates"
    SOLIDARITY_ONLY = "solidarity_only"
    NO_POSITION = "no_position"  # a full, neutral answer
    OPPOSES = "opposes"


class EUPosition(StrEnum):
    """What an EU text does with national attributions; recorded, never computed."""

    NOTES = "notes"
    SOLIDARITY = "solidarity"
    ENDORSES = "endorses"
    ATTRIBUTES = "attributes"


class HypothesisKind(StrEnum):
    """What a hypothesis says; a sound set has at least one of the last two."""

    ACTOR = "actor"
    DOMESTIC = "domestic"  # domestic or organic
    FALSE_FLAG = "false_flag"


class Consistency(StrEnum):
    """One cell of the matrix of competing hypotheses."""

    VERY_CONSISTENT = "CC"
    CONSISTENT = "C"
    NEUTRAL = "N"
    INCONSISTENT = "I"
    VERY_INCONSISTENT = "II"
    NOT_APPLICABLE = "NA"
