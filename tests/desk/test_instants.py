"""Every instant stands in the inbox and the calendar of those it concerns, and of nobody else."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.clock import db_now
from delegations import facts as people
from delegations.actions.people import appoint
from delegations.models import Delegation
from delegations.rules.roles import Role
from desk.inbox import inbox_of
from notifications import dispatcher, housekeeping
from notifications.ics import calendar_of
from notifications.models import Deadline
from partners.actions import issue_key
from responses.actions.afterwards import note_commitment, settle_commitment
from responses.actions.deliver import record_delivery
from sanctions.actions import record_expiry
from tests import cast
from tests.factories.cases import a_case, a_report
from tests.factories.listings import a_dossier, an_assessment
from tests.factories.responses import a_case_for_all, a_proposal, ready
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db


def lines(user) -> dict[str, object]:
    found = inbox_of(user, db_now())
    return {item.title: item.due for items in found.values() for item in items}


def calendar(user) -> str:
    return signed_in(user).get(reverse("desk:calendar")).content.decode()


@pytest.fixture
def referral(analyst, drafter, legal_adviser):
    case = a_case_for_all(analyst)
    made = ready(a_proposal(case, drafter, "platform_referral", title="Referral"), drafter, legal_adviser)
    return record_delivery(
        proposal=made, kind="referral", what="Referred.", delivered_by="EEAS", delivered_at=db_now(), by=drafter
    )


def test_a_promise_waits_for_who_carries_out_until_it_is_settled_even_overdue(referral, drafter, denmark, clock):
    made = note_commitment(
        delivery=referral, by_whom="A platform", what="Remove.", due_at=db_now() + timedelta(days=3), by=drafter
    )
    assert lines(drafter)[str(made)] == made.due_at
    assert str(made) not in lines(denmark)
    assert str(made) in calendar(drafter)
    assert str(made) not in calendar(denmark)
    clock.forward(days=4)
    dispatcher.tick()
    assert str(made) in lines(drafter)
    settle_commitment(commitment=made, status="not_kept", by=drafter)
    assert str(made) not in lines(drafter)


def test_a_look_at_the_effect_comes_two_weeks_ahead_and_stands_in_the_calendar_from_the_first_day(
    referral, drafter, clock
):
    first = referral.proposal.effect_reviews.order_by("after_days").first()
    assert str(first) not in lines(drafter)
    assert str(first) in calendar(drafter)
    clock.forward(days=17)
    assert str(first) in lines(drafter)


def test_report_assessment_and_checks_stand_with_their_instants(analyst, drafter, legal_adviser, danish_officer):
    report = a_report(danish_officer)
    case = a_case(analyst)
    assessment = an_assessment(case, analyst)
    draft = a_proposal(case, drafter)
    due = {row.subject_id: row.due_at for row in Deadline.objects.all()}
    found = lines(analyst)
    assert found[report.title] == due[report.pk]
    assert found[f"{case.title} – {case.reference}"] == due[assessment.pk]
    title = f"{draft.title} – {draft.reference}"
    assert lines(drafter)[title] == due[draft.checks.get(code="evidence").pk]
    assert lines(legal_adviser)[title] == due[draft.checks.get(code="rights_test").pk]


def test_what_runs_out_is_known_to_its_owner_and_the_secretariat_alone(secretariat, danish_lead, denmark, france):
    dk = Delegation.objects.get(pk="DK")
    soon = people.today() + timedelta(days=20)
    made = appoint(user=denmark, role=Role.LEAD, delegation=dk, since=people.today(), until=soon, by=secretariat)
    key = issue_key(body="DK", scopes=["reports:write"], days=20, by=secretariat)[0]
    housekeeping.plan_missing()
    title = housekeeping.appointment_title(made)
    for who in (secretariat, danish_lead, denmark):
        assert title in lines(who)
    assert str(key) in lines(secretariat)
    assert str(key) in lines(danish_lead)
    assert any("Populations" in line for line in lines(secretariat))
    for line in (title, str(key)):
        assert line not in lines(france)
        assert line not in calendar(france)
    assert not any("Populations" in line for line in lines(france))
    assert "Populations" not in calendar(france)


def test_the_feed_of_a_person_holds_what_concerns_them_and_no_title(referral, drafter, denmark, secretariat):
    note_commitment(
        delivery=referral, by_whom="A platform", what="Remove.", due_at=db_now() + timedelta(days=3), by=drafter
    )
    text = calendar_of(drafter).decode()
    assert "A commitment is due" in text
    assert "A review is due" in text
    assert "platform" not in text.lower()
    assert "Brussels" in text
    assert "A commitment is due" not in calendar_of(denmark).decode()


def test_the_next_step_before_a_listing_expires_stands_in_the_calendars_of_proposer_and_drafter(
    analyst, denmark, drafter, chair, france
):
    dossier = a_dossier(a_case(analyst), denmark)
    record_expiry(dossier=dossier, expires_on=people.today() + timedelta(days=125), by=chair)
    for who in (denmark, drafter):
        assert dossier.target_name in calendar(who)
    assert dossier.target_name not in calendar(france)


def test_a_full_calendar_of_others_does_not_crowd_out_ones_own(referral, drafter, analyst):
    made = note_commitment(
        delivery=referral, by_whom="A platform", what="Remove.", due_at=db_now() + timedelta(days=3), by=drafter
    )
    hidden = cast.officer("SE")
    Deadline.objects.bulk_create(
        Deadline(
            subject_kind="partners.apikey", subject_id=made.pk, handler=f"partners.key_ends{n}", kind="key_expiry",
            chain="", opened_at=db_now(), due_at=db_now() + timedelta(days=1),
        )
        for n in range(310)
    )  # fmt: skip
    assert str(made) in calendar(drafter)
    assert str(made) not in calendar(hidden)


def test_inbox_and_calendar_cost_the_same_for_one_promise_and_for_many(
    referral, drafter, django_assert_max_num_queries
):
    def promise():
        due_at = db_now() + timedelta(days=3)
        note_commitment(delivery=referral, by_whom="A platform", what="Remove.", due_at=due_at, by=drafter)

    promise()
    with CaptureQueriesContext(connection) as one:
        lines(drafter)
    for _ in range(8):
        promise()
    with django_assert_max_num_queries(len(one)):
        lines(drafter)
