"""The proportionality grid: five factors, one score, the tier it suggests, and the tier's gates.

A product proposal to be agreed by the working party, not law. The score suggests and people
decide: going above the suggestion needs a reason, staying below it does not, and nothing here
ever starts a round.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cases.rules.vocabulary import EvidenceKind, Factor, Tier
from core.rules.refusal import Kind, Reason, Refusal

HIGHEST = 3
# Lowest score of each tier, highest first.
THRESHOLDS: tuple[tuple[int, Tier], ...] = (
    (13, Tier.T4),
    (10, Tier.T3),
    (7, Tier.T2),
    (4, Tier.T1),
    (0, Tier.T0),
)
CONFIDENCE = ("", "low", "moderate", "high")
NEEDED_CONFIDENCE: dict[Tier, str] = {Tier.T2: "low", Tier.T3: "moderate", Tier.T4: "high"}
_INDEPENDENT_KINDS = 2


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The score (0 to 15), the tier it suggests, and one reason per factor."""

    score: int
    tier: Tier
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class GateFacts:
    """What the gates look at. ``confidence`` in the actor is empty without an agreed assessment."""

    confidence: str = ""
    rights_test_signed: bool = False
    evidence_kinds: frozenset[EvidenceKind] = frozenset()
    national_attribution_released: bool = False
    reasons: int = 0
    reasons_without_publishable_evidence: int = 0
    applicable_regime: bool = False


def breakout_score(category: int) -> int:
    """Breakout Scale category 1 to 6 (Nimmo 2020) as 0 to 3."""
    return (0, 1, 1, 2, 3, 3)[category - 1]


def states_score(states: int, *, eu_institutions: bool = False) -> int:
    """One State 0, two or three 1, four to eight 2, nine or more or EU institutions 3."""
    if eu_institutions:
        return HIGHEST
    return sum(states >= least for least in (2, 4, 9))


def duration_score(days: int, *, repeat_actor: bool = False) -> int:
    """Under a week 0, under 30 days 1, under 182 days 2, longer or a repeat actor 3."""
    if repeat_actor:
        return HIGHEST
    return sum(days >= least for least in (7, 30, 182))


def check_scores(scores: Mapping[str, int]) -> Refusal | None:
    """Every factor scored, each with a whole number from 0 to 3, and nothing else."""
    for factor in Factor:
        score = scores.get(factor)
        if isinstance(score, bool) or not isinstance(score, int) or not 0 <= score <= HIGHEST:
            params = {"factor": Reason(f"cases.factor_{factor.name.lower()}")}
            return Refusal("cases.score_out_of_range", params, kind=Kind.INVALID, field=factor)
    for key in scores:
        if key not in tuple(Factor):
            return Refusal("cases.unknown_factor", {"factor": key}, kind=Kind.INVALID, field=key)
    return None


def suggest(scores: Mapping[str, int]) -> Suggestion:
    """The suggestion for scores that ``check_scores`` found in order."""
    score = sum(scores[factor] for factor in Factor)
    tier = next(tier for least, tier in THRESHOLDS if score >= least)
    reasons = tuple(Reason(f"cases.severity_{factor.name.lower()}_{scores[factor]}") for factor in Factor)
    return Suggestion(score, tier, reasons)


def choose(suggested: Tier, chosen: Tier, why: str) -> Refusal | None:
    """Going above the suggestion needs a reason in words; going below does not."""
    if chosen.rank <= suggested.rank or why.strip():
        return None
    params = {"suggested": suggested, "chosen": chosen}
    return Refusal("cases.tier_above_needs_reason", params, kind=Kind.INVALID, field="tier_reason")


def closed_gates(tier: Tier, facts: GateFacts) -> tuple[Refusal, ...]:
    """Every gate that still bars a response of this tier; empty where the way is open."""
    if tier.rank < Tier.T2.rank:
        return ()
    bars = (_confidence(tier, facts), _rights(tier, facts), *_own_gates(tier, facts))
    return tuple(bar for bar in bars if bar is not None)


def highest_open(facts: GateFacts) -> Tier:
    """The highest tier no gate bars."""
    return max((tier for tier in Tier if not closed_gates(tier, facts)), key=lambda tier: tier.rank)


def _confidence(tier: Tier, facts: GateFacts) -> Refusal | None:
    needed = NEEDED_CONFIDENCE[tier]
    if CONFIDENCE.index(facts.confidence) >= CONFIDENCE.index(needed):
        return None
    return _bar("cases.gate_confidence", tier, needed=needed)


def _rights(tier: Tier, facts: GateFacts) -> Refusal | None:
    return None if facts.rights_test_signed else _bar("cases.gate_rights_test", tier)


def _own_gates(tier: Tier, facts: GateFacts) -> tuple[Refusal | None, ...]:
    if tier is Tier.T3:
        return (None if _well_founded(facts) else _bar("cases.gate_evidence_kinds", tier),)
    if tier is Tier.T4:
        return (_reasons(tier, facts), _regime(tier, facts))
    return ()


def _well_founded(facts: GateFacts) -> bool:
    independent = len(facts.evidence_kinds) >= _INDEPENDENT_KINDS
    technical = EvidenceKind.TECHNICAL in facts.evidence_kinds
    return facts.national_attribution_released or (independent and technical)


def _reasons(tier: Tier, facts: GateFacts) -> Refusal | None:
    if facts.reasons and not facts.reasons_without_publishable_evidence:
        return None
    return _bar("cases.gate_publishable_evidence", tier)


def _regime(tier: Tier, facts: GateFacts) -> Refusal | None:
    return None if facts.applicable_regime else _bar("cases.gate_regime", tier)


def _bar(code: str, tier: Tier, **params: str) -> Refusal:
    return Refusal(code, {"tier": tier, **params}, kind=Kind.STATE)
