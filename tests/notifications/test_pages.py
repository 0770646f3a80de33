"""My notices, “received”, why, preferences, the plan of a deadline, and the secretariat's deliveries."""

from datetime import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from audit.trail import trail_of
from notifications import actions
from notifications.dispatcher import tick
from notifications.models import Notice, Preference, Reminder
from notifications.outbox import notify
from notifications.queries import delivery_of, unread_count
from tests.notifications.conftest import sign_in

pytestmark = pytest.mark.django_db


def url(name: str, *args) -> str:
    return reverse(f"notifications:{name}", args=args)


@pytest.fixture
def told(case, denmark):
    """One notice in Denmark's list."""
    notify(
        people=[denmark], code="tests.plain", params={"case": case.reference}, subject=case,
        url=f"/cases/{case.pk}/", dedupe="told", chain=str(case.pk),
    )  # fmt: skip
    return Notice.objects.get(channel="in_app")


def test_a_notice_is_listed_before_any_dispatcher_ran(client, told, denmark, case):
    sign_in(client, denmark)
    page = client.get(url("notices")).content.decode()
    assert f"Something happened to {case.reference}." in page
    assert f'href="/cases/{case.pk}/"' in page
    assert unread_count(denmark) == 1


def test_reading_writes_nothing(client, told, denmark):
    sign_in(client, denmark)
    client.get(url("notices"))
    client.get(url("notice", told.pk))
    assert unread_count(denmark) == 1


def test_received_is_recorded_once_spares_the_mail_and_leaves_a_sentence(client, told, denmark):
    sign_in(client, denmark)
    for _twice in range(2):
        assert client.post(url("received", told.pk)).status_code == 303
    assert unread_count(denmark) == 0
    assert dict(Notice.objects.values_list("channel", "status")) == {"in_app": "acknowledged", "email": "cancelled"}
    assert [event.verb for event in trail_of(told)] == ["acknowledged"]


def test_another_persons_notice_is_not_there(client, told, france):
    sign_in(client, france)
    assert client.get(url("notice", told.pk)).status_code == 404
    assert client.post(url("received", told.pk)).status_code == 404


def test_what_i_may_no_longer_see_is_not_listed(client, told, denmark, case):
    case.audience.filter(delegation_id="DK").delete()
    sign_in(client, denmark)
    assert case.reference not in client.get(url("notices")).content.decode()
    assert client.get(url("notice", told.pk)).status_code == 404


def test_the_list_asks_a_constant_number_of_questions(client, case, denmark):
    sign_in(client, denmark)

    def questions(count: int) -> int:
        for number in range(count):
            notify(
                people=[denmark], code="tests.plain", params={"case": str(number)}, subject=case, url="/",
                dedupe=f"{count}-{number}",
            )  # fmt: skip
        with CaptureQueriesContext(connection) as found:
            client.get(url("notices"))
        return len(found)

    questions(1)
    assert questions(2) == questions(25)


def test_preferences_are_kept_and_half_of_the_quiet_hours_is_refused(client, denmark):
    sign_in(client, denmark)
    page = client.get(url("preferences")).content.decode()
    assert "checked" in page
    answer = client.post(url("preferences"), {"quiet_from": "20:00", "quiet_until": "07:00"})
    assert answer.status_code == 303
    wish = Preference.objects.get(person=denmark)
    assert (wish.email, wish.quiet_from, wish.quiet_until) == (False, time(20), time(7))
    refused = client.post(url("preferences"), {"email": "on", "quiet_from": "20:00"})
    assert refused.status_code == 400
    assert "both ends of the quiet hours" in refused.content.decode()
    assert "20:00" in refused.content.decode()
    assert client.post(url("preferences"), {"quiet_from": "20:00", "quiet_until": "20:00"}).status_code == 400


def test_the_plan_of_a_deadline_is_visible_before_it_fires(client, plan_round, denmark):
    deadline = plan_round()
    sign_in(client, denmark)
    page = client.get(url("deadline", deadline.pk)).content.decode()
    assert "Last notice" in page
    assert "To your delegation" in page
    assert "DK, DE, FR" not in page
    assert "Delivery log" not in page


def test_who_runs_the_procedure_sees_whom_each_step_of_the_plan_is_for(client, plan_round, chair):
    deadline = plan_round()
    sign_in(client, chair)
    assert "DK, DE, FR" in client.get(url("deadline", deadline.pk)).content.decode()


def test_a_stranger_to_the_case_sees_no_plan(client, plan_round, hungary):
    deadline = plan_round()
    sign_in(client, hungary)
    assert client.get(url("deadline", deadline.pk)).status_code == 404


def test_the_chair_sees_who_was_reached_and_who_confirmed(client, plan_round, chair, denmark):
    deadline = plan_round()
    tick()
    actions.acknowledge(notice=Notice.objects.get(person=denmark, channel="in_app"), by=denmark)
    found = delivery_of(deadline)
    assert [found[code].state for code in ("DK", "FR", "DE")] == ["acknowledged", "delivered", "delivered"]
    sign_in(client, chair)
    page = client.get(url("deadline", deadline.pk)).content.decode()
    assert "Acknowledged" in page
    assert "Delivery log" in page
    assert denmark.name in page


def test_deliveries_are_for_the_secretariat(client, denmark, secretariat):
    sign_in(client, denmark)
    assert client.get(url("deliveries")).status_code == 403
    sign_in(client, secretariat)
    assert "The dispatcher has never run" in client.get(url("deliveries")).content.decode()


def test_a_dead_letter_is_retried_by_the_secretariat_and_leaves_a_sentence(client, told, denmark, secretariat):
    Notice.objects.filter(channel="email").update(status="dead", attempts=8, last_error="mail server away")
    dead = Notice.objects.get(channel="email")
    sign_in(client, secretariat)
    assert "mail server away" in client.get(url("deliveries")).content.decode()
    assert client.post(url("retry_notice", dead.pk)).status_code == 303
    assert client.post(url("retry_notice", dead.pk)).status_code == 409
    tick()
    dead.refresh_from_db()
    assert dead.status == "sent"
    assert [event.verb for event in trail_of(dead)] == ["retried"]
    sign_in(client, denmark)
    assert client.post(url("retry_notice", dead.pk)).status_code == 403


def test_a_delegation_not_reached_is_tried_again_once_somebody_is_there(
    client, case, plan_round, secretariat, swedish_officer
):
    plan_round(delegations=("SE",))
    tick()
    failed = Reminder.objects.get(delegation="SE", kind="opened")
    sign_in(client, secretariat)
    assert "SE Sweden" in client.get(url("deliveries")).content.decode()
    case.audience.create(delegation_id="SE")
    assert client.post(url("retry_reminder", failed.pk)).status_code == 303
    tick()
    failed.refresh_from_db()
    assert failed.status == "sent"
    assert Notice.objects.filter(person=swedish_officer, status="sent").count() == 2


def test_a_bounce_is_noted_on_the_notice_and_shown_to_the_chair(plan_round, denmark):
    deadline = plan_round(delegations=("DK",))
    tick()
    sent = Notice.objects.get(person=denmark, channel="email")
    assert actions.record_bounce(message_id=sent.message_id, reason="550 no such mailbox")
    assert not actions.record_bounce(message_id="<unknown@example.org>", reason="550")
    found = delivery_of(deadline)["DK"]
    assert (found.state, found.problem.code) == ("failed", "notifications.mail_failed")
