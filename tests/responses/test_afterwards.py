"""What is due around a response: its checks, what others promised, what it changed; each ended by its act."""

from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse

from audit.models import AuditEvent
from core.clock import db_now
from core.rules.refusal import Refused
from delegations import facts as people
from notifications import dispatcher
from notifications.models import Deadline, Notice, Reminder
from responses.actions.afterwards import note_commitment, say_effect, settle_commitment
from responses.actions.checks import confirm_evidence, undo_check
from responses.actions.deliver import record_delivery
from responses.actions.propose import withdraw_proposal
from responses.models import Commitment
from tests.factories.responses import a_case_for_all, a_proposal, a_round, ready
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db


def of(thing) -> Deadline:
    return Deadline.objects.get(subject_id=thing.pk)


def told(code: str) -> set[str]:
    return set(Notice.objects.filter(code=code, channel="in_app").values_list("person__email", flat=True))


@pytest.fixture
def case(analyst):
    return a_case_for_all(analyst)


@pytest.fixture
def draft(case, drafter, legal_adviser):
    return a_proposal(case, drafter)


@pytest.fixture
def delivery(case, drafter, legal_adviser):
    made = ready(a_proposal(case, drafter, "platform_referral", title="Referral"), drafter, legal_adviser)
    return record_delivery(
        proposal=made, kind="referral", what="Referred.", delivered_by="EEAS", delivered_at=db_now(), by=drafter
    )


def promised(delivery, by, **more):
    said = {"by_whom": "A platform", "what": "Remove the copies.", "due_at": db_now() + timedelta(days=9)} | more
    return note_commitment(delivery=delivery, by=by, **said)


def test_every_check_is_due_and_asks_those_who_can_do_it(draft, drafter, legal_adviser, analyst, clock):
    assert {of(check).status for check in draft.checks.all()} == {"open"}
    clock.forward(seconds=(of(draft.checks.get(code="rights_test")).due_at - db_now()).total_seconds() - 3600)
    dispatcher.tick()
    assert told("responses.notice_rights_test_due") == {legal_adviser.email}
    assert told("responses.notice_check_due") == {drafter.email}


def test_a_check_done_is_no_longer_due_and_one_taken_back_is(draft, drafter):
    check = draft.checks.get(code="evidence")
    confirm_evidence(proposal=draft, by=drafter)
    assert of(check).status == "cancelled"
    assert not Reminder.objects.filter(deadline=of(check), status="planned").exists()
    undo_check(proposal=draft, code="evidence", by=drafter)
    assert of(check).status == "open"
    withdraw_proposal(proposal=draft, by=drafter)
    assert of(check).status == "cancelled"


def test_an_open_round_leaves_no_check_due(draft, drafter, legal_adviser, chair):
    a_round(ready(draft, drafter, legal_adviser), chair)
    assert not Deadline.objects.filter(kind="task", status="open").exists()


def test_a_commitment_comes_back_at_its_instant_and_is_settled_once(delivery, drafter, clock):
    made = promised(delivery, drafter)
    assert of(made).due_at == made.due_at
    clock.forward(days=9, minutes=1)
    dispatcher.tick()
    assert told("responses.notice_commitment_due") == {drafter.email}
    settle_commitment(commitment=made, status="kept", note="All gone.", by=drafter)
    with pytest.raises(Refused):
        settle_commitment(commitment=made, status="not_kept", by=drafter)
    assert AuditEvent.objects.filter(verb__in=["note_commitment", "settle_commitment"]).count() == 2


def test_a_commitment_settled_before_its_instant_reminds_nobody(delivery, drafter):
    made = promised(delivery, drafter)
    settle_commitment(commitment=made, status="dropped", by=drafter)
    assert of(made).status == "cancelled"


@pytest.mark.parametrize(
    ("change", "field"), [({"what": " "}, "what"), ({"by_whom": ""}, "by_whom"), ({"due_at": None}, "due_at")]
)
def test_a_commitment_without_words_or_before_the_delivery_is_refused(delivery, drafter, change, field):
    before = {"due_at": delivery.delivered_at - timedelta(days=1)} if "due_at" in change else change
    with pytest.raises(Refused) as no:
        promised(delivery, drafter, **before)
    assert no.value.refusal.field == field
    assert not Commitment.objects.exists()


def test_delegations_read_commitments_and_do_not_write_them(delivery, denmark, drafter):
    made = promised(delivery, drafter)
    page = signed_in(denmark).get(delivery.proposal.get_absolute_url()).content.decode()
    assert "Remove the copies." in page
    assert reverse("responses:commitment", args=[made.pk]) not in page
    with pytest.raises(Refused):
        promised(delivery, denmark)


def test_the_effect_is_looked_at_after_30_90_and_180_days_at_noon(delivery, drafter, analyst):
    rows = delivery.proposal.effect_reviews.order_by("after_days")
    assert [row.after_days for row in rows] == [30, 90, 180]
    day = people.brussels_day(delivery.delivered_at)
    noon = datetime.combine(day + timedelta(days=30), time(12), tzinfo=people.BRUSSELS)
    assert rows[0].due_at == of(rows[0]).due_at == noon
    assert of(rows[0]).kind == "review"


def test_what_changed_is_said_once_by_those_who_carry_out_or_assess(delivery, analyst, denmark, drafter):
    first = delivery.proposal.effect_reviews.get(after_days=30)
    with pytest.raises(Refused):
        say_effect(review=first, effect="reduced", by=denmark)
    say_effect(review=first, effect="reduced", cost="Accounts lost.", note="Counted.", by=analyst)
    assert of(first).status == "cancelled"
    with pytest.raises(Refused):
        say_effect(review=first, effect="ceased", by=drafter)
    page = signed_in(denmark).get(delivery.proposal.get_absolute_url()).content.decode()
    assert "Been reduced" in page
    assert "Accounts lost." in page


def test_a_second_delivery_does_not_plan_a_second_set_of_reviews(delivery, drafter):
    record_delivery(
        proposal=delivery.proposal,
        kind="referral",
        what="Again.",
        delivered_by="EEAS",
        delivered_at=db_now(),
        by=drafter,
    )
    assert delivery.proposal.effect_reviews.count() == 3


def test_days_that_are_past_when_a_delivery_is_recorded_are_left_out(case, drafter, legal_adviser):
    made = ready(a_proposal(case, drafter, "platform_referral", title="Late"), drafter, legal_adviser)
    record_delivery(
        proposal=made, kind="referral", what="Recorded late.", delivered_by="EEAS",
        delivered_at=db_now() - timedelta(days=40), by=drafter,
    )  # fmt: skip
    assert [row.after_days for row in made.effect_reviews.order_by("after_days")] == [90, 180]


def test_the_pages_note_settle_and_say(delivery, drafter):
    client = signed_in(drafter)
    due = (db_now() + timedelta(days=4)).astimezone(people.BRUSSELS)
    form = {"by_whom": "A platform", "what": "Answer.", "due_at": f"{due:%Y-%m-%dT%H:%M}"}
    assert client.post(reverse("responses:commitment_new", args=[delivery.pk]), form).status_code == 303
    made = Commitment.objects.get()
    assert client.post(made.get_absolute_url(), {}).status_code == 400
    assert client.post(made.get_absolute_url(), {"status": "not_kept"}).status_code == 303
    review = delivery.proposal.effect_reviews.first()
    assert client.get(review.get_absolute_url()).status_code == 200
    assert client.post(review.get_absolute_url(), {"effect": "cannot_tell"}).status_code == 303
    assert client.get(review.get_absolute_url()).status_code == 409
