"""The instruments as agreed, one line each: whoever changes one changes this page on purpose."""
# ruff: noqa: E501 - a table is read and searched whole

from dataclasses import replace
from datetime import date

import pytest

from responses.rules.instrument_facts import ActFacts, InstrumentFacts, Voice
from responses.rules.instruments import INSTRUMENTS

AGREED = """
dialogue_session | 1 | participants | T1 | eeas | dialogue_session | rights | - | - | - | working_party
platform_referral | 1 | participants | T1 | eeas | referral | rights | - | - | - | capitals,eeas
eu_demarche | 2 | union | T2 | eeas | demarche | rights | act | - | - | working_party,psc
joint_demarche | 2 | participants | T2 | participants | demarche | rights | - | - | - | capitals
political_dialogue | 2 | union | T2 | eeas | demarche | rights | act | - | - | working_party,psc
hr_declaration | 3 | union | T3 | secretariat | statement | rights | act | align | confirmed | working_party,psc,coreper,council
hr_statement | 3 | high_representative | T2 | eeas | statement | rights | act | - | confirmed | eeas
spokesperson_statement | 3 | spokesperson | T2 | eeas | statement | rights | act | - | - | eeas
joint_statement | 3 | participants | T2 | participants | statement | rights | - | - | - | capitals
national_attribution | 3 | one_state | T3 | participants | statement | - | - | - | confirmed | capitals
coordinated_attribution | 3 | participants | T3 | participants | statement | rights | - | - | - | capitals,working_party
council_conclusions | 3 | council | T2 | secretariat | statement | rights | act | - | - | working_party,psc,coreper,council
cfsp_decision | 4 | council | T4 | secretariat | listing | rights | act | align | confirmed | working_party,psc,coreper,council
listing | 4 | council | T4 | secretariat | listing | rights | act | align | - | working_party,psc,coreper,council
regulation_215 | 4 | council | T4 | secretariat | listing | rights | act | - | confirmed | working_party,psc,coreper,council
cfsp_implementing_decision | 4 | council | T4 | secretariat | listing | rights | act | - | - | working_party,psc,coreper,council
procedural_question | 2 | council | T0 | secretariat | statement | - | - | - | - | council
"""
"""Code, tool, voice, lowest tier, who records, how delivered, rights test, act outside, alignment, confirmed, stages."""

WAYS = """
dialogue_session: none/none, consent/consent_of_participants
platform_referral: none/none
eu_demarche: silence/silence, meeting/consensus_by_chair
joint_demarche: consent/consent_of_participants
political_dialogue: silence/silence, meeting/consensus_by_chair
hr_declaration: silence/silence, meeting/consensus_by_chair
hr_statement: none/none
spokesperson_statement: none/none
joint_statement: consent/consent_of_participants
national_attribution: none/none
coordinated_attribution: consent/consent_of_participants
council_conclusions: meeting/consensus_by_chair, silence/silence, written/written_unanimity
cfsp_decision: silence/silence, written/written_unanimity, meeting/unanimity
listing: silence/silence, written/written_unanimity, meeting/unanimity, written/qualified_majority, meeting/qualified_majority
regulation_215: silence/silence, written/qualified_majority, meeting/qualified_majority
cfsp_implementing_decision: silence/silence, written/qualified_majority, meeting/qualified_majority
procedural_question: meeting/simple_majority
"""
"""Procedure and rule of each, in the order they are offered."""

ACTS = """
cfsp_decision | decision | unanimity | Art. 29 TEU | - | declarations | -
listing | implementing_decision | unanimity | Art. 29 and 31(1) TEU | - | declarations | -
listing | implementing_regulation | qualified_majority | Art. 215(2) TFEU; Art. 16(4) TEU | hr_or_commission | - | -
regulation_215 | regulation | qualified_majority | Art. 215 TFEU; Art. 16(4) TEU | hr_or_commission | - | -
cfsp_implementing_decision | implementing_decision | qualified_majority | Art. 31(2) TEU; Art. 16(4) TEU | hr_or_commission | - | brake
"""
"""Instrument, act, rule, legal basis, whose proposal under a majority, Art. 31(1) declaration, Art. 31(2) brake."""


def said(yes: bool, word: str) -> str:
    return word if yes else "-"


def in_one_line(one: InstrumentFacts) -> str:
    cells = [
        one.code, str(int(one.tool)), one.voice, f"T{one.tier}", one.recorder, one.delivery,
        said(one.needs_rights_test, "rights"), said(one.needs_adoption, "act"),
        said(one.third_states_may_align, "align"), said(one.confirmed, "confirmed"), ",".join(one.stages),
    ]  # fmt: skip
    return " | ".join(cells)


def act_in_one_line(one: InstrumentFacts, act: ActFacts) -> str:
    origin = str(act.proposal_from or "-")
    options = [said(act.declarations, "declarations"), said(act.brake, "brake")]
    return " | ".join([one.code, act.code, act.rule, act.legal_basis, origin, *options])


def test_every_instrument_is_as_agreed():
    assert [in_one_line(one) for one in INSTRUMENTS] == AGREED.strip().splitlines()


def test_every_instrument_is_decided_in_the_ways_agreed():
    ways = [f"{one.code}: " + ", ".join(f"{way.procedure}/{way.rule}" for way in one.admissible) for one in INSTRUMENTS]
    assert ways == WAYS.strip().splitlines()


def test_every_act_has_the_rule_and_the_options_agreed():
    assert [act_in_one_line(one, act) for one in INSTRUMENTS for act in one.acts] == ACTS.strip().splitlines()


def test_every_instrument_holds_since_the_treaty_of_lisbon_and_has_no_end():
    for one in INSTRUMENTS:
        assert (one.valid_from, one.valid_to) == (date(2009, 12, 1), None)
        assert one.source
        assert one.legal_basis


@pytest.mark.parametrize("voice", Voice)
def test_who_speaks_for_the_union_or_the_council_speaks_for_all(voice):
    assert replace(INSTRUMENTS[0], voice=voice).speaks_for_all == (voice in (Voice.UNION, Voice.COUNCIL))
