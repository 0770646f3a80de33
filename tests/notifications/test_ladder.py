"""A delegation that is not reached is looked for higher up; silence is left alone once delivered."""

import pytest

from audit.trail import trail_of
from notifications import actions
from notifications.dispatcher import tick
from notifications.models import Escalation, Notice
from notifications.rules.vocabulary import DeadlineKind
from tests.notifications.conftest import HANDLER

pytestmark = pytest.mark.django_db


def rungs(code: str) -> dict[str, str]:
    return dict(Escalation.objects.filter(delegation=code).values_list("step", "status"))


def told(person, code: str) -> int:
    return Notice.objects.filter(person=person, code=code, channel="in_app").count()


def test_a_step_nobody_fills_is_skipped_and_said_and_the_lead_is_told_in_its_place(
    plan_round, denmark, danish_lead, secretariat, clock
):
    deadline = plan_round(DeadlineKind.WRITTEN, hours=40, delegations=("DK",))
    tick()
    clock.forward(hours=10, seconds=5)
    tick()
    assert rungs("DK") == {"deputy": "skipped", "lead": "taken", "secretariat_call": "planned"}
    assert told(danish_lead, "notifications.escalated") == 1
    said = [event.sentence for event in trail_of(deadline)]
    assert said[0].startswith("Entente skipped: deputy of DK")
    assert said[1].startswith("Entente turned to: lead")


def test_at_last_the_secretariat_is_asked_to_call(plan_round, denmark, danish_lead, secretariat, clock):
    plan_round(DeadlineKind.WRITTEN, hours=40, delegations=("DK",))
    tick()
    clock.forward(hours=31)
    tick()
    assert rungs("DK")["secretariat_call"] == "taken"
    assert told(secretariat, "notifications.escalated_call") == 1


def test_received_ends_the_climb(plan_round, denmark, danish_lead, clock):
    plan_round(DeadlineKind.WRITTEN, hours=40, delegations=("DK",))
    tick()
    actions.acknowledge(notice=Notice.objects.get(person=denmark, channel="in_app"), by=denmark)
    clock.forward(hours=31)
    tick()
    assert set(rungs("DK").values()) == {"unneeded"}
    assert told(danish_lead, "notifications.escalated") == 0


def test_under_silence_delivery_is_enough_and_only_failure_is_chased(
    case, plan_round, denmark, danish_lead, secretariat, clock
):
    case.audience.create(delegation_id="SE")
    plan_round(DeadlineKind.SILENCE, hours=40, delegations=("DK", "SE"))
    tick()
    clock.forward(hours=31)
    tick()
    assert set(rungs("DK").values()) == {"unneeded"}
    assert rungs("SE") == {"deputy": "skipped", "lead": "skipped", "secretariat_call": "taken"}
    assert told(secretariat, "notifications.escalated_call") == 1


def test_an_answer_an_extension_and_a_cancelled_round_end_the_climb(case, plan_round, denmark, france, clock):
    opened = plan_round(DeadlineKind.WRITTEN, hours=40, delegations=("DK", "FR")).opened_at
    actions.cancel_reminders(subject=case, handler=HANDLER, delegation="FR")
    assert set(rungs("FR").values()) == {"cancelled"}
    moved = plan_round(DeadlineKind.WRITTEN, hours=80, opened_at=opened, delegations=("DK",))
    assert moved.escalations.filter(revision=1, status="planned").count() == 0
    assert moved.escalations.filter(revision=2, status="planned").count() == 3
    actions.cancel_deadline(subject=case, handler=HANDLER)
    assert not Escalation.objects.filter(status="planned").exists()
    actions.restore_reminders(subject=case, handler=HANDLER)
    assert moved.escalations.filter(revision=2, status="planned").count() == 3


def test_work_without_an_asked_delegation_has_no_ladder(plan_round):
    plan_round(DeadlineKind.FOLLOW_UP, hours=72)
    assert not Escalation.objects.exists()
