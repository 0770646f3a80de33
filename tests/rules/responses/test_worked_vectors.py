"""The worked vectors R1 to R11 and R21 of the procedure paper, each in its own words.

R11 on a round that runs stands in ``tests/responses/test_figures_of_rounds.py``, R12 in ``test_meeting.py``,
R13 (a changed comma) in ``tests/responses/test_rounds.py``, R14 to R17 (periods) in
``tests/rules/notifications/test_worked_vectors.py``, R18 to R20 (objections, who speaks, reservations) in
``test_positions.py``, R22 (wording and consent) in ``test_proposals.py``.
"""

from datetime import date
from fractions import Fraction

import pytest

from responses.rules.figures import Reading, adds_up, figures_of
from responses.rules.outcome import LimbCode
from responses.rules.silence import at_closing
from responses.rules.tally import if_the_clock_ran_out, tally
from responses.rules.thresholds import at_least, blocking_minority, states_needed
from responses.rules.vocabulary import Answer, OutcomeCode, Rule
from tests.rules.responses.reference import ALL, FIGURES_2023, HR, REFERENCE, STATE, asked, everyone, only

CODE = OutcomeCode
UNANIMITY, MAJORITY = asked(Rule.UNANIMITY), asked(Rule.QUALIFIED_MAJORITY, HR)
R2_FIFTEEN = "DE FR IT ES PL SK IE HR LT SI LV EE CY LU MT"
R8_NINE = "DE FR LT SI LV EE CY LU MT"


def population_for(outcome):
    return outcome.limb(LimbCode.POPULATION).value


def percent(persons, total):
    """As the paper prints it; the rules never look at it."""
    return f"{float(round(Fraction(100 * persons, total), 2)):.2f}"


@pytest.mark.parametrize(
    ("persons", "printed"),
    [
        (320287210, "71.57"), (404741227, "90.44"), (151793006, "33.92"),  # R2
        (290896538, "65.00"), (290896556, "65.00"),  # R4: six short and enough print alike
        (236880058, "52.93"), (236359087, "52.81"), (444132029, "99.24"),  # R5
        (433480789, "96.86"), (437343094, "97.72"),  # R6
        (19112360, "4.27"), (344143408, "76.90"), (161235952, "36.03"), (140826175, "31.47"),  # R8
        (149177740, "33.33"), (149177677, "33.33"),  # R8: a third and less than a third print alike
    ],
)  # fmt: skip
def test_the_persons_of_each_vector_are_the_percentages_the_paper_prints(persons, printed):
    assert percent(persons, FIGURES_2023.total) == printed


def test_r1_a_plain_abstention_does_not_prevent_unanimity():
    outcome = tally(UNANIMITY, everyone("for", but="HU", then="abstain"))
    assert outcome.code is CODE.ADOPTED
    assert outcome.bound == ALL
    assert outcome.not_bound == ()


def test_r1_one_vote_against_prevents_unanimity():
    outcome = tally(UNANIMITY, everyone("for", but="HU", then="against"))
    assert outcome.code is CODE.NOT_ADOPTED_OPPOSED
    assert outcome.bound == outcome.not_bound == ()


@pytest.mark.parametrize("hungary", ["absent", None])
def test_r1_a_state_neither_present_nor_represented_leaves_unanimity_incomplete(hungary):
    votes = everyone("for", but="HU", then=hungary)
    for outcome in (tally(UNANIMITY, votes), if_the_clock_ran_out(UNANIMITY, votes)):
        assert outcome.code is CODE.INCOMPLETE
        assert outcome.missing == ("HU",)


def test_r2_a_qualified_majority_needs_states_and_population():
    both = tally(MAJORITY, only("for", R2_FIFTEEN, rest="against"))
    assert both.code is CODE.ADOPTED
    assert (both.states_for, population_for(both)) == (15, 320287210)

    fourteen = tally(MAJORITY, only("for", "DE FR IT ES PL RO NL BE EL CZ SE PT HU AT", rest="against"))
    assert fourteen.code is CODE.NOT_ADOPTED_THRESHOLD
    assert (fourteen.states_for, population_for(fourteen)) == (14, 404741227)

    smallest = tally(MAJORITY, everyone("for", but="DE FR IT ES PL", then="against"))
    assert smallest.code is CODE.NOT_ADOPTED_THRESHOLD
    assert (smallest.states_for, population_for(smallest)) == (22, 151793006)


@pytest.mark.parametrize(("percent", "members", "needed"), [(55, 27, 15), (72, 27, 20), (55, 26, 15), (72, 26, 19)])
def test_r3_members_needed_are_rounded_up(percent, members, needed):
    assert at_least(percent, members) == needed


