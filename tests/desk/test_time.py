"""Time to decision: on each case, in aggregate, and each State's own."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse

from cases.actions.releases import release_case
from cases.actions.urgency import change_urgency
from cases.models import Case, LatencyBudget
from core.rules.refusal import Refused
from delegations import facts as people
from desk.latency.of_case import time_of
from notifications.dispatcher import tick
from responses.actions.endings import confirm_outcome
from responses.actions.positions import give_position
from responses.models import Round
from tests import cast
from tests.factories.cases import a_case
from tests.factories.responses import a_case_for_all, a_proposal, a_round, everybody_told, ready

pytestmark = pytest.mark.django_db


def a_running_round(analyst, drafter, legal_adviser, chair, *, hours=24, **more) -> Round:
    case = a_case_for_all(analyst, **more)
    round_ = a_round(ready(a_proposal(case, drafter), drafter, legal_adviser), chair, hours=hours)
    everybody_told(round_, chair)
    return round_


def agreed(round_: Round, clock, chair, *, hours=25) -> Round:
    clock.forward(hours=hours)
    while tick("the tests"):
        pass
    round_.refresh_from_db()
    return confirm_outcome(round_=round_, by=chair)


def read(client, user, name, *args, **query):
    client.force_login(user)
    return client.get(reverse(name, args=args), query)


@pytest.fixture
def rounds(analyst, drafter, legal_adviser, chair, clock) -> list[Round]:
    """Five cases that went through a round of silence, all within the last days."""
    found = []
    for _number in range(5):
        found.append(a_running_round(analyst, drafter, legal_adviser, chair))
        agreed(found[-1], clock, chair)
    return found


def test_a_case_shows_what_is_left_of_its_budget_and_where_the_time_went(client, analyst, denmark, clock):
    case = a_case(analyst)
    clock.forward(hours=50)
    page = read(client, denmark, "desk:case_part", case.pk, "time")
    assert page.status_code == 200
    said = page.content.decode()
    assert "Track: Standard" in said
    assert [row["state"] for row in page.context["spans"]][1] == "running"
    assert page.context["spans"][1]["left"] == "2 h over"
    assert said.count('role="img"') == 1
    assert " style=" not in said


def test_another_track_brings_another_budget_and_says_why(client, analyst, denmark):
    case = a_case(analyst)
    change_urgency(case=case, urgency="flash", why="The vote is tomorrow.", by=analyst)
    case.refresh_from_db()
    budget = read(client, denmark, "desk:case_part", case.pk, "time").context["spans"]
    assert [row["budget"] for row in budget] == ["1 h", "2 h", "2 h", "4 h", "2 h"]


def test_only_those_who_triage_or_assess_change_the_track(analyst, denmark, germany):
    case = a_case(analyst)
    for person in (denmark, germany):
        with pytest.raises(Refused):
            change_urgency(case=case, urgency="flash", why="Because.", by=person)
    with pytest.raises(Refused, match=r"cases\.urgency_unknown"):
        change_urgency(case=case, urgency="soon", why="Because.", by=analyst)
    with pytest.raises(Refused, match=r"cases\.reason_missing"):
        change_urgency(case=case, urgency="flash", why=" ", by=analyst)


def test_an_older_case_keeps_the_budget_of_its_day(client, analyst, denmark):
    case = a_case(analyst)
    row = LatencyBudget.objects.get(urgency="standard", phase="triage")
    later = case.created_at.date() + timedelta(days=2)
    LatencyBudget.objects.filter(pk=row.pk).update(valid_to=later - timedelta(days=1))
    LatencyBudget.objects.create(urgency="standard", phase="triage", hours=1, valid_from=later, source="Test")
    assert read(client, denmark, "desk:case_part", case.pk, "time").context["spans"][0]["budget"] == "24 h"


def test_a_partner_reads_nothing_of_the_time_of_a_case(analyst, denmark, nato, clock):
    case = a_case(analyst, originator="DK")
    release_case(case=case, partner="NATO", purpose="Exchange", expires_at=clock.now() + timedelta(days=2), by=denmark)
    assert Case.objects.visible_to(nato).get() == case
    assert time_of(case, nato, people.actor(nato)) == {"spans": []}


def test_the_secretariat_reads_medians_from_five_cases_on(client, rounds, secretariat):
    page = read(client, secretariat, "desk:time")
    rows = {row["name"]: row for row in page.context["rows"]}
    assert (rows["Sign-off"]["count"], rows["Sign-off"]["median"]) == (5, "25 h")
    assert rows["Sign-off"]["within"] == 100
    assert rows["Delivery"]["count"] == 0
    assert not rows["Delivery"]["median"]


def test_four_cases_are_too_few_for_any_hours(client, rounds, secretariat):
    Case.objects.filter(pk=rounds[0].proposal.case_id).update(created_at=rounds[0].opened_at - timedelta(days=200))
    page = read(client, secretariat, "desk:time")
    assert page.context["found"].cases == 4
    assert not any(row["median"] for row in page.context["rows"])
    assert "Fewer than five cases" in page.content.decode()


def test_a_case_one_may_not_see_is_not_counted(client, rounds, secretariat):
    Case.objects.filter(pk=rounds[0].proposal.case_id).update(marking="eyes")
    found = read(client, secretariat, "desk:time").context["found"]
    assert found.cases == 4
    assert sum(count for *_what, count in found.rounds) == 4


def test_the_figures_cost_the_same_number_of_queries_for_more_cases(
    client, rounds, secretariat, django_assert_max_num_queries
):
    client.force_login(secretariat)
    with django_assert_max_num_queries(45):
        client.get(reverse("desk:time"))


def test_no_figure_names_a_state(client, rounds, secretariat, denmark):
    give = rounds[0]
    names = {state.name for state in cast.states()} if hasattr(cast, "states") else {"Denmark", "France", "Hungary"}
    page = read(client, secretariat, "desk:time").content.decode()
    table = read(client, secretariat, "desk:time_csv").content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    assert give.members.count() == 27
    assert not any(name in main or name in table for name in names)


def test_the_export_holds_the_page_and_opens_as_a_table(client, rounds, secretariat):
    answer = read(client, secretariat, "desk:time_csv")
    assert answer["Content-Type"].startswith("text/csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    assert rows[4][:4] == ["phase", "Sign-off", "5", "25.0"]
    assert {len(row) for row in rows} == {8}


@pytest.mark.parametrize("query", [{"since": "2026-12-01", "until": "2026-11-01"}, {"since": "x", "until": "y"}])
def test_a_period_that_cannot_be_is_refused_with_the_dates_kept(client, secretariat, query):
    page = read(client, secretariat, "desk:time", **query)
    assert page.status_code == 400
    assert "found" not in page.context or page.context["found"] is None
    assert read(client, secretariat, "desk:time_csv", **query).status_code == 400


@pytest.mark.parametrize("who", ["denmark", "chair", "analyst", "drafter", "legal_adviser", "security_officer"])
def test_the_figures_over_all_cases_are_closed_to(client, request, who):
    assert read(client, request.getfixturevalue(who), "desk:time").status_code == 403


@pytest.mark.parametrize("who", ["secretariat", "chair", "analyst", "auditor", "security_officer", "stranger"])
def test_nobody_but_a_states_own_people_reads_a_trend(client, request, who):
    for name in ("desk:time_ours", "desk:time_ours_csv"):
        assert read(client, request.getfixturevalue(who), name).status_code == 403


def test_each_delegation_reads_its_own_trend_and_nobody_elses(
    client, analyst, drafter, legal_adviser, chair, clock, denmark, danish_officer, france
):
    round_ = a_running_round(analyst, drafter, legal_adviser, chair)
    clock.forward(hours=6)
    give_position(round_id=round_.pk, text_sha256=round_.text_sha256, by=denmark, answer="agree")
    agreed(round_, clock, chair, hours=20)
    for person in (denmark, danish_officer):
        (row,) = read(client, person, "desk:time_ours").context["rows"]
        assert (row["asked"], row["answered"], row["silent"], row["missed"]) == (1, 1, 0, 0)
        assert row["median"] == "6 h"
        assert row["share"] == "25 %"
    (row,) = read(client, france, "desk:time_ours").context["rows"]
    assert (row["asked"], row["answered"], row["silent"], row["median"]) == (1, 0, 1, "–")
    french = read(client, france, "desk:time_ours_csv").content.decode()
    assert '"6.0"' not in french


def test_no_other_state_can_be_asked_for(client, denmark, france, analyst, drafter, legal_adviser, chair, clock):
    round_ = a_running_round(analyst, drafter, legal_adviser, chair)
    clock.forward(hours=6)
    give_position(round_id=round_.pk, text_sha256=round_.text_sha256, by=denmark, answer="agree")
    plain = read(client, france, "desk:time_ours").context["rows"]
    for name in ("state", "delegation", "code", "home"):
        assert read(client, france, "desk:time_ours", **{name: "DK"}).context["rows"] == plain


def test_a_delegation_without_rounds_reads_what_will_be_there(client, denmark):
    assert "No round in the last twelve months" in read(client, denmark, "desk:time_ours").content.decode()


def test_a_forecast_says_how_many_rounds_are_missing(client, rounds, analyst, drafter, legal_adviser, chair, denmark):
    round_ = a_running_round(analyst, drafter, legal_adviser, chair)
    page = read(client, denmark, "responses:proposal", round_.proposal_id).content.decode()
    assert "5 earlier rounds of this procedure came to a confirmed outcome, and 8 are needed" in page


def test_a_forecast_rests_on_enough_rounds_the_reader_may_see(
    client, rounds, analyst, drafter, legal_adviser, chair, clock, denmark
):
    for _number in range(3):
        agreed(a_running_round(analyst, drafter, legal_adviser, chair), clock, chair)
    round_ = a_running_round(analyst, drafter, legal_adviser, chair)
    page = read(client, denmark, "responses:proposal", round_.proposal_id)
    found = page.context["forecast"]["found"]
    assert (found.past, found.carried, found.is_enough) == (8, 8, True)
    assert round_.closes_at < found.likely < round_.closes_at + timedelta(hours=2)
    hidden = Case.objects.filter(pk=rounds[0].proposal.case_id)
    hidden.update(marking="eyes", lead="FR", originator="FR")
    again = read(client, denmark, "responses:proposal", round_.proposal_id).context["forecast"]["found"]
    assert (again.past, again.is_enough) == (7, False)


def test_everybody_signed_in_reads_whether_the_clockwork_runs(client, denmark, clock):
    assert "never" in read(client, denmark, "desk:status").content.decode()
    tick("the tests")
    assert "Deadlines fire" in read(client, denmark, "desk:status").content.decode()
    clock.forward(minutes=10)
    stopped = read(client, denmark, "desk:status")
    assert stopped.context["wrong"].code == "notifications.ticks_stopped"
    assert 'href="/status/"' in stopped.content.decode()
