"""Where the time of a case went, phase by phase."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.rules.latency import Milestones, Phase, State, spans, total

START = datetime(2026, 11, 2, 9, tzinfo=UTC)
BUDGET = {Phase.TRIAGE: 4, Phase.ASSESSMENT: 12, Phase.DRAFTING: 8, Phase.SIGN_OFF: 24, Phase.DELIVERY: 6}


def after(hours: float) -> datetime:
    return START + timedelta(hours=hours)


def states(found) -> list[State]:
    return [span.state for span in found]


def test_a_new_report_waits_for_triage_and_everything_else_lies_ahead():
    found = spans(Milestones(START), BUDGET, after(3))
    assert states(found) == [State.NOW, *[State.AHEAD] * 4]
    assert (found[0].hours, found[0].left, found[0].over) == (3, 1, False)


def test_a_case_that_went_the_whole_way_spent_each_hour_in_one_phase():
    whole = Milestones(START, after(2), after(10), after(20), after(44), after(47))
    found = spans(whole, BUDGET, after(500))
    assert states(found) == [State.DONE] * 5
    assert [span.hours for span in found] == [2, 8, 10, 24, 3]
    assert [span.over for span in found] == [False, False, True, False, False]
    assert total(found) == (47, 54)


def test_a_phase_that_was_skipped_takes_no_time_and_the_next_one_takes_it():
    found = spans(Milestones(START, after(2), None, after(20)), BUDGET, after(21))
    assert states(found) == [State.DONE, State.SKIPPED, State.DONE, State.NOW, State.AHEAD]
    assert [span.hours for span in found] == [2, 0, 18, 1, 0]


def test_an_assessment_agreed_after_the_round_was_opened_did_not_precede_it():
    found = spans(Milestones(START, after(2), after(30), after(20)), BUDGET, after(31))
    assert states(found)[1:4] == [State.SKIPPED, State.DONE, State.NOW]


def test_a_dialogue_without_any_round_goes_from_the_case_to_its_delivery():
    found = spans(Milestones(START, after(2), delivered=after(9)), BUDGET, after(100))
    assert states(found) == [State.DONE, State.SKIPPED, State.SKIPPED, State.SKIPPED, State.DONE]
    assert found[-1].hours == 7


def test_a_case_closed_without_a_response_waits_for_nothing():
    found = spans(Milestones(START, after(2), ended=after(50)), BUDGET, after(900))
    assert states(found) == [State.DONE, *[State.SKIPPED] * 4]
    assert total(found) == (2, 4)


def test_a_phase_without_a_budget_is_never_over_it():
    found = spans(Milestones(START), {}, after(1000))
    assert (found[0].left, found[0].over) == (None, False)


INSTANTS = st.one_of(st.none(), st.integers(-5, 400).map(after))


@given(INSTANTS, INSTANTS, INSTANTS, INSTANTS, INSTANTS, st.one_of(st.none(), st.just(after(401))))
def test_whatever_happened_no_hour_is_counted_twice_and_at_most_one_phase_is_at_hand(o, a, p, d, v, ended):
    reached = Milestones(START, o, a, p, d, v, ended)
    found = spans(reached, BUDGET, after(500))
    assert [span.phase for span in found] == list(Phase)
    assert states(found).count(State.NOW) <= 1
    assert all(span.hours >= 0 for span in found)
    last = max([each for each in (o, a, p, d, v) if each], default=START)
    running = State.NOW in states(found)
    until = after(500) if running else max(last, START)
    assert total(found)[0] <= (until - START).total_seconds() / 3600 + 1e-9


@pytest.mark.parametrize("hours", [0, 4, 4.5])
def test_a_budget_is_overdrawn_only_past_its_last_hour(hours):
    assert spans(Milestones(START), BUDGET, after(hours))[0].over is (hours > 4)
