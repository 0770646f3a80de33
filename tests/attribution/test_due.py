"""An assessment is due by the term in force, until it is agreed or its case is closed."""

import pytest

from attribution import actions
from cases.actions.case import advance
from core.clock import db_now
from delegations.rules.roles import Role
from notifications import dispatcher
from notifications.models import Deadline, Notice
from notifications.rules.vocabulary import DeadlineKind
from notifications.timetable import time_allowed
from tests import cast
from tests.factories.cases import a_case
from tests.factories.listings import an_assessment

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(analyst):
    return an_assessment(a_case(analyst), analyst)


def of(thing) -> Deadline:
    return Deadline.objects.get(subject_id=thing.pk, kind="assessment")


def test_it_is_due_by_the_term_and_asks_the_analysts_of_its_body(made, analyst, drafter, clock):
    assert of(made).due_at == time_allowed(DeadlineKind.ASSESSMENT, of(made).opened_at)
    clock.forward(seconds=(of(made).due_at - db_now()).total_seconds() - 3600)
    dispatcher.tick()
    told = Notice.objects.filter(code="attribution.notice_due_to_be_written", channel="in_app")
    assert list(told.values_list("person", flat=True)) == [analyst.pk]


def test_agreeing_ends_it_in_the_same_transaction(made, analyst):
    second = cast.person("second", "EEAS", Role.ANALYST)
    actions.submit_for_review(assessment=made, by=analyst)
    actions.take_review(assessment=made, by=second)
    assert of(made).status == "open"
    actions.agree(assessment=made, by=second)
    assert of(made).status == "cancelled"


def test_a_closed_case_asks_for_no_assessment_and_a_reopened_one_does_again(made, chair):
    advance(case=made.case, name="close", by=chair, reason="Nothing in it.")
    assert of(made).status == "cancelled"
    made.case.refresh_from_db()
    advance(case=made.case, name="reopen", by=chair, reason="New facts.")
    assert of(made).status == "open"
