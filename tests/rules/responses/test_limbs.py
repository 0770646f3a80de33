"""The numbers behind an outcome: each limb, the article it rests on, the sentence that is chosen."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from core.rules.refusal import Reason
from responses.rules.outcome import Limb, LimbCode
from responses.rules.qualified_majority import tally_qualified_majority
from responses.rules.question import count
from responses.rules.tally import if_the_clock_ran_out, tally
from responses.rules.vocabulary import OutcomeCode, ProposalFrom, Rule
from tests.rules.responses.reference import HR, STATE, asked, everyone, only
from tests.rules.responses.test_tally_properties import RULES, electorates

L = LimbCode
MAJORITY = asked(Rule.QUALIFIED_MAJORITY, HR)
MAJORITIES = [row for row in RULES if row[0] is Rule.QUALIFIED_MAJORITY]
UNANIMITIES = [row for row in RULES if row[0] is Rule.UNANIMITY]


def test_unanimity_shows_votes_and_both_thirds():
    votes = everyone("for", but="DE FR LT SI LV EE CY LU MT", then="abstain_with_declaration")
    assert tally(asked(Rule.UNANIMITY), votes).limbs == (
        Limb(L.STATES, 18, None, 27, met=True),
        Limb(L.DECLARED_STATES, 9, 9, 27, met=True),
        Limb(L.DECLARED_POPULATION, 161235952, 149177715, 447533144, met=True),
    )


def test_unanimity_shows_what_is_not_met():
    votes = everyone("for", but="DE FR", then="abstain_with_declaration") | {"HU": "absent"}
    outcome = tally(asked(Rule.UNANIMITY, suspended="MT"), {s: a for s, a in votes.items() if s != "MT"})
    assert outcome.limbs == (
        Limb(L.STATES, 23, None, 26, met=False),
        Limb(L.DECLARED_STATES, 2, 9, 26, met=False),
        Limb(L.DECLARED_POPULATION, 151045902, 149004058, 447012173, met=True),
    )


def test_a_qualified_majority_shows_states_population_and_who_could_block():
    votes = everyone("for", but="DE FR IT MT", then="against")
    assert tally(MAJORITY, votes).limbs == (
        Limb(L.STATES, 23, 15, 27, met=True),
        Limb(L.POPULATION, 236359087, 290896544, 447533144, met=False),
        Limb(L.NOT_IN_FAVOUR, 4, 4, 27, met=True),
    )
    three = votes | {"MT": "for"}
    assert tally(MAJORITY, three).limb(L.NOT_IN_FAVOUR) == Limb(L.NOT_IN_FAVOUR, 3, 4, 27, met=False)


def test_no_rule_that_counts_heads_is_indicative():
    for rule in (Rule.SIMPLE_MAJORITY, Rule.CONSENT_OF_PARTICIPANTS, Rule.SILENCE):
        assert not tally(asked(rule), {}).indicative


def test_other_rules_show_one_count():
    assert tally(asked(Rule.SIMPLE_MAJORITY), only("for", "DE FR")).limbs == (Limb(L.STATES, 2, 14, 27, met=False),)
    fourteen = only("for", "BE BG CZ DK DE EE IE EL ES FR HR IT CY LV")
    assert tally(asked(Rule.SIMPLE_MAJORITY), fourteen).limbs == (Limb(L.STATES, 14, 14, 27, met=True),)
    assert tally(asked(Rule.SIMPLE_MAJORITY), everyone("for")).limbs == (Limb(L.STATES, 27, 14, 27, met=True),)
    assert tally(asked(Rule.CONSENT_OF_PARTICIPANTS), everyone("for", but="HU")).limbs == (
        Limb(L.STATES, 26, 27, 27, met=False),
    )
    assert tally(asked(Rule.CONSENT_OF_PARTICIPANTS), everyone("for")).limb(L.STATES).met
    assert tally(asked(Rule.SILENCE), {}).limbs == (Limb(L.STATES, 0, None, 27, met=True),)
    assert tally(asked(Rule.SILENCE), {"DE": "object"}).limbs == (Limb(L.STATES, 0, None, 27, met=False),)


@given(electorates(MAJORITIES))
@settings(max_examples=200, deadline=None)
def test_the_limbs_of_a_majority_say_what_the_verdict_says(case):
    question, positions = case
    outcome = tally(question, positions)
    states, population, others = (outcome.limb(code) for code in (L.STATES, L.POPULATION, L.NOT_IN_FAVOUR))
    rescued = question.proposal_from is ProposalFrom.HR_OR_COMMISSION and not others.met
    assert outcome.carried == (states.met and (population.met or rescued))
    assert states.met == (states.value >= states.needed)
    assert population.met == (population.value >= population.needed)
    assert others.met == (others.value >= others.needed)
    assert states.value + others.value == states.total


@given(electorates(UNANIMITIES))
@settings(max_examples=200, deadline=None)
def test_the_limbs_of_unanimity_say_what_the_verdict_says(case):
    question, positions = case
    outcome = tally(question, positions)
    declared, people = outcome.limb(L.DECLARED_STATES), outcome.limb(L.DECLARED_POPULATION)
    against = "against" in positions.values()
    assert (outcome.reason.code == "responses.declarations_block") == (declared.met and people.met and not against)
    assert declared.met == (declared.value >= declared.needed)
    assert people.met == (people.value >= people.needed)


@pytest.mark.parametrize(
    ("question", "votes", "basis"),
    [
        (asked(Rule.UNANIMITY), {}, "Art. 31(1) TEU, Art. 238(4) TFEU"),
        (asked(Rule.WRITTEN_UNANIMITY), {}, "Art. 31(1) TEU, Art. 12(1) of the Council's Rules of Procedure"),
        (
            asked(Rule.UNANIMITY),
            {"HU": "abstain_with_declaration"},
            "Art. 31(1) TEU, Art. 238(4) TFEU, Art. 31(1) second subparagraph TEU",
        ),
        (MAJORITY, {}, "Art. 16(4) TEU"),
        (asked(Rule.QUALIFIED_MAJORITY, STATE), {}, "Art. 238(2) TFEU"),
        (asked(Rule.QUALIFIED_MAJORITY, HR, suspended="HU"), {}, "Art. 238(3)(a) TFEU"),
        (asked(Rule.QUALIFIED_MAJORITY, STATE, suspended="HU"), {}, "Art. 238(3)(b) TFEU"),
        (asked(Rule.SIMPLE_MAJORITY), {}, "Art. 31(5) TEU, Art. 238(1) TFEU"),
        (asked(Rule.SILENCE), {}, "Art. 12(2)(d) of the Council's Rules of Procedure (COREU silence procedure)"),
    ],
)
def test_the_article_fits_the_rule_the_proposal_and_who_votes(question, votes, basis):
    assert tally(question, votes).legal_basis == basis


@pytest.mark.parametrize(
    ("question", "votes", "sentence"),
    [
        (asked(Rule.UNANIMITY), everyone("for"), "unanimity_reached"),
        (asked(Rule.UNANIMITY), everyone("for", but="HU", then="abstain"), "unanimity_with_abstentions"),
        (MAJORITY, everyone("for"), "qualified_reached"),
        (MAJORITY, {}, "qualified_incomplete"),
        (MAJORITY, only("against", "DE FR IT ES"), "qualified_out_of_reach"),
        (MAJORITY, everyone("for", but="DE FR IT MT", then="against"), "qualified_short_of_population"),
        (MAJORITY, only("for", "DE FR IT ES PL", rest="against"), "qualified_short_of_states"),
        (MAJORITY, only("for", "DE FR IT", rest="against"), "qualified_short_of_both"),
        (asked(Rule.SIMPLE_MAJORITY), everyone("for"), "simple_reached"),
        (asked(Rule.SIMPLE_MAJORITY), everyone("against"), "simple_short"),
        (asked(Rule.SIMPLE_MAJORITY), everyone("against", but="SE"), "simple_out_of_reach"),
        (asked(Rule.SIMPLE_MAJORITY), {}, "simple_incomplete"),
    ],
)
def test_the_sentence_fits_the_numbers(question, votes, sentence):
    assert tally(question, votes).reason.code == f"responses.{sentence}"


def test_sentences_carry_the_exact_numbers():
    params = tally(MAJORITY, only("for", "DE FR IT ES PL RO NL BE EL CZ SE PT HU AT")).reason.params
    assert (params["states_for"], params["states_needed"]) == (14, 15)
    assert (params["population_for"], params["population_needed"]) == (404741227, 290896544)
    assert (params["count"], params["example"], params["not_in_favour"]) == (1, ("BG",), 13)
    simple = tally(asked(Rule.SIMPLE_MAJORITY), only("for", "DE FR")).reason.params
    assert (simple["states_for"], simple["states_needed"], simple["count"]) == (2, 14, 12)
    other = tally(asked(Rule.QUALIFIED_MAJORITY, STATE), everyone("for", but="DE FR IT", then="against"))
    assert other.alternative.reason.params == {"not_in_favour": 3}


def test_at_the_close_the_sentence_says_that_a_missing_answer_is_no_vote_in_favour():
    short = if_the_clock_ran_out(MAJORITY, only("for", "DE FR"))
    assert short.reason.code == "responses.qualified_short_at_close"
    assert short.reason.params["states_for"] == 2
    simple = if_the_clock_ran_out(asked(Rule.SIMPLE_MAJORITY), only("for", "DE FR"))
    assert simple.reason.code == "responses.simple_short_at_close"
    carried = if_the_clock_ran_out(MAJORITY, everyone("for", but="MT"))
    assert carried.reason.code == "responses.qualified_reached"
    assert carried.missing == ("MT",)


def test_the_count_behind_a_tally_is_the_one_the_tally_uses():
    votes = everyone("for", but="HU")
    assert tally_qualified_majority(count(MAJORITY, votes)) == tally(MAJORITY, votes)


def test_an_answer_the_rule_does_not_know_is_an_error_not_a_silent_no():
    with pytest.raises(ValueError, match="does not know"):
        count(asked(Rule.UNANIMITY), {"DE": "object"})
    with pytest.raises(ValueError, match="nobody is left"):
        asked(Rule.UNANIMITY, participants="DE", suspended="DE")


def test_the_other_reading_of_a1_says_whether_it_would_carry_or_still_could():
    of_a_state = asked(Rule.QUALIFIED_MAJORITY, STATE)
    carried = tally(of_a_state, everyone("for", but="DE FR IT")).alternative
    assert (carried.code, carried.reason.code) == (
        OutcomeCode.DEEMED_ADOPTED_NO_BLOCKING_MINORITY,
        "responses.alternative_a1",
    )
    still = tally(of_a_state, only("against", "DE FR IT")).alternative
    assert (still.code, still.reason.code) == (OutcomeCode.INCOMPLETE, "responses.alternative_a1_open")
    assert still.reason.params == {"not_in_favour": 27}


def test_what_is_remarked_on_an_outcome_are_its_notes_and_the_other_reading():
    plain = tally(MAJORITY, everyone("for"))
    both = replace(
        tally(asked(Rule.QUALIFIED_MAJORITY, STATE), everyone("for", but="DE FR IT")), notes=(Reason("a.note"),)
    )
    assert plain.remarks == plain.notes
    assert both.remarks == (Reason("a.note"), both.alternative.reason)