@pytest.mark.parametrize(
    ("members", "of_hr", "of_states"),
    [(1, 1, 1), (4, 3, 3), (7, 4, 6), (20, 11, 15), (24, 14, 18), (25, 14, 18), (27, 15, 20)],
)
def test_r3_the_shares_hold_for_any_number_of_participants(members, of_hr, of_states):
    some = " ".join(ALL[:members])
    assert states_needed(asked(Rule.QUALIFIED_MAJORITY, HR, participants=some)) == of_hr
    assert states_needed(asked(Rule.QUALIFIED_MAJORITY, STATE, participants=some)) == of_states


def test_r3_the_origin_of_the_proposal_sets_the_share_of_states():
    assert states_needed(MAJORITY) == 15
    assert states_needed(asked(Rule.QUALIFIED_MAJORITY, STATE)) == 20
    assert states_needed(asked(Rule.QUALIFIED_MAJORITY, STATE, suspended="HU")) == 19


def test_a_qualified_majority_cannot_be_counted_without_knowing_whose_proposal_it_is():
    with pytest.raises(ValueError, match="whose proposal"):
        states_needed(asked(Rule.QUALIFIED_MAJORITY))


def test_r4_six_persons_short_of_65_percent_is_short():
    short = tally(MAJORITY, only("for", "DE FR IT BE CZ SE PT HU AT DK IE LT SI LV CY", rest="against"))
    assert population_for(short) == 290896538
    assert short.code is CODE.NOT_ADOPTED_THRESHOLD

    over = tally(MAJORITY, only("for", "DE IT ES PL EL CZ SE PT FI SK HR SI LV EE CY", rest="against"))
    assert population_for(over) == 290896556
    assert over.code is CODE.ADOPTED


def test_r5_three_states_not_in_favour_cannot_block_however_large():
    three = tally(MAJORITY, everyone("for", but="DE FR IT", then="against"))
    assert three.code is CODE.DEEMED_ADOPTED_NO_BLOCKING_MINORITY
    assert population_for(three) == 236880058

    four = tally(MAJORITY, everyone("for", but="DE FR IT MT", then="against"))
    assert four.code is CODE.NOT_ADOPTED_THRESHOLD
    assert population_for(four) == 236359087

    small_four = tally(MAJORITY, everyone("for", but="MT LU CY EE", then="against"))
    assert small_four.code is CODE.ADOPTED
    assert population_for(small_four) == 444132029


def test_r6_a_member_states_proposal_needs_twenty_states():
    of_states = asked(Rule.QUALIFIED_MAJORITY, STATE)
    nineteen = everyone("for", but="HR LT SI LV EE CY LU MT", then="against")
    short = tally(of_states, nineteen)
    assert tally(MAJORITY, nineteen).code is CODE.ADOPTED
    assert (short.code, short.states_for, population_for(short)) == (CODE.NOT_ADOPTED_THRESHOLD, 19, 433480789)
    twenty = nineteen | {"HR": "for"}
    enough = tally(of_states, twenty)
    assert tally(MAJORITY, twenty).code is CODE.ADOPTED
    assert (enough.code, enough.states_for, population_for(enough)) == (CODE.ADOPTED, 20, 437343094)


def test_r6_open_question_a1_shows_both_readings():
    outcome = tally(asked(Rule.QUALIFIED_MAJORITY, STATE), everyone("for", but="DE FR IT", then="against"))
    assert outcome.code is CODE.NOT_ADOPTED_THRESHOLD
    assert outcome.alternative.code is CODE.DEEMED_ADOPTED_NO_BLOCKING_MINORITY
    assert outcome.legal_basis == "Art. 238(2) TFEU"


def test_r6_no_alternative_where_both_readings_agree():
    clear = tally(asked(Rule.QUALIFIED_MAJORITY, STATE), everyone("for"))
    assert clear.code is CODE.ADOPTED
    assert clear.alternative is None
    assert tally(MAJORITY, everyone("for", but="DE FR IT", then="against")).alternative is None


def test_r7_abstaining_works_as_a_no_under_qualified_majority_only():
    votes = only("for", R2_FIFTEEN, rest="abstain") | {"DE": "abstain"}
    assert tally(MAJORITY, votes).code is CODE.NOT_ADOPTED_THRESHOLD
    assert tally(UNANIMITY, votes).code is CODE.ADOPTED


