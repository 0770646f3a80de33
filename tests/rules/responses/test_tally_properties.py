"""What must hold for every electorate: against an independent count, and by its own logic."""

from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from responses.rules.question import Question
from responses.rules.tally import if_the_clock_ran_out, tally
from responses.rules.vocabulary import Answer, OutcomeCode, ProposalFrom, Rule
from tests.rules.responses.reference import ALL, FIGURES_2023, small

VOTES = ["for", "against", "abstain", "absent", None]
DECLARING = [*VOTES, "abstain_with_declaration"]
LETTERS = "ABCDEF"
CARRIED = {
    OutcomeCode.ADOPTED,
    OutcomeCode.ADOPTED_WITH_CONSTRUCTIVE_ABSTENTION,
    OutcomeCode.DEEMED_ADOPTED_NO_BLOCKING_MINORITY,
    OutcomeCode.AGREED,
}
RULES = [
    (Rule.UNANIMITY, None, DECLARING),
    (Rule.WRITTEN_UNANIMITY, None, DECLARING),
    (Rule.QUALIFIED_MAJORITY, ProposalFrom.HR_OR_COMMISSION, VOTES),
    (Rule.QUALIFIED_MAJORITY, ProposalFrom.MEMBER_STATE, VOTES),
    (Rule.SIMPLE_MAJORITY, None, VOTES),
    (Rule.CONSENT_OF_PARTICIPANTS, None, VOTES),
]


@st.composite
def electorates(draw, rules=RULES):
    """Up to six States with small populations, some suspended or apart, and their answers."""
    rule, origin, answers = draw(st.sampled_from(rules))
    members = LETTERS[: draw(st.integers(1, 6))]
    populations = {s: draw(st.integers(0, 60)) for s in members}
    aside = draw(st.sets(st.sampled_from(members), max_size=len(members) - 1))
    suspended = draw(st.sampled_from([frozenset(), frozenset(aside)]))
    participants = None if suspended else frozenset(members) - aside
    question = Question(rule, tuple(members), small(populations), origin, participants, suspended)
    given_answers = {s: draw(st.sampled_from(answers)) for s in question.electorate}
    return question, {s: a for s, a in given_answers.items() if a is not None}


def oracle(question: Question, positions: dict[str, str]) -> OutcomeCode:
    """The contract read out with fractions and every subset, sharing nothing with the rules."""
    people = question.figures.stated
    voting = [
        s
        for s in question.members
        if s not in question.suspended and (question.participants is None or s in question.participants)
    ]
    answered = {s: positions[s] for s in voting if positions.get(s, "absent") != "absent"}
    yes = {s for s, a in answered.items() if a == "for"}
    open_ = set(voting) - set(answered)
    if question.rule in (Rule.UNANIMITY, Rule.WRITTEN_UNANIMITY):
        declared = [s for s, a in answered.items() if a == "abstain_with_declaration"]
        if "against" in answered.values():
            return OutcomeCode.NOT_ADOPTED_OPPOSED
        third = Fraction(1, 3)
        if len(declared) >= third * len(voting) and _sum(people, declared) >= third * _sum(people, voting):
            return OutcomeCode.NOT_ADOPTED_DECLARATIONS_BLOCK
        if open_:
            return OutcomeCode.INCOMPLETE
        return OutcomeCode.ADOPTED_WITH_CONSTRUCTIVE_ABSTENTION if declared else OutcomeCode.ADOPTED
    if question.rule is Rule.CONSENT_OF_PARTICIPANTS:
        if len(yes) == len(voting):
            return OutcomeCode.AGREED
        refused = set(answered) - yes
        return OutcomeCode.NOT_ADOPTED_OPPOSED if refused else OutcomeCode.INCOMPLETE
    passes = _simple if question.rule is Rule.SIMPLE_MAJORITY else _qualified
    now = passes(question, people, voting, yes)
    if now is not None:
        return now
    hoped = passes(question, people, voting, yes | open_)
    return OutcomeCode.NOT_ADOPTED_THRESHOLD if hoped is None else OutcomeCode.INCOMPLETE


def _sum(people, states):
    return sum(people[s] for s in states)


def _simple(question, people, voting, yes):
    return OutcomeCode.ADOPTED if Fraction(len(yes)) > Fraction(len(voting), 2) else None


