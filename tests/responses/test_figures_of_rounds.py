"""R11 on a round: the figures of the day of the vote, in Brussels; once it has ended, those it was counted with."""

from datetime import UTC, datetime, timedelta

import pytest

from core.clock import db_now
from delegations import facts as people
from delegations.actions.figures import load_population_set
from delegations.models import VotingSuspension
from responses.actions.closing import close_round
from responses.actions.meeting import record_roll_call
from responses.facts import state_of_play
from responses.models import Round
from tests.factories.responses import a_proposal, a_round, ready
from tests.rules.responses.reference import FIGURES_2023

pytestmark = pytest.mark.django_db
BEFORE_MIDNIGHT = datetime(2026, 12, 31, 22, 30, tzinfo=UTC)  # 23:30 in Brussels
AFTER_MIDNIGHT = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)  # 00:30 on 1 January
MAJORITY = {"procedure": "written", "rule": "qualified_majority"}


@pytest.fixture
def decision(listable, drafter, legal_adviser):
    return ready(a_proposal(listable, drafter, "cfsp_implementing_decision"), drafter, legal_adviser)


@pytest.fixture
def vote(decision, chair):
    return a_round(decision, chair, **MAJORITY)


def load(year, by):
    rows = {"year": year, "total": FIGURES_2023.total, "persons": dict(FIGURES_2023.stated)}
    return load_population_set(**rows, source=f"Annex III for {year}", by=by)


def at(round_, instant):
    """The same round, put to the States until then."""
    Round.objects.filter(pk=round_.pk).update(opened_at=instant - timedelta(days=9), closes_at=instant)
    return Round.objects.get(pk=round_.pk)


def counted(round_):
    figures = state_of_play(round_).question.figures
    return figures.year, figures.stands_in_for


def test_r11_half_an_hour_before_midnight_the_set_of_2026_and_half_an_hour_after_it_that_of_2027(vote, secretariat):
    load(2026, secretariat)
    load(2027, secretariat)
    assert counted(at(vote, BEFORE_MIDNIGHT)) == (2026, None)
    assert counted(at(vote, AFTER_MIDNIGHT)) == (2027, None)


def test_r11_without_a_set_of_2027_the_one_before_stands_in_and_says_so(vote, secretariat):
    load(2026, secretariat)
    assert counted(at(vote, AFTER_MIDNIGHT)) == (2026, 2027)


def test_a_set_loaded_while_the_round_runs_is_the_one_it_is_counted_with(vote, secretariat):
    year = people.brussels_day(vote.closes_at).year
    assert counted(vote)[1] == year
    load(year, secretariat)
    assert counted(Round.objects.get(pk=vote.pk)) == (year, None)


def test_an_instant_moved_into_the_next_year_takes_that_years_figures(vote, secretariat):
    load(2026, secretariat)
    load(2027, secretariat)
    assert counted(at(at(vote, BEFORE_MIDNIGHT), AFTER_MIDNIGHT)) == (2027, None)


def test_what_is_loaded_after_the_end_changes_nothing_about_it(vote, secretariat, clock):
    year = people.brussels_day(vote.closes_at).year
    clock.forward(hours=25)
    done = close_round(round_id=vote.pk)
    before = (done.population_year, year)
    assert done.outcome["figures"]["stands_in_for"] == year
    load(year, secretariat)
    done = Round.objects.get(pk=vote.pk)
    assert (done.population_year, done.outcome["figures"]["stands_in_for"]) == before
    assert counted(done) == before


def test_a_vote_in_the_room_has_the_figures_of_the_day_it_is_taken_on(decision, chair, secretariat):
    sits = a_round(decision, chair, procedure="meeting", rule="qualified_majority", closes_at=None)
    long_ago = datetime(2023, 12, 30, 12, tzinfo=UTC)
    Round.objects.filter(pk=sits.pk).update(opened_at=long_ago)
    today = people.today().year
    assert counted(Round.objects.get(pk=sits.pk))[1] == today
    load(today, secretariat)
    everyone = [state.code for state in people.states()]
    record_roll_call(round_=sits, present=everyone, proxies={}, answers=dict.fromkeys(everyone, "for"), by=chair)
    assert Round.objects.get(pk=sits.pk).outcome["figures"] == {
        "year": today, "total": FIGURES_2023.total, "stands_in_for": None, "estimated": [],
    }  # fmt: skip


def test_a_state_whose_rights_are_suspended_on_the_day_of_the_vote_has_none(decision, chair):
    begins = people.brussels_day(db_now() + timedelta(hours=30))
    VotingSuspension.objects.create(state_id="HU", since=begins, legal_reference="Art. 7(3) TEU")
    vote = a_round(decision, chair, hours=60, **MAJORITY)
    assert "HU" not in state_of_play(vote).facts.electorate


def test_while_a_vote_runs_no_year_is_written_down(vote):
    assert vote.population_year is None
