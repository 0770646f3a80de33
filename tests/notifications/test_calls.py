"""The last rung: what the secretariat has to call about, until the call is noted or somebody confirms."""

from datetime import timedelta

import pytest
from django.urls import reverse

from audit.models import AuditEvent
from cases.models import Quarantined
from core.clock import db_now
from core.rules.refusal import Refused
from delegations import facts as people
from delegations.models import Absence, Delegation
from desk.inbox import inbox_of
from notifications import dispatcher
from notifications.actions import acknowledge, cancel_reminders, record_call
from notifications.calling import calls_to_make, listed
from notifications.models import Escalation, Notice
from notifications.outbox import notify
from notifications.rules.vocabulary import DeadlineKind
from tests import cast
from tests.notifications.conftest import sign_in

pytestmark = pytest.mark.django_db
WRITTEN = DeadlineKind.WRITTEN


@pytest.fixture
def unanswered(plan_round, clock, denmark, secretariat):
    """A written round of two days in which Denmark has confirmed nothing after three quarters."""
    deadline = plan_round(WRITTEN, hours=48, delegations=("DK",))
    dispatcher.tick()
    clock.forward(hours=37)
    dispatcher.tick()
    return deadline


def test_the_call_stands_on_the_page_and_in_the_inbox_of_the_secretariat(client, unanswered, denmark, secretariat):
    sign_in(client, secretariat)
    page = client.get(reverse("notifications:calls")).content.decode()
    assert "Denmark" in page
    assert denmark.name in page
    titles = [item.title for items in inbox_of(secretariat, db_now()).values() for item in items]
    assert "Call DK" in titles


def test_steps_nobody_staffs_were_skipped_and_each_step_is_in_the_memory(unanswered):
    verbs = list(AuditEvent.objects.filter(chain=unanswered.chain).values_list("verb", flat=True))
    assert verbs.count("escalation_skipped") == 2
    assert verbs.count("escalated") == 1


def test_a_marked_note_is_kept_out_and_the_call_stays_to_be_made(client, unanswered, secretariat):
    sign_in(client, secretariat)
    url = reverse("notifications:called", args=[calls_to_make().get().pk])
    assert client.post(url, {"note": "They hold it as SECRET UE/EU SECRET."}).status_code == 422
    assert calls_to_make().exists()
    entry = Quarantined.objects.get()
    assert (entry.where, str(entry.case_id)) == ("note", unanswered.chain)


def test_a_noted_call_leaves_the_list_once_with_its_words(client, unanswered, secretariat):
    sign_in(client, secretariat)
    rung = calls_to_make().get()
    url = reverse("notifications:called", args=[rung.pk])
    assert client.post(url, {"note": "  "}).status_code == 400
    assert client.post(url, {"note": "Spoke to the duty officer."}).status_code == 303
    assert not calls_to_make().exists()
    assert client.post(url, {"note": "Again."}).status_code == 409
    said = AuditEvent.objects.get(verb="called")
    assert "Spoke to the duty officer." in said.sentence


def test_somebody_confirming_ends_it_without_a_call(unanswered, denmark):
    notice = Notice.objects.filter(person=denmark, channel="in_app").first()
    acknowledge(notice=notice, by=denmark)
    assert not calls_to_make().exists()


def test_an_answer_spares_the_call(case, unanswered):
    cancel_reminders(subject=case, handler=unanswered.handler, delegation="DK")
    assert not calls_to_make().exists()


def test_the_matter_is_named_to_nobody_who_may_not_see_it(unanswered, secretariat, stranger):
    assert listed(secretariat)[0]["title"]
    assert listed(stranger)[0]["title"] == ""


def test_only_the_secretariat_calls(unanswered, chair):
    with pytest.raises(Refused):
        record_call(rung=calls_to_make().get(), note="Called.", by=chair)
    assert Escalation.objects.filter(called_at__isnull=False).count() == 0


def test_whoever_stands_in_for_somebody_away_is_told_as_well(case, denmark):
    deputy = cast.officer("DK")
    today = people.today()
    dk = Delegation.objects.get(pk="DK")
    away = Absence.objects.create(
        delegation=dk, person=denmark, deputy=deputy, since=today, until=today + timedelta(days=3)
    )
    params = {"people": [denmark], "code": "tests.plain", "params": {"case": "x"}, "subject": case, "url": "/"}
    notify(**params, dedupe="one")
    assert Notice.objects.filter(person=deputy, dedupe="one").exists()
    Absence.objects.filter(pk=away.pk).update(until=today - timedelta(days=1), since=today - timedelta(days=2))
    notify(**params, dedupe="two")
    assert not Notice.objects.filter(person=deputy, dedupe="two").exists()
