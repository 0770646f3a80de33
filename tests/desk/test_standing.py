"""“As it stood at …”: replayed from what is only ever added, with today's rights, honest where nothing was kept."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse

from audit.models import AuditEvent
from cases.actions.audience import add_to_audience, change_lead, remove_from_audience
from cases.actions.case import advance, change_case_marking, rewrite
from cases.actions.handling import change_marking, regrade
from cases.actions.severity import rescore
from desk.standing.of_case import case_at
from desk.standing.of_round import round_at
from desk.templatetags.standing import control_value
from responses.actions.meeting import record_roll_call
from responses.actions.positions import give_position
from responses.actions.rounds import extend_round
from responses.models import Round
from tests import cast
from tests.factories.cases import WHY, a_case, a_report, some_evidence
from tests.factories.listings import a_dossier, a_sentence
from tests.factories.responses import a_case_for_all, a_proposal, a_round, ready
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def listable(analyst, danish_officer):
    """A case on which a restrictive measure can rest."""
    case = a_case_for_all(analyst)
    item = some_evidence(case, danish_officer, "Register extract", publishable=True)
    a_sentence(a_dossier(case, danish_officer), danish_officer, item)
    return case


@pytest.fixture
def case(analyst, danish_officer):
    return a_case(analyst, "Cloned news sites", report=a_report(danish_officer), audience={"SE": "consulted"})


def page(reader, name, thing, at=None):
    return signed_in(reader).get(reverse(f"desk:{name}", args=[thing.pk]), {"at": control_value(at)} if at else {})


def test_every_change_of_a_case_is_undone(case, analyst, denmark, danish_officer, clock):
    item = some_evidence(case, danish_officer, reliability="B", credibility="2")
    then = clock.now()
    clock.forward(hours=1)
    regrade(evidence=item, reliability="C", credibility="3", why="Seen again.", by=analyst)
    change_marking(evidence=item, marking="eyes", by=danish_officer)
    some_evidence(case, danish_officer, "Later")
    rewrite(case=case, title="Renamed", summary="New", seen=case.revision, by=analyst)
    rescore(case=case, scores=dict.fromkeys("BSTDM", 3), score_reasons=WHY, by=analyst)
    advance(case=case, name="respond", by=analyst)
    remove_from_audience(case=case, delegation="SE", by=analyst)
    add_to_audience(case=case, delegation="FI", relation="affected", by=analyst)
    change_lead(case=case, lead="FI", by=analyst)
    change_case_marking(case=case, marking="eyes", by=denmark)
    stood = case_at(case, then, denmark)
    assert stood["known"] == {
        "title": "Cloned news sites", "summary": "", "marking": "limite", "tier": "T2", "lead": "DK",
        "scores": {"B": 2, "S": 2, "T": 2, "D": 1, "M": 2},
    }  # fmt: skip
    assert (stood["status"], stood["audience"], stood["lost"]) == ("open", ["DK", "SE"], [])
    assert [(row["item"].title, row["grade"], row["marking"]) for row in stood["evidence"]] == [
        ("Log of the mirror site", "B2", "LIMITE")
    ]
    assert len(stood["reports"]) == 1


def test_now_is_what_stands_now(case, denmark, analyst, clock):
    rewrite(case=case, title="Renamed", summary="New", seen=case.revision, by=analyst)
    stood = case_at(case, clock.now(), denmark)
    assert (stood["known"]["title"], stood["known"]["summary"]) == ("Renamed", "New")


def test_an_old_value_that_was_not_kept_is_said(case, denmark, analyst, clock):
    then = clock.now()
    clock.forward(hours=1)
    rewrite(case=case, title="Renamed", summary="New", seen=case.revision, by=analyst)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_auditevent DISABLE TRIGGER USER")
    AuditEvent.objects.filter(verb="rewrite_case").update(details={})
    assert case_at(case, then, denmark)["lost"] == ["summary", "title"]
    assert "old value not kept" in page(denmark, "case_then", case, then).content.decode()


def test_before_its_opening_there_was_no_case(case, denmark):
    answer = page(denmark, "case_then", case, case.created_at - timedelta(days=1))
    assert "was not open yet" in answer.content.decode()


def test_an_instant_to_come_or_none_at_all_is_refused_in_words(case, denmark, clock):
    answer = page(denmark, "case_then", case, clock.now() + timedelta(days=1))
    assert (answer.status_code, "still to come" in answer.content.decode()) == (400, True)
    answer = signed_in(denmark).get(reverse("desk:case_then", args=[case.pk]), {"at": "yesterday"})
    assert (answer.status_code, "2026-11-24T12:00" in answer.content.decode()) == (400, True)


def test_rights_are_those_of_today(case, analyst, clock):
    sweden = cast.signatory("SE")
    then = clock.now()
    assert page(sweden, "case_then", case, then).status_code == 200
    remove_from_audience(case=case, delegation="SE", by=analyst)
    assert page(sweden, "case_then", case, then).status_code == 404


@pytest.fixture
def round_(analyst, drafter, legal_adviser, chair):
    case = a_case_for_all(analyst)
    return a_round(ready(a_proposal(case, drafter), drafter, legal_adviser), chair, visibility="after_close")


def says(round_, by, answer, **more):
    return give_position(round_id=round_.pk, text_sha256=round_.text_sha256, by=by, answer=answer, **more)


def answers(round_, at, reader) -> dict[str, str]:
    return {row["state"].code: str(row["answer"]) for row in round_at(round_, at, reader)["rows"] if row["answer"]}


def test_a_round_is_shown_with_the_answers_and_the_instant_of_then(round_, denmark, chair, clock):
    set_then = round_.closes_at
    says(round_, denmark, "reservation", reservation="scrutiny")
    then = clock.now()
    clock.forward(hours=1)
    says(round_, denmark, "agree")
    extend_round(round_=round_, closes_at=set_then + timedelta(hours=5), by=chair)
    round_.refresh_from_db()
    assert answers(round_, then, chair) == {"DK": "Reservation"}
    assert answers(round_, clock.now(), chair) == {"DK": "Agrees"}
    assert round_at(round_, then, chair)["closes_at"] == set_then
    assert round_at(round_, clock.now(), chair)["closes_at"] == set_then + timedelta(hours=5)
    assert "Reservation" in page(chair, "round_then", round_, then).content.decode()


def test_answers_not_shown_today_are_not_shown_for_then(round_, denmark, clock):
    says(round_, denmark, "object", reason="Kingfisher")
    germany = cast.signatory("DE")
    assert answers(round_, clock.now(), germany) == {}
    shown = page(germany, "round_then", round_, clock.now() - timedelta(seconds=1)).content.decode()
    assert "Objects" not in shown
    assert "Kingfisher" not in shown


def test_before_its_opening_there_was_no_round(round_, chair):
    answer = page(chair, "round_then", round_, round_.opened_at - timedelta(minutes=5))
    assert "was not open yet" in answer.content.decode()


def test_an_answer_that_replaced_another_is_an_answer_and_a_withdrawal_is_none(round_, denmark, france, chair, clock):
    says(round_, denmark, "object")
    says(round_, denmark, "agree", withdraws=True)
    says(round_, france, "agree")
    says(round_, france, "comment", withdraws=True)
    assert answers(round_, clock.now(), chair) == {"DK": "Agrees"}


def test_a_vote_in_the_room_is_shown_state_by_state(listable, drafter, legal_adviser, chair, clock):
    made = ready(a_proposal(listable, drafter, "cfsp_decision"), drafter, legal_adviser)
    vote = a_round(made, chair, procedure="meeting", rule="unanimity", closes_at=None)
    states = [member.state_id for member in vote.members.all()]
    said = dict.fromkeys(states, "for") | {"DK": "abstain"}
    record_roll_call(round_=vote, present=states, proxies={}, answers=said, by=chair)
    shown = answers(Round.objects.get(pk=vote.pk), clock.now(), chair)
    assert (len(shown), shown["DK"], shown["FR"]) == (27, "Abstains", "In favour")
