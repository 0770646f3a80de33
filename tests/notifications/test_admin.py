"""The secretariat reads deadlines, reminders and notices in the administration, and may only retry."""

import pytest
from django.urls import reverse

from notifications.dispatcher import tick
from notifications.models import Notice, Reminder
from tests.notifications.conftest import sign_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", ["deadline", "reminder", "notice", "escalation", "tick"])
def test_lists_open_and_nothing_can_be_added(client, plan_round, secretariat, model):
    plan_round()
    tick()
    sign_in(client, secretariat)
    assert client.get(reverse(f"admin:notifications_{model}_changelist")).status_code == 200
    assert client.get(reverse(f"admin:notifications_{model}_add")).status_code == 403


def test_a_notice_is_found_by_its_recipient_and_cannot_be_changed(client, plan_round, secretariat, denmark):
    plan_round()
    tick()
    sign_in(client, secretariat)
    listed = client.get(reverse("admin:notifications_notice_changelist"), {"q": denmark.email}).content.decode()
    assert denmark.name in listed
    one = Notice.objects.filter(person=denmark).first()
    page = reverse("admin:notifications_notice_change", args=[one.pk])
    assert one.params
    said = client.get(page)
    assert said.status_code == 200
    assert not [each for each in map(str, one.params.values()) if each and each in said.content.decode()]
    assert client.post(page, {"status": "dead"}).status_code == 403


def test_what_failed_is_tried_again_and_what_did_not_is_named(client, plan_round, secretariat, denmark):
    plan_round(delegations=("DK",))
    tick()
    Notice.objects.filter(channel="email").update(status="dead")
    sign_in(client, secretariat)
    rows = [str(pk) for pk in Notice.objects.values_list("pk", flat=True)]
    answer = client.post(
        reverse("admin:notifications_notice_changelist"),
        {"action": "try_again", "_selected_action": rows},
        follow=True,
    )
    page = answer.content.decode()
    assert "1 will be tried again at once." in page
    assert "not waiting for another attempt" in page
    assert Notice.objects.get(channel="email").status == "queued"


def test_a_reminder_that_found_nobody_is_tried_again(client, case, plan_round, secretariat, swedish_officer):
    plan_round(delegations=("SE",))
    tick()
    failed = Reminder.objects.get(status="failed")
    sign_in(client, secretariat)
    client.post(
        reverse("admin:notifications_reminder_changelist"), {"action": "try_again", "_selected_action": [failed.pk]}
    )
    failed.refresh_from_db()
    assert failed.status == "planned"
