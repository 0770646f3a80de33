"""The least that is still needed: right with 27 States, named in protocol order, and quick."""

from itertools import combinations

import pytest

from responses.rules.needs import least
from responses.rules.outcome import LimbCode
from responses.rules.tally import tally
from responses.rules.vocabulary import OutcomeCode, Rule
from tests.rules.responses.reference import ALL, FIGURES_2023, HR, STATE, asked, everyone, only

MAJORITY = asked(Rule.QUALIFIED_MAJORITY, HR)


def carries(votes, group, question=MAJORITY):
    return tally(question, votes | dict.fromkeys(group, "for")).carried


def test_one_state_short_names_the_first_five_that_would_do():
    votes = only("for", "DE FR IT ES PL RO NL BE EL CZ SE PT HU AT")
    needs = tally(MAJORITY, votes).needs
    assert needs.count == 1
    assert needs.examples == (("BG",), ("DK",), ("EE",), ("IE",), ("HR",))


def test_where_population_is_short_only_sets_that_bring_it_are_named():
    votes = only("for", "BE BG CZ DK EE IE EL HR CY LV LT LU HU MT") | only("against", "FR PL RO")
    outcome = tally(MAJORITY, votes)
    assert outcome.code is OutcomeCode.INCOMPLETE
    for example in outcome.needs.examples:
        assert carries(votes, example)
    missing = outcome.missing
    for size in range(1, outcome.needs.count):
        assert not any(carries(votes, group) for group in combinations(missing, size))
    every = [g for g in combinations(missing, outcome.needs.count) if carries(votes, g)]
    assert list(outcome.needs.examples) == every[:5]


def test_when_nobody_has_answered_fifteen_states_with_enough_people_are_named():
    outcome = tally(MAJORITY, {})
    assert outcome.needs.count == 15
    assert len(outcome.needs.examples) == 5
    for example in outcome.needs.examples:
        assert carries({}, example)
        assert list(example) == [s for s in ALL if s in example]
    assert list(outcome.needs.examples) == sorted(outcome.needs.examples, key=lambda e: [ALL.index(s) for s in e])


def test_when_too_few_are_left_to_block_any_of_the_missing_will_do():
    votes = everyone("for", but="DE FR IT ES")
    needs = tally(MAJORITY, votes).needs
    assert needs.count == 1
    assert needs.examples == (("DE",), ("ES",), ("FR",), ("IT",))


def test_a_member_states_proposal_cannot_count_on_the_blocking_rule():
    votes = everyone("for", but="DE FR IT ES")
    outcome = tally(asked(Rule.QUALIFIED_MAJORITY, STATE), votes)
    assert outcome.needs.count == 2
    assert outcome.needs.examples[0] == ("DE", "ES")
    assert outcome.limb(LimbCode.STATES).needed == 20


def test_unanimity_and_consent_need_every_missing_state():
    for rule in (Rule.UNANIMITY, Rule.WRITTEN_UNANIMITY, Rule.CONSENT_OF_PARTICIPANTS):
        needs = tally(asked(rule), everyone("for", but="MT SE")).needs
        assert (needs.count, needs.examples) == (2, (("MT", "SE"),))


def test_a_simple_majority_needs_any_of_the_missing():
    needs = tally(asked(Rule.SIMPLE_MAJORITY), only("for", "AT BE BG CY CZ DE DK EE ES FI FR EL")).needs
    assert needs.count == 2
    assert needs.examples[0] == ("IE", "HR")
    assert len(needs.examples) == 5


@pytest.mark.parametrize("persons_short", [0, 1, 30, 31, 60])
def test_the_search_agrees_with_trying_everything(persons_short):
    persons = dict(zip("ABCDEF", (1, 9, 9, 4, 17, 20), strict=True))
    missing = tuple("ABCDEF")
    found = least(missing, persons, states_short=2, persons_short=persons_short, deemed_at=None)
    every = [
        g for size in range(2, 7) for g in combinations(missing, size) if sum(persons[s] for s in g) >= persons_short
    ]
    shortest = min(map(len, every))
    assert found.count == shortest
    assert found.examples == tuple(g for g in every if len(g) == shortest)[:5]


def test_the_search_visits_a_few_hundred_branches_not_millions():
    looked_up = 0

    class Counting(dict):
        def __getitem__(self, state):
            nonlocal looked_up
            looked_up += 1
            return super().__getitem__(state)

    total = sum(FIGURES_2023.stated.values())
    least(ALL, Counting(FIGURES_2023.stated), states_short=15, persons_short=total * 65 // 100, deemed_at=24)
    assert looked_up < 20_000
