"""The calculators as pages, and what they offer the chair before a round is opened."""

import re
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from core.clock import db_now
from delegations.facts import brussels_day
from responses.models import Round
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
TALLY, DEADLINE = "/calculators/tally/", "/calculators/deadline/"


def text_of(page) -> str:
    return re.sub(r"\s+", " ", page.content.decode())


@pytest.mark.parametrize("path", [TALLY, DEADLINE])
def test_every_page_leads_to_the_calculators(path, denmark):
    assert f'href="{path}"' in text_of(signed_in(denmark).get(reverse("desk:inbox")))
    assert signed_in(denmark).get(path).status_code == 200


@pytest.mark.parametrize("path", [TALLY, DEADLINE])
def test_a_calculator_wants_somebody_signed_in(path, client):
    assert client.get(path).status_code == 302


def test_the_tally_says_the_result_in_a_sentence_with_bars_and_table(denmark):
    asked = {"rule": "qualified_majority", "proposal_from": "hr_or_commission", "others": "for", "HU": "against"}
    page = signed_in(denmark).get(TALLY, asked)
    shown = text_of(page)
    assert page.status_code == 200, shown
    assert page.context["answer"]["outcome"] == "ADOPTED"
    assert page.context["answer"]["explanation"] in page.context["board"]["sentence"]
    assert page.context["board"]["bars"][0]["value"] == 26
    assert "Table of all answers" in shown
    assert "verdict--passed" in shown


def test_one_objection_breaks_a_silence_on_the_page_as_in_the_api(denmark):
    page = signed_in(denmark).get(TALLY, {"rule": "silence", "MT": "object"})
    assert page.context["answer"]["outcome"] == "BROKEN"


def test_states_may_be_suspended_or_left_out(denmark):
    page = signed_in(denmark).get(
        TALLY, {"rule": "consent_of_participants", "others": "outside", "DK": "for", "FR": "for"}
    )
    assert page.context["answer"]["outcome"] == "AGREED"
    out = signed_in(denmark).get(TALLY, {"rule": "unanimity", "others": "for", "HU": "suspended"})
    assert out.context["answer"]["outcome"] == "ADOPTED"


def test_the_bars_measure_those_who_vote(denmark):
    asked = {"rule": "qualified_majority", "proposal_from": "hr_or_commission", "others": "against", "HU": "suspended"}
    page = signed_in(denmark).get(TALLY, asked)
    assert page.context["board"]["bars"][0]["total"] == 26
    three = {"rule": "consent_of_participants", "others": "outside", "DK": "for", "FR": "for", "IT": "against"}
    assert signed_in(denmark).get(TALLY, three).context["board"]["bars"][0]["total"] == 3


def test_under_unanimity_the_page_shows_both_thirds_of_those_who_declared(denmark):
    asked = {"rule": "unanimity", "others": "for", "DE": "abstain_with_declaration", "populations": "2023"}
    page = signed_in(denmark).get(TALLY, asked)
    assert page.context["answer"]["population_total"] == 447533144
    bars = [(bar["value"], bar["mark"], bar["total"]) for bar in page.context["board"]["bars"]]
    assert bars == [(1, 9, 27), (83203320, 149177715, 447533144)]
    assert signed_in(denmark).get(TALLY, asked | {"populations": "1999"}).status_code == 400


def test_a_question_no_rule_knows_is_refused_in_a_sentence(denmark):
    page = signed_in(denmark).get(TALLY, {"rule": "silence", "MT": "abstain"})
    assert page.status_code == 400
    assert "notice--no" in text_of(page)
    assert signed_in(denmark).get(TALLY, {"rule": "qualified_majority", "others": "for"}).status_code == 400
    assert signed_in(denmark).get(TALLY, {"rule": "acclamation"}).status_code == 400


def test_the_deadline_says_when_the_period_ends_and_whom_it_meets(denmark):
    asked = {"opened_at": "2026-12-03T16:00", "way": "working_days-working_days", "quantity": 3}
    page = signed_in(denmark).get(DEADLINE, asked)
    assert page.status_code == 200, text_of(page)
    assert page.context["answer"]["closes_at"] == "2026-12-08T11:00:00Z"
    assert "The period ends Tue 8 Dec 2026, 12:00 (Brussels, CET)." in text_of(page)
    assert "AT" in {warning["state"] for warning in page.context["answer"]["warnings"]}


def test_a_period_that_ends_in_the_night_says_so(denmark):
    page = signed_in(denmark).get(DEADLINE, {"opened_at": "2026-12-03T22:00", "way": "clock-hours", "quantity": 4})
    assert "between 22:00 and 07:00 then in the capitals of" in text_of(page)


@pytest.mark.parametrize(
    "asked",
    [
        {"opened_at": "yesterday", "way": "clock-hours", "quantity": 4},
        {"opened_at": "2026-12-03T22:00", "way": "clock-hours", "quantity": 0},
        {"opened_at": "2026-12-03T22:00", "way": "moons", "quantity": 1},
        {"opened_at": "2026-12-03T22:00", "way": "clock-hours", "quantity": 4, "at": "12:00"},
        {"opened_at": "2031-12-03T22:00", "way": "clock-hours", "quantity": 4},
        {"opened_at": "0001-01-01T00:00", "way": "clock-hours", "quantity": 4},
        {"opened_at": "9999-12-31T23:59", "way": "clock-hours", "quantity": 4},
    ],
)
def test_a_bad_question_about_a_period_is_refused(asked, denmark):
    assert signed_in(denmark).get(DEADLINE, asked).status_code == 400


def test_the_usual_periods_are_offered(denmark):
    shown = text_of(signed_in(denmark).get(DEADLINE))
    for name in ("FLASH: 4 hours", "URGENT: 24 hours", "STANDARD: 48 hours", "ORDINARY: 3 working days"):
        assert name in shown


def test_the_chair_is_offered_instants_and_may_take_one(proposal, chair):
    path = reverse("responses:open_round", args=[proposal.pk])
    page = signed_in(chair).get(path)
    assert "FLASH: 4 hours" in text_of(page)
    taken = re.search(r'href="\?(closes_at=[^"]+)"', text_of(page))
    assert taken
    instant = taken[1].removeprefix("closes_at=").replace("%3A", ":")
    assert f'value="{instant}"' in text_of(signed_in(chair).get(f"{path}?{taken[1]}"))
    assert signed_in(chair).get(f"{path}?closes_at=nonsense").status_code == 200


def test_a_national_holiday_is_said_before_anybody_is_asked_and_the_chairs_instant_wins(proposal, chair):
    path = reverse("responses:open_round", args=[proposal.pk])
    new_year = date(brussels_day(db_now()).year + 1, 1, 1)
    form = {"version": 1, "way": "silence/silence", "visibility": "at_once", "closes_at": f"{new_year}T12:00"}
    warned = signed_in(chair).post(path, form)
    assert warned.status_code == 400
    assert "National holiday on the closing day in: " in text_of(warned)
    assert "The institutions in Brussels are closed on" in text_of(warned)
    assert not Round.objects.exists()
    assert signed_in(chair).post(path, form | {"holidays_seen": "on"}).status_code == 303
    assert Round.objects.get().closes_at == datetime(new_year.year, 1, 1, 11, tzinfo=UTC)
