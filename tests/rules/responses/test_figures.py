"""Figures that are not whole: bounds from published percentages, and when a result is indicative."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from responses.rules.figures import Reading, Share, adds_up, figures_of
from responses.rules.outcome import LimbCode
from responses.rules.question import Question
from responses.rules.reference import Reference
from responses.rules.tally import tally
from responses.rules.thresholds import blocking_minority, enough_persons
from responses.rules.vocabulary import LEGALLY_CARRIED, OutcomeCode, ProposalFrom, Rule
from tests.rules.responses.reference import FIGURES_2023, HR, REFERENCE, asked, everyone, only

OF_2025 = REFERENCE.figures(2025)
MAJORITY_2025 = asked(Rule.QUALIFIED_MAJORITY, HR, figures=OF_2025)


def test_the_total_and_threshold_of_2025_are_the_published_ones():
    population = tally(MAJORITY_2025, {}).limb(LimbCode.POPULATION)
    assert population.total == 451028881
    assert population.needed == 293168773
    assert not population.exact


def test_persons_worked_out_from_percentages_add_up_to_the_total():
    assert sum(OF_2025.stated.values()) == 451028881
    assert OF_2025.stated["DE"] == 83399432
    assert len(OF_2025.estimated) == 19
    for state in OF_2025.estimated:
        assert OF_2025.low[state] <= OF_2025.high[state]
        assert OF_2025.high[state] - OF_2025.low[state] <= 45103


def test_a_known_row_is_bounded_by_itself():
    assert OF_2025.low["DE"] == OF_2025.high["DE"] == 83399432


def test_a_result_far_from_the_threshold_stands_though_rows_are_missing():
    votes = only("for", "DE FR IT ES PL SK IE HR LT SI LV EE CY LU MT", rest="against")
    outcome = tally(MAJORITY_2025, votes)
    assert outcome.code is OutcomeCode.ADOPTED
    assert not outcome.indicative
    assert [n.code for n in outcome.notes] == ["responses.note_percentages"]


def test_either_way_of_being_carried_is_one_result():
    rows = dict.fromkeys(FIGURES_2023.stated, 24_000) | {"DE": None, "IT": None}
    doubtful = figures_of(year=2030, total=1_000_000, persons=rows, hundredths={"DE": 3500, "IT": 500})
    question = replace(MAJORITY_2025, figures=doubtful)
    in_favour = tuple(state for state in FIGURES_2023.stated if state != "DE")
    assert [enough_persons(question, in_favour, each) for each in (Reading.FOR, Reading.AGAINST)] == [True, False]
    outcome = tally(question, only("against", "DE", rest="for"))
    assert outcome.code in LEGALLY_CARRIED
    assert not outcome.indicative


def test_four_of_all_27_block_whatever_the_rows_but_not_among_fewer():
    def sure(**more):
        return tally(asked(Rule.QUALIFIED_MAJORITY, HR, **more), {}).limb(LimbCode.NOT_IN_FAVOUR).exact

    assert sure(figures=OF_2025)
    assert not sure(figures=OF_2025, suspended="HU")
    assert sure(figures=FIGURES_2023, suspended="HU")


def test_a_result_within_the_rounding_of_the_percentages_is_indicative():
    votes = only("for", "DE FR IT BE CZ SE PT HU AT DK IE LT SI LV CY", rest="against")
    outcome = tally(MAJORITY_2025, votes)
    assert outcome.limb(LimbCode.STATES).met
    assert outcome.indicative, "65.03 % of the official percentages, known to 0.005 % a State"
    assert "responses.note_indicative" in [n.code for n in outcome.notes]


def test_unanimity_without_declarations_never_depends_on_figures():
    outcome = tally(asked(Rule.UNANIMITY, figures=REFERENCE.figures_on(date(2026, 5, 1))), everyone("for"))
    assert not outcome.indicative
    assert outcome.notes == ()


def test_declarations_are_indicative_where_a_missing_year_could_lift_them_over_a_third():
    standing_in = asked(Rule.UNANIMITY, figures=REFERENCE.figures_on(date(2026, 5, 1)))
    nine = everyone("for", but="IE HR LT SI LV EE CY LU MT", then="abstain_with_declaration")
    assert tally(standing_in, nine).indicative
    eight = nine | {"IE": "for"}
    assert not tally(standing_in, eight).indicative, "eight States are no third, whatever their people"


def test_a_missing_year_cannot_change_a_result_the_states_decide():
    standing_in = asked(Rule.QUALIFIED_MAJORITY, HR, figures=REFERENCE.figures_on(date(2026, 5, 1)))
    fourteen = only("for", "DE FR IT ES PL RO NL BE EL CZ SE PT HU AT", rest="against")
    assert not tally(standing_in, fourteen).indicative
    three_apart = everyone("for", but="DE FR IT", then="against")
    assert not tally(standing_in, three_apart).indicative, "three cannot block: carried either way"
    four_apart = everyone("for", but="MT LU CY EE", then="against")
    assert tally(standing_in, four_apart).indicative


def test_complete_figures_in_force_are_never_indicative():
    assert not tally(asked(Rule.QUALIFIED_MAJORITY, HR), {}).indicative
    assert FIGURES_2023.certain


@pytest.mark.parametrize("rows", [{"A": 2, "B": 2}, {"A": 4, "B": None}, {"A": -1, "B": 4}])
def test_impossible_rows_do_not_add_up(rows):
    assert not adds_up(3, rows)


@pytest.mark.parametrize("rows", [{"A": 1, "B": 2}, {"A": 3, "B": None}, {"A": None, "B": None}])
def test_possible_rows_add_up(rows):
    assert adds_up(3, rows)


def test_without_percentages_a_missing_row_may_be_anything_that_is_left():
    figures = figures_of(year=2030, total=100, persons={"A": 40, "B": None, "C": None})
    assert (figures.low["B"], figures.high["B"]) == (0, 60)
    assert figures.stated == {"A": 40, "B": 30, "C": 30}
    assert figures.of(("A", "B")) == 70


def test_the_total_binds_a_group_whose_complement_is_known():
    figures = figures_of(year=2030, total=100, persons={"A": 40, "B": None, "C": None})
    pair, alone = Share(("B", "C"), 2), Share(("A",), 3)
    for reading in Reading:
        assert figures.outweighs(pair, alone, reading), "60 persons together, however they split"
    assert not figures.outweighs(Share(("B",), 1), Share(("A", "C"), 1), Reading.AGAINST)
    assert figures.outweighs(Share(("B",), 1), Share(("A", "C"), 1), Reading.FOR)


def test_the_total_lowers_the_most_a_group_can_have():
    figures = figures_of(year=2030, total=100, persons={"A": 40, "B": None, "C": None})
    pair, alone = Share(("B", "C"), 1), Share(("A",), 2)
    assert not figures.outweighs(pair, alone, Reading.FOR), "60 persons together, not twice 60"
    assert figures.outweighs(alone, pair, Reading.AGAINST)


def test_what_is_stated_is_neither_the_most_nor_the_least():
    figures = figures_of(year=2030, total=100, persons={"A": 40, "B": None, "C": None})
    stated = Share(("B",), 4), Share(("A",), 3)
    assert figures.outweighs(*stated, Reading.STATED), "four times 30 are three times 40"
    assert not figures.outweighs(*stated, Reading.AGAINST)
    assert not figures.outweighs(Share(("B",), 3), Share(("A",), 3), Reading.STATED)
    assert figures.outweighs(Share(("B",), 3), Share(("A",), 3), Reading.FOR)


def test_the_total_binds_nobody_while_others_stand_aside():
    figures = figures_of(year=2030, total=100, persons={"A": 40, "B": None, "C": None})
    assert figures.outweighs(Share(("B",), 1), Share(("A",), 1), Reading.FOR), "B may have 60 without C"
    assert not figures.outweighs(Share(("B",), 1), Share(("A",), 1), Reading.AGAINST), "B may have nobody"
    assert not figures.outweighs(Share(("A",), 1), Share(("B",), 1), Reading.AGAINST)
    assert figures.outweighs(Share(("A",), 1), Share(("B",), 1), Reading.FOR)


def test_figures_of_another_year_bound_a_row_by_nothing_but_the_total():
    figures = figures_of(year=2030, total=100, persons={"A": 40, "B": 60}, stands_in_for=2031)
    assert figures.low == {"A": 0, "B": 0}
    assert figures.high == {"A": 100, "B": 100}
    assert figures.stated == {"A": 40, "B": 60}


def test_a_share_that_rounds_to_nothing_may_stand_for_nobody():
    figures = figures_of(year=2030, total=1_000_000, persons={"A": None, "B": 999_990}, hundredths={"A": 0})
    assert (figures.low["A"], figures.high["A"]) == (0, 50)
    assert figures.stated == {"A": 10, "B": 999_990}


def test_percentages_bound_a_row_to_half_their_last_digit():
    figures = figures_of(year=2030, total=1_000_000, persons={"A": None, "B": None}, hundredths={"A": 2500, "B": 7500})
    assert (figures.low["A"], figures.high["A"]) == (249_950, 250_050)
    assert figures.stated == {"A": 250_000, "B": 750_000}


def test_the_first_set_stands_in_for_years_before_any():
    figures = REFERENCE.figures_on(date(2020, 1, 1))
    assert (figures.year, figures.stands_in_for) == (2023, 2020)
    gap = REFERENCE.figures_on(date(2024, 6, 1))
    assert (gap.year, gap.stands_in_for) == (2023, 2024)


def test_whole_figures_of_another_year_say_only_of_which_year_they_are():
    whole = REFERENCE.figures_on(date(2020, 1, 1))
    votes = only("for", "DE FR IT ES PL SK IE HR LT SI LV EE CY LU MT", rest="against")
    outcome = tally(replace(MAJORITY_2025, figures=whole), votes)
    assert not whole.estimated
    assert "responses.note_other_year" in [n.code for n in outcome.notes]
    assert "responses.note_percentages" not in [n.code for n in outcome.notes]


def test_without_any_set_there_are_no_figures():
    assert Reference(REFERENCE.states, {}).figures_on(date(2026, 1, 1)) is None


def test_blocking_in_a_smaller_electorate_takes_one_more_than_the_least_over_35_percent():
    nordic = asked(Rule.QUALIFIED_MAJORITY, HR, participants="DK SE FI EE LV LT")
    assert blocking_minority(nordic, Reading.STATED) == 2, "Sweden alone has 37 %"
    large = asked(Rule.QUALIFIED_MAJORITY, HR, participants="DE LU")
    assert blocking_minority(large, Reading.STATED) == 2
    equal = figures_of(year=2030, total=100, persons={"A": 35, "B": 33, "C": 32, "D": 0})
    question = Question(
        Rule.QUALIFIED_MAJORITY, ("A", "B", "C", "D"), equal, ProposalFrom.HR_OR_COMMISSION, frozenset("ABC")
    )
    assert blocking_minority(question, Reading.STATED) == 3, "35 % exactly does not exceed 35 %"


@pytest.mark.parametrize(("largest", "least"), [(3499, 3), (3500, 3), (3501, 2)])
def test_35_percent_is_exceeded_to_the_person(largest, least):
    figures = figures_of(year=2030, total=10_000, persons={"A": largest, "B": 3300, "C": 6700 - largest, "D": 0})
    question = Question(
        Rule.QUALIFIED_MAJORITY, ("A", "B", "C", "D"), figures, ProposalFrom.HR_OR_COMMISSION, frozenset("ABC")
    )
    for reading in Reading:
        assert blocking_minority(question, reading) == least


def test_uncertain_figures_widen_what_it_takes_to_block():
    figures = figures_of(year=2030, total=10_000, persons={"A": 3400, "B": None, "C": None, "D": 0})
    question = Question(
        Rule.QUALIFIED_MAJORITY, ("A", "B", "C", "D"), figures, ProposalFrom.HR_OR_COMMISSION, frozenset("ABC")
    )
    assert blocking_minority(question, Reading.AGAINST) == 2, "B or C may have more than 35 % alone"
    assert blocking_minority(question, Reading.FOR) == 4, "no two are sure to exceed 35 %"
    assert blocking_minority(question, Reading.STATED) == 3


@st.composite
def partly_known(draw):
    """True figures of five States, published as total, some rows, and perhaps percentages."""
    members = "ABCDE"
    true = {s: draw(st.integers(1, 3000)) for s in members}
    total = sum(true.values())
    hidden = draw(st.sets(st.sampled_from(members)))
    shares = {s: (20_000 * p + total) // (2 * total) for s, p in true.items()}
    known = {s: None if s in hidden else p for s, p in true.items()}
    stands_in = draw(st.sampled_from([None, 2031]))
    published = figures_of(
        year=2030,
        total=total,
        persons=known,
        hundredths=draw(st.sampled_from([{}, shares])),
        stands_in_for=stands_in,
    )
    return published, figures_of(year=2030, total=total, persons=true)


@given(partly_known(), st.data())
@settings(max_examples=500, deadline=None)
def test_a_result_not_marked_indicative_is_the_result_of_the_true_figures(case, data):
    published, true = case
    members = tuple("ABCDE")
    rule, origin = data.draw(
        st.sampled_from([(Rule.UNANIMITY, None), *((Rule.QUALIFIED_MAJORITY, o) for o in ProposalFrom)])
    )
    kinds = ["for", "abstain", "absent"] + (["abstain_with_declaration"] if origin is None else [])
    suspended = frozenset(data.draw(st.sampled_from(["", "E"])))
    votes = {s: data.draw(st.sampled_from(kinds)) for s in members if s not in suspended}
    got, right = (tally(Question(rule, members, f, origin, None, suspended), votes) for f in (published, true))
    if not got.indicative:
        assert got.carried == right.carried
        assert got.code is right.code or got.carried


def test_a_vote_that_has_ended_stays_with_the_set_it_was_counted_with():
    first, *_, last = sorted(REFERENCE.sets)
    on = REFERENCE.sets[last].valid_from
    assert REFERENCE.figures_on(on).year == last
    counted = REFERENCE.figures_on(on, counted=first)
    assert (counted.year, counted.stands_in_for) == (first, on.year)
    assert REFERENCE.figures_on(on, counted=1900) is None