def _qualified(question, people, voting, yes):
    proposed = question.proposal_from is ProposalFrom.HR_OR_COMMISSION
    if len(yes) < Fraction(55 if proposed else 72, 100) * len(voting):
        return None
    if _sum(people, yes) >= Fraction(65, 100) * _sum(people, voting):
        return OutcomeCode.ADOPTED
    against = [s for s in voting if s not in yes]
    blocks = len(against) >= (4 if len(voting) == len(question.members) else _blocking(people, voting) + 1)
    return OutcomeCode.DEEMED_ADOPTED_NO_BLOCKING_MINORITY if proposed and not blocks else None


def _blocking(people, voting):
    whole = Fraction(35, 100) * _sum(people, voting)
    sizes = [
        size
        for size in range(len(voting) + 1)
        if any(_sum(people, group) > whole for group in combinations(voting, size))
    ]
    return min(sizes, default=len(voting))


@given(electorates())
@settings(max_examples=600, deadline=None)
def test_the_outcome_agrees_with_an_independent_count(case):
    question, positions = case
    assert tally(question, positions).code is oracle(question, positions)


@given(electorates(), st.randoms())
@settings(max_examples=200, deadline=None)
def test_the_order_of_answers_never_matters(case, random):
    question, positions = case
    shuffled = list(positions.items())
    random.shuffle(shuffled)
    assert tally(question, dict(shuffled)) == tally(question, positions)


@given(electorates(), st.data())
@settings(max_examples=400, deadline=None)
def test_one_more_in_favour_never_undoes_what_is_carried(case, data):
    question, positions = case
    state = data.draw(st.sampled_from(question.electorate))
    if tally(question, positions).code in CARRIED:
        assert tally(question, positions | {state: "for"}).code in CARRIED


@given(electorates())
@settings(max_examples=400, deadline=None)
def test_needs_names_the_least_that_carries_it_and_nothing_smaller_does(case):
    question, positions = case
    outcome = tally(question, positions)
    ways = [
        group
        for size in range(1, len(outcome.missing) + 1)
        for group in combinations(outcome.missing, size)
        if oracle(question, positions | dict.fromkeys(group, "for")) in CARRIED
    ]
    if outcome.code is not OutcomeCode.INCOMPLETE:
        assert outcome.needs is None
        return
    least = min(map(len, ways))
    assert outcome.needs.count == least
    assert outcome.needs.examples == tuple(g for g in ways if len(g) == least)[:5]


@given(electorates())
@settings(max_examples=300, deadline=None)
def test_when_the_clock_runs_out_no_majority_stays_open(case):
    question, positions = case
    outcome = if_the_clock_ran_out(question, positions)
    as_no = positions | dict.fromkeys(tally(question, positions).missing, "abstain")
    if question.rule in (Rule.QUALIFIED_MAJORITY, Rule.SIMPLE_MAJORITY):
        assert outcome.code is oracle(question, as_no)
        assert outcome.needs is None
    else:
        assert outcome == tally(question, positions)
    assert outcome.missing == tally(question, positions).missing


@given(st.dictionaries(st.sampled_from(ALL), st.sampled_from(["agree", "object", "reservation", "comment"])))
def test_one_objection_breaks_any_silence_and_one_reservation_holds_it(positions):
    question = Question(Rule.SILENCE, ALL, FIGURES_2023)
    given_answers = set(positions.values())
    expected = OutcomeCode.EXPIRED_SILENT
    if "reservation" in given_answers:
        expected = OutcomeCode.HELD
    if "object" in given_answers:
        expected = OutcomeCode.BROKEN
    outcome = tally(question, positions)
    assert outcome.code is expected
    assert outcome.bound == outcome.not_bound == ()
    assert set(outcome.missing) == {s for s in ALL if positions.get(s, "comment") == Answer.COMMENT}


@given(electorates())
@settings(max_examples=300, deadline=None)
def test_who_is_bound_is_said_only_when_the_vote_carries(case):
    question, positions = case
    outcome = tally(question, positions)
    if not outcome.carried:
        assert outcome.bound == outcome.not_bound == ()
        return
    declared = {s for s, a in positions.items() if a == "abstain_with_declaration"}
    assert set(outcome.not_bound) == declared
    assert set(outcome.bound) == set(question.participating) - declared
    assert question.suspended & set(question.participating) <= set(outcome.bound)