@pytest.mark.parametrize(
    ("declaring", "persons", "code"),
    [
        ("IE HR LT SI LV EE CY LU MT", 19112360, CODE.ADOPTED_WITH_CONSTRUCTIVE_ABSTENTION),
        ("DE FR IT ES PL RO NL BE", 344143408, CODE.ADOPTED_WITH_CONSTRUCTIVE_ABSTENTION),
        (R8_NINE, 161235952, CODE.NOT_ADOPTED_DECLARATIONS_BLOCK),
        ("DE ES LT SI LV EE CY LU MT", 140826175, CODE.ADOPTED_WITH_CONSTRUCTIVE_ABSTENTION),
        ("IT ES RO DK FI SK HR LV MT", 149177740, CODE.NOT_ADOPTED_DECLARATIONS_BLOCK),
        ("DE PL HU AT IE SI EE LU MT", 149177677, CODE.ADOPTED_WITH_CONSTRUCTIVE_ABSTENTION),
    ],
)
def test_r8_declarations_block_only_with_a_third_of_states_and_a_third_of_population(declaring, persons, code):
    outcome = tally(UNANIMITY, everyone("for", but=declaring, then="abstain_with_declaration"))
    assert outcome.code is code
    assert outcome.limb(LimbCode.DECLARED_POPULATION).value == persons
    assert outcome.limb(LimbCode.DECLARED_STATES).value == len(declaring.split())


def test_r9_without_a_declaration_the_abstainer_stays_bound_and_does_not_count_towards_blocking():
    votes = everyone("for", but=R8_NINE, then="abstain_with_declaration") | {"DE": "abstain"}
    outcome = tally(UNANIMITY, votes)
    assert outcome.code is CODE.ADOPTED_WITH_CONSTRUCTIVE_ABSTENTION
    assert outcome.not_bound == tuple(s for s in ALL if s in ["FR", "LT", "SI", "LV", "EE", "CY", "LU", "MT"])
    assert set(outcome.bound) == set(ALL) - set(outcome.not_bound)
    assert "Art. 31(1) second subparagraph TEU" in outcome.legal_basis


def test_r10_a_suspended_state_is_not_counted_and_stays_bound():
    question = asked(Rule.QUALIFIED_MAJORITY, HR, suspended="HU")
    votes = everyone("for", but="HU DE FR IT") | only("against", "DE FR IT")
    outcome = tally(question, votes)
    population = outcome.limb(LimbCode.POPULATION)
    assert (population.total, population.needed) == (437844134, 284598688)
    assert blocking_minority(question, Reading.STATED) == 4
    assert outcome.code is CODE.DEEMED_ADOPTED_NO_BLOCKING_MINORITY
    assert outcome.legal_basis == "Art. 238(3)(a) TFEU"
    assert "HU" in outcome.bound
    assert percent(population.total - population.value, population.total) == "48.11"

    four = tally(question, votes | {"MT": "against"})
    assert four.code is CODE.NOT_ADOPTED_THRESHOLD
    assert percent(population_for(four), population.total) == "51.77"


def test_r10_a_suspended_state_cannot_break_a_silence():
    question = asked(Rule.SILENCE, suspended="HU")
    assert at_closing(question, {"HU": "object"}).code is CODE.EXPIRED_SILENT


def test_r11_the_set_in_force_turns_with_the_year_in_brussels():
    assert REFERENCE.figures_on(date(2023, 12, 31)).year == 2023
    for day in (date(2023, 1, 1), date(2023, 12, 31)):
        assert REFERENCE.figures_on(day).stands_in_for is None
    assert REFERENCE.figures_on(date(2025, 1, 1)).year == 2025


def test_r11_a_missing_set_is_never_replaced_silently():
    standing_in = REFERENCE.figures_on(date(2026, 12, 31))
    assert (standing_in.year, standing_in.stands_in_for) == (2025, 2026)
    outcome = tally(asked(Rule.QUALIFIED_MAJORITY, HR, figures=standing_in), only("for", R2_FIFTEEN, rest="against"))
    assert outcome.indicative
    assert [note.code for note in outcome.notes] == [
        "responses.note_other_year",
        "responses.note_percentages",
        "responses.note_indicative",
    ]


def test_r11_rows_that_do_not_add_up_make_no_set():
    rows = dict(FIGURES_2023.stated)
    assert adds_up(447533144, rows)
    assert not adds_up(447533145, rows)
    with pytest.raises(ValueError, match="do not add up"):
        figures_of(year=2023, total=447533145, persons=rows)


def test_r21_a_missing_reply_is_consent_under_silence_and_never_in_writing():
    written = asked(Rule.WRITTEN_UNANIMITY)
    replies = everyone("for", but="MT")
    assert if_the_clock_ran_out(written, replies).code is CODE.INCOMPLETE
    agreed = everyone(Answer.AGREE, but="MT")
    assert at_closing(asked(Rule.SILENCE), agreed).code is CODE.EXPIRED_SILENT
