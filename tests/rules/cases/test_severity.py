"""The grid suggests, the gates bar, people decide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.rules.severity import (
    GateFacts,
    breakout_score,
    check_scores,
    choose,
    closed_gates,
    duration_score,
    highest_open,
    states_score,
    suggest,
)
from cases.rules.vocabulary import EvidenceKind, Factor, Tier

scored = st.fixed_dictionaries({str(factor): st.integers(0, 3) for factor in Factor})


def scores(**given_scores):
    return {str(factor): 0 for factor in Factor} | given_scores


def test_clone_sites_before_an_election_suggest_restrictive_measures():
    got = suggest({"B": 2, "S": 3, "T": 3, "D": 3, "M": 2})
    assert (got.score, got.tier) == (13, Tier.T4)
    assert got.reasons[0].code == "cases.severity_breakout_2"


def test_a_burst_of_bots_in_one_state_suggests_watching():
    got = suggest(scores(T=1, M=1))
    assert (got.score, got.tier) == (2, Tier.T0)


@pytest.mark.parametrize(
    ("score", "tier"),
    [(0, "T0"), (3, "T0"), (4, "T1"), (6, "T1"), (7, "T2"), (9, "T2"), (10, "T3"), (12, "T3"), (13, "T4"), (15, "T4")],
)
def test_the_edges_of_the_tiers(score, tier):
    spread = dict(zip("BSTDM", [min(3, max(0, score - 3 * place)) for place in range(5)], strict=True))
    assert (suggest(spread).score, suggest(spread).tier) == (score, tier)


@given(scored, st.sampled_from(list(Factor)))
def test_a_graver_factor_never_lowers_the_tier(before, factor):
    after = before | {str(factor): min(3, before[str(factor)] + 1)}
    assert suggest(after).tier.rank >= suggest(before).tier.rank


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({}, "B"),
        (scores(S=4), "S"),
        (scores(T=-1), "T"),
        (scores(D=True), "D"),
        (scores(M="2"), "M"),
        (scores(X=1), "X"),
    ],
)
def test_scores_out_of_order_name_their_factor(wrong, field):
    assert check_scores(wrong).field == field


def test_the_scales_of_the_factors():
    assert [breakout_score(category) for category in range(1, 7)] == [0, 1, 1, 2, 3, 3]
    assert [states_score(count) for count in (1, 2, 3, 4, 8, 9, 27)] == [0, 1, 1, 2, 2, 3, 3]
    assert states_score(0, eu_institutions=True) == 3
    assert [duration_score(days) for days in (6, 7, 29, 30, 181, 182)] == [0, 1, 1, 2, 2, 3]
    assert duration_score(1, repeat_actor=True) == 3


def test_going_above_the_suggestion_needs_a_reason_and_going_below_does_not():
    assert choose(Tier.T1, Tier.T3, " ").code == "cases.tier_above_needs_reason"
    assert choose(Tier.T1, Tier.T3, "an election is near") is None
    assert choose(Tier.T3, Tier.T0, "") is None


TECHNICAL = frozenset({EvidenceKind.TECHNICAL, EvidenceKind.BEHAVIOURAL})
T3_READY = GateFacts(confidence="moderate", rights_test_signed=True, evidence_kinds=TECHNICAL)


def codes(tier, facts):
    return [bar.code for bar in closed_gates(tier, facts)]


def test_moderate_confidence_opens_attribution_and_bars_restrictive_measures():
    assert codes(Tier.T3, T3_READY) == []
    assert "cases.gate_confidence" in codes(Tier.T4, T3_READY)
    assert highest_open(T3_READY) is Tier.T3


def test_watching_and_dialogue_have_no_gates():
    assert codes(Tier.T0, GateFacts()) == codes(Tier.T1, GateFacts()) == []
    assert highest_open(GateFacts()) is Tier.T1


def test_every_response_from_a_demarche_on_needs_the_rights_test():
    assert codes(Tier.T2, GateFacts(confidence="low")) == ["cases.gate_rights_test"]
    assert codes(Tier.T2, GateFacts(confidence="low", rights_test_signed=True)) == []


@pytest.mark.parametrize(
    ("kinds", "released", "is_open"),
    [
        ({EvidenceKind.TECHNICAL}, False, False),
        ({EvidenceKind.BEHAVIOURAL, EvidenceKind.CONTEXTUAL}, False, False),
        ({EvidenceKind.TECHNICAL, EvidenceKind.CONTEXTUAL}, False, True),
        (set(), True, True),
    ],
)
def test_public_attribution_needs_two_kinds_with_a_technical_one_or_a_released_national_one(kinds, released, is_open):
    facts = GateFacts("high", True, frozenset(kinds), national_attribution_released=released)
    assert (codes(Tier.T3, facts) == []) is is_open


def test_restrictive_measures_need_publishable_evidence_for_each_reason_and_a_regime():
    ready = {"confidence": "high", "rights_test_signed": True, "reasons": 2, "applicable_regime": True}
    assert codes(Tier.T4, GateFacts(**ready)) == []
    assert codes(Tier.T4, GateFacts(**ready | {"reasons_without_publishable_evidence": 1})) == [
        "cases.gate_publishable_evidence"
    ]
    assert codes(Tier.T4, GateFacts(**ready | {"reasons": 0})) == ["cases.gate_publishable_evidence"]
    assert codes(Tier.T4, GateFacts(**ready | {"applicable_regime": False})) == ["cases.gate_regime"]
